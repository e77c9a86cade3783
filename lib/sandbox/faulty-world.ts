import { createHash, createHmac, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { z } from 'zod'
import type { FaultRequest } from '@/lib/sandbox/faults'
import type { ProviderName } from '@/lib/sandbox/kernel'
import { securityCredential } from '@/lib/sandbox/mpesa/daraja-by-hand'
import { type RawAnswer, rawRequest } from '@/lib/sandbox/raw-socket'
import { type RunningSandbox, startSandbox } from '@/lib/sandbox/server'

/** For tests of faults: the sandbox, and one sending operation of each provider, written by hand from the contracts. */

export let sandbox: RunningSandbox
let hooks: Server
let hookPort = 0
export const received: { path: string; headers: Record<string, unknown>; body: string }[] = []

/** Starts the sandbox and a server that takes its callbacks. */
export async function openWorld(): Promise<void> {
  sandbox = await startSandbox({ port: 0, dataFile: ':memory:', seed: 'faults', days: 1 })
  hooks = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      received.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ResultCode":0}')
    })
  })
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve))
  hookPort = z.object({ port: z.number() }).parse(hooks.address()).port
  sandbox.kernel.settings.set('mpesa', 'resultDelayMs', 20)
  for (const name of ['pendingMs', 'processingMs']) sandbox.kernel.settings.set('wekeza', name, 20)
  sandbox.kernel.settings.set('bitpesa', 'payoutDelayMs', 20)
}

export async function closeWorld(): Promise<void> {
  await sandbox.close()
  hooks.closeAllConnections()
  await new Promise<void>((resolve) => hooks.close(() => resolve()))
}

/** Between tests: no callbacks, no faults left over. */
export function tidyWorld(): void {
  received.length = 0
  for (const fault of sandbox.kernel.faults.list()) sandbox.kernel.faults.remove(fault.id)
}

const Access = z.object({ access_token: z.string() })
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
export const JSON_TYPE = { 'content-type': 'application/json' }
export const hook = (path: string) => `http://127.0.0.1:${hookPort}${path}`

/** A fresh token each time: an unauthorized fault kills the one that was used. */
export async function token(provider: 'mpesa' | 'wekeza' | 'ihela'): Promise<string> {
  const port = sandbox.ports[provider]
  const basic = Buffer.from('hazina-sandbox-key:hazina-sandbox-secret').toString('base64')
  const demo = { grant_type: 'client_credentials', client_id: 'hazina-sandbox', client_secret: 'hazina-sandbox-secret' }
  const answer = await {
    mpesa: () =>
      rawRequest({
        port,
        method: 'GET',
        path: '/oauth/v1/generate?grant_type=client_credentials',
        headers: { authorization: `Basic ${basic}` },
      }),
    wekeza: () => rawRequest({ port, path: '/oauth/token', headers: FORM, body: form(demo) }),
    ihela: () => rawRequest({ port, path: '/oAuth2/token/', headers: FORM, body: form(demo) }),
  }[provider]()
  return Access.parse(JSON.parse(answer.body)).access_token
}

export type Sent = { send: (giveUpMs?: number) => Promise<RawAnswer>; moved: () => number; resultPath: string }
const movedWith = (reference: string) =>
  sandbox.kernel.ledger
    .list({ after: 0, limit: 100_000 })
    .filter((movement) => movement.merchantReference === reference && movement.kind !== 'payout').length

let serial = 0

/** One order that would move money, ready to go. `moved` counts what the ledger holds of it. */
export async function order(provider: ProviderName): Promise<Sent> {
  serial += 1
  const reference = `FAULT-${serial}`
  const port = sandbox.ports[provider]
  const resultPath = `/results/${reference}`
  const request = (path: string, headers: Record<string, string>, body: string): Sent => ({
    send: (giveUpMs) => rawRequest({ port, path, headers, body, ...(giveUpMs === undefined ? {} : { giveUpMs }) }),
    moved: () => movedWith(reference),
    resultPath,
  })
  if (provider === 'mpesa') {
    const control = `http://127.0.0.1:${sandbox.ports.control}`
    const pem = await (await fetch(`${control}/mpesa/certificate.pem`)).text()
    const body = JSON.stringify({
      OriginatorConversationID: reference,
      InitiatorName: 'testapi',
      SecurityCredential: securityCredential(pem, 'Safaricom999!*!'),
      CommandID: 'BusinessPayment',
      Amount: 100,
      PartyA: 600100,
      PartyB: 254708374149,
      Remarks: 'Payout',
      QueueTimeOutURL: hook('/timeouts'),
      ResultURL: hook(resultPath),
      Occassion: 'none',
    })
    const authorization = `Bearer ${await token('mpesa')}`
    return request('/mpesa/b2c/v3/paymentrequest', { ...JSON_TYPE, authorization }, body)
  }
  if (provider === 'wekeza') {
    const body = JSON.stringify({
      sourceAccountId: 'acc_soko_operations',
      destinationAccountNumber: '1009876543',
      amount: 100,
      currency: 'KES',
      description: 'Payment',
      reference,
    })
    const authorization = `Bearer ${await token('wekeza')}`
    return request('/api/v1/payments', { ...JSON_TYPE, authorization, 'idempotency-key': randomUUID() }, body)
  }
  if (provider === 'ihela') {
    const body = form({
      bank_slug: 'MOB-0006',
      account: '76000555',
      amount: '20000',
      merchant_reference: reference,
      description: 'x',
    })
    const authorization = `Bearer ${await token('ihela')}`
    return request('/api/v1/payments/cash-in/', { ...FORM, authorization }, body)
  }
  const body = JSON.stringify(bitpesaPayout(reference))
  return {
    ...request('/v1/transactions/create_and_fund', {}, body),
    send: (giveUpMs) => signed('/v1/transactions/create_and_fund', body, giveUpMs),
  }
}

function bitpesaPayout(external_id: string) {
  const details = { first_name: 'Ada', last_name: 'Obi', phone_number: '+256772123400', mobile_provider: 'mtn' }
  const sender = {
    type: 'person',
    first_name: 'Jane',
    last_name: 'Tester',
    country: 'KE',
    street: 'Moi Avenue 1',
    city: 'Nairobi',
    postal_code: '00100',
    phone_number: '+254700000001',
    email: 'jane@example.com',
    birth_date: '1980-01-01',
    ip: '127.0.0.1',
    documents: [],
  }
  const payout_method = { type: 'UGX::Mobile', details }
  const recipients = [{ requested_amount: '37000', requested_currency: 'UGX', payout_method }]
  return { transaction: { input_currency: 'USD', external_id, sender, recipients } }
}

/** Signed as the contract says, apart from the sandbox's own code. */
export function signed(path: string, body: string, giveUpMs = 5_000): Promise<RawAnswer> {
  const port = sandbox.ports.bitpesa
  const nonce = randomUUID()
  const hash = createHash('sha512').update(body).digest('hex')
  const text = [nonce, 'POST', `http://127.0.0.1:${port}${path}`, hash].join('&')
  const headers = {
    ...JSON_TYPE,
    'authorization-key': 'hazina-sandbox-key',
    'authorization-nonce': nonce,
    'authorization-signature': createHmac('sha512', 'hazina-sandbox-secret').update(text).digest('hex'),
  }
  return rawRequest({ port, path, headers, body, giveUpMs })
}

const OPERATION: Record<ProviderName, string> = {
  mpesa: 'b2c',
  wekeza: 'payment_create',
  bitpesa: 'create_and_fund',
  ihela: 'cash_in',
}
export const ACCEPTED: Record<ProviderName, number> = { mpesa: 200, wekeza: 201, bitpesa: 201, ihela: 200 }

export async function fault(provider: ProviderName, kind: FaultRequest['kind'], more: Partial<FaultRequest> = {}) {
  const answer = await fetch(`http://127.0.0.1:${sandbox.ports.control}/faults`, {
    method: 'POST',
    body: JSON.stringify({ provider, operation: OPERATION[provider], kind, ...more }),
  })
  if (answer.status !== 201) throw new Error(`the fault was refused: ${await answer.text()}`)
}

/** The words of the newest log entries that are about this order's operation. */
export function words(provider: ProviderName): string {
  const entries = sandbox.kernel.log.latest({ provider, limit: 30 })
  return entries.map((entry) => entry.note ?? '').join('\n')
}

/** The log is written when an answer has left (or been cut), which a client may see before. */
export const said = (provider: ProviderName, text: string) =>
  eventually(
    () => words(provider),
    (log) => log.includes(text),
  )

export async function eventually<T>(read: () => T, wanted: (value: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + 8_000; ; ) {
    const value = read()
    if (wanted(value)) return value
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
export const movedOnce = (sent: Sent) => eventually(sent.moved, (count) => count === 1)
export const isJson = (text: string) => {
  try {
    return JSON.parse(text) !== undefined
  } catch {
    // Cut short or HTML.
    return false
  }
}
