import { z } from 'zod'
import { type RunningSandbox, startSandbox } from '@/lib/sandbox/server'

type ShownBill = {
  code: string
  merchant_reference: string
  amount: string
  description: string
  redirect_uri: string | null
  created_at: string
  confirmation_uri: string
  status: unknown
}
/** The parts of answers that the tests look at; each test checks that what it reads is there. */
type Shown = {
  access_token: string
  detail: string
  details: string
  errors: Record<string, string[]>
  bill: ShownBill
  banks: { slug: string; limits_config: unknown; company: { logo: string } }[]
  count: number
  reference: string
}
const Shown = z.custom<Shown>()
export type Answer = { status: number; headers: Headers; body: Shown; text: string }
type Options = { token?: string; authorization?: string; type?: string; body?: string | FormData }

export const FORM = 'application/x-www-form-urlencoded'

/** For tests: a sandbox with iHela alone and a client written by hand from the contract, over real HTTP. */
export async function ihelaUnderTest() {
  const sandbox = await startSandbox({ port: 0, dataFile: ':memory:', seed: 'hazina', days: 20, only: ['ihela'] })
  return new ForeignClient(sandbox)
}

export class ForeignClient {
  soko = ''
  demo = ''
  #references = 0

  constructor(readonly sandbox: RunningSandbox) {}

  get origin(): string {
    return `http://127.0.0.1:${this.sandbox.ports.ihela}`
  }

  /** I1 and I2 for the contract's client; credentials in the body, as Java sends them, for the other. */
  async signIn(): Promise<void> {
    this.demo = (
      await this.token('grant_type=client_credentials', 'Basic ZGVtb19jbGllbnQ6ZGVtb19zZWNyZXQ=')
    ).body.access_token
    const body = 'client_secret=hazina-sandbox-secret&client_id=hazina-sandbox&grant_type=client_credentials'
    this.soko = (await this.token(body)).body.access_token
  }

  token(body: string, authorization = ''): Promise<Answer> {
    return this.send('POST', '/oAuth2/token/', { authorization, type: FORM, body })
  }

  post(path: string, body: string, token = this.soko): Promise<Answer> {
    return this.send('POST', `/api/v1/payments/${path}`, { token, type: FORM, body })
  }

  init(change: Record<string, string> = {}, token = this.soko): Promise<Answer> {
    const merchant_reference = `ref-${this.#references++}`
    const fields = { amount: '2000', description: 'My description', merchant_reference, user: '76000111', ...change }
    return this.post('bill/init/', new URLSearchParams(fields).toString(), token)
  }

  /** With the names as the gateway wants them: `code` is the merchant's reference. */
  verify(bill: { merchant_reference: string; code: string }, token = this.soko): Promise<Answer> {
    const fields = { code: bill.merchant_reference, reference: bill.code }
    return this.post('bill/verify/', new URLSearchParams(fields).toString(), token)
  }

  cashIn(change: Record<string, string>): Promise<Answer> {
    const merchant_reference = `cash-${this.#references++}`
    const receiver = { bank_slug: 'MOB-0006', account: '76000555' }
    const fields = { ...receiver, amount: '20000', merchant_reference, description: 'x', ...change }
    return this.post('cash-in/', new URLSearchParams(fields).toString())
  }

  async send(method: string, path: string, options: Options = {}): Promise<Answer> {
    const authorization = options.authorization || (options.token ? `Bearer ${options.token}` : '')
    const response = await fetch(this.origin + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(authorization && { Authorization: authorization }),
        ...(options.type && { 'Content-Type': options.type }),
      },
      ...(options.body !== undefined && { body: options.body }),
    })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: Shown.parse(json ? JSON.parse(text) : null),
    }
  }
}
