import { z } from 'zod'
import { type RunningSandbox, startSandbox } from '@/lib/sandbox/server'

type Line = {
  id: string
  accountNumber: string
  balance: { current: number }
  type: string
  amount: number
  balanceAfter: number
  transactionDate: string
  description: string
  reference: string
  status: string
  attempts: number
}
/** The parts of answers that the tests look at; each test checks that what it reads is there. */
type Shown = Line & {
  access_token: string
  refresh_token: string
  secret: string
  error: { code: string; details: Record<string, unknown>; retryAfter: number }
  requestId: string
  timestamp: string
  data: Line[]
  balance: { available: number; current: number; pending: number }
  holds: unknown[]
  links: Record<string, string>
  pagination: { totalRecords: number; hasNext: boolean }
  summary: { totalTransactions: number; totalDebits: number; netAmount: number }
  statusHistory: { status: string }[]
  fraudCheck: { status: string }
  checkoutRequestId: string
  mpesaReceiptNumber: string
}
const Shown = z.custom<Shown>()
export type Answer = { status: number; headers: Headers; body: Shown }
type Options = { body?: unknown; headers?: Record<string, string> }

/** For tests: a sandbox with Wekeza alone and a client written by hand from the contract, over real HTTP. */
export async function wekezaUnderTest(dataFile = ':memory:') {
  const sandbox = await startSandbox({ port: 0, dataFile, seed: 'hazina', days: 20, only: ['wekeza'] })
  for (const name of ['pendingMs', 'processingMs']) sandbox.kernel.settings.set('wekeza', name, 40)
  const client = new ForeignClient(sandbox)
  await client.signIn()
  return client
}

export class ForeignClient {
  #token = ''
  #keys = 0

  constructor(readonly sandbox: RunningSandbox) {}

  get origin(): string {
    return `http://127.0.0.1:${this.sandbox.ports.wekeza}`
  }

  async signIn(): Promise<void> {
    this.#token = (await this.token({})).body.access_token
  }

  async token(fields: Record<string, string>): Promise<Answer> {
    const demo = { client_id: 'hazina-sandbox', client_secret: 'hazina-sandbox-secret' }
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...demo, ...fields })
    return this.#send('/oauth/token', { method: 'POST', body })
  }

  async call(method: string, path: string, options: Options = {}): Promise<Answer> {
    const { body } = options
    return this.#send(path, {
      method,
      headers: { Authorization: `Bearer ${this.#token}`, 'Content-Type': 'application/json', ...options.headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }

  pay(change: Record<string, unknown> = {}, key = `key-${this.#keys++}`): Promise<Answer> {
    const body = {
      sourceAccountId: 'acc_soko_operations',
      destinationAccountNumber: '1009876543',
      amount: 12_500,
      currency: 'KES',
      description: 'Payment for services',
      reference: 'INV-2026-001',
      ...change,
    }
    return this.call('POST', '/api/v1/payments', { body, headers: { 'Idempotency-Key': key } })
  }

  /** The payment once it has reached the status. */
  async ended(id: string, status: string): Promise<Shown> {
    const read = async () => (await this.call('GET', `/api/v1/payments/${id}`)).body
    return until(read, (payment) => payment.status === status)
  }

  async balance(accountId: string): Promise<Shown['balance']> {
    return (await this.call('GET', `/api/v1/accounts/${accountId}/balance`)).body.balance
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(this.origin + path, init)
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: Shown.parse(text === '' ? null : JSON.parse(text)),
    }
  }
}

/** Reads until it is so, for five seconds at most. */
export async function until<T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + 5_000; ; ) {
    const value = await read()
    if (done(value)) return value
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}
