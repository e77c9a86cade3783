import { createHash, createHmac, randomUUID } from 'node:crypto'
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { z } from 'zod'
import { KernelCore } from '@/lib/sandbox/kernel-core'
import { createBitpesa, seedBitpesa } from './index'

/** A loosely typed view of an answer, so that tests read like the contract. */
export type Answer = { status: number; text: string; json: AnswerJson }
export class AnswerJson {
  constructor(readonly value: unknown) {}
  /** Follows keys and indexes: `at('object', 'recipients', 0, 'state')`. */
  at(...path: (string | number)[]): unknown {
    return path.reduce<unknown>(
      (value, key) =>
        z
          .record(z.string(), z.unknown())
          .or(z.array(z.unknown()))
          .transform((v) => Reflect.get(v, key))
          .parse(value),
      this.value,
    )
  }
  text(...path: (string | number)[]): string {
    return z.string().parse(this.at(...path))
  }
}

/** Signed by hand from the contract, apart from the sandbox's own code. */
export function handSigned(options: {
  key: string
  secret: string
  nonce: string
  method: string
  url: string
  body: string
}) {
  const hash = createHash('sha512').update(options.body, 'utf8').digest('hex')
  const toSign = [options.nonce, options.method, options.url, hash].join('&')
  return {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'Authorization-Key': options.key,
    'Authorization-Nonce': options.nonce,
    'Authorization-Signature': createHmac('sha512', options.secret).update(toSign).digest('hex'),
  }
}

/** The BitPesa sandbox on a free port with a small world, driven over real HTTP. */
export async function startUnderTest(
  options: { days?: number; now?: () => Date; dataFile?: string; restarted?: boolean } = {},
) {
  const kernel = new KernelCore({
    dataFile: options.dataFile ?? ':memory:',
    seed: 'test',
    days: options.days ?? 10,
    now: options.now ?? (() => new Date()),
  })
  const app = createBitpesa(kernel)
  if (!options.restarted) seedBitpesa(kernel)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', () => resolve())))
  const { port } = z.object({ port: z.number() }).parse(server.address())
  const base = `http://127.0.0.1:${port}`

  const raw = (method: string, path: string, headers: Record<string, string>, body = '') =>
    new Promise<Answer>((resolve, reject) => {
      const req = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          resolve({
            status: res.statusCode ?? 0,
            text,
            json: new AnswerJson(text.startsWith('{') ? JSON.parse(text) : {}),
          })
        })
      })
      req.on('error', reject)
      req.end(body)
    })

  const call = (method: string, path: string, json?: unknown): Promise<Answer> => {
    const body = json === undefined ? '' : JSON.stringify(json)
    const url = `${base}${path}`
    const signed = {
      key: 'hazina-sandbox-key',
      secret: 'hazina-sandbox-secret',
      nonce: randomUUID(),
      method,
      url,
      body,
    }
    return raw(method, path, handSigned(signed), body)
  }
  const close = async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
    await kernel.close()
  }
  return { kernel, base, raw, call, close }
}
export type UnderTest = Awaited<ReturnType<typeof startUnderTest>>

export interface Received {
  headers: IncomingHttpHeaders
  body: string
  event: string
  at: number
}

/** A webhook receiver that answers with the next status of the list, then 200. */
export async function startReceiver(statuses: number[] = []) {
  const received: Received[] = []
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const { event } = z.object({ event: z.string() }).parse(JSON.parse(body))
      received.push({ headers: req.headers, body, event, at: Date.now() })
      res.writeHead(statuses.shift() ?? 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  const { port } = z.object({ port: z.number() }).parse(address)
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}/w/token`, received, close }
}

/** Polls until the condition holds; fails with the last value shown. */
export async function until<T>(read: () => T | Promise<T>, holds: (value: T) => boolean, limitMs = 15_000): Promise<T> {
  const end = Date.now() + limitMs
  for (;;) {
    const value = await read()
    if (holds(value)) return value
    if (Date.now() > end) throw new Error(`never came: ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export const SENDER = {
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

/** A payout to a Ugandan phone; the default ending is paid. */
export function payoutBody(options: {
  externalId?: string
  phone?: string
  amount?: string | number
  input?: string
  sender?: unknown
}) {
  const { externalId, phone = '+256772123400', amount = '370000', input = 'USD', sender = SENDER } = options
  return {
    transaction: {
      input_currency: input,
      external_id: externalId,
      sender,
      recipients: [
        {
          type: 'person',
          requested_amount: amount,
          requested_currency: 'UGX',
          payout_method: {
            type: 'UGX::Mobile',
            details: { first_name: 'Ada', last_name: "O'Kello", phone_number: phone },
          },
        },
      ],
      traits: { auto_refund: true, account_validation: false },
      metadata: { local_id: '42' },
    },
  }
}
