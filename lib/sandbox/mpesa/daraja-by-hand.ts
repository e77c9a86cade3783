import { constants, createPublicKey, publicEncrypt } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { type RunningSandbox, startSandbox } from '@/lib/sandbox/server'

/** A callback as the test's own server received it. */
export interface Received {
  path: string
  headers: Record<string, string | string[] | undefined>
  json: unknown
}

/** For tests: a sandbox of M-Pesa only, a server that takes its callbacks, and requests written by hand. */
export class DarajaByHand {
  readonly received: Received[] = []
  /** What the test's server answers, by path; 200 with an accepting body otherwise. */
  readonly answers: Record<string, { status: number; body: string } | undefined> = {}
  token = ''
  #waiting: (() => void)[] = []

  private constructor(
    readonly sandbox: RunningSandbox,
    private readonly server: Server,
    readonly hookPort: number,
  ) {}

  static async start(options: { days?: number; dataFile?: string; now?: () => Date } = {}): Promise<DarajaByHand> {
    const { days = 1, dataFile = ':memory:', ...rest } = options
    const sandbox = await startSandbox({ port: 0, dataFile, seed: 'test', days, only: ['mpesa'], ...rest })
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (typeof address !== 'object' || address === null) throw new Error('no port')
    const daraja = new DarajaByHand(sandbox, server, address.port)
    server.on('request', (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const path = request.url ?? ''
        daraja.received.push({ path, headers: request.headers, json: JSON.parse(Buffer.concat(chunks).toString()) })
        const answer = daraja.answers[path] ?? { status: 200, body: '{"ResultCode":0,"ResultDesc":"Accepted"}' }
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
        for (const wake of daraja.#waiting.splice(0)) wake()
      })
    })
    await daraja.settings({ resultDelayMs: 5, c2bDelayMs: 5 })
    await daraja.login()
    return daraja
  }

  hook(path: string): string {
    return `http://127.0.0.1:${this.hookPort}${path}`
  }

  get base(): string {
    return `http://127.0.0.1:${this.sandbox.ports.mpesa}`
  }

  async login(): Promise<void> {
    const credentials = Buffer.from('hazina-sandbox-key:hazina-sandbox-secret').toString('base64')
    const answer = await fetch(`${this.base}/oauth/v1/generate?grant_type=client_credentials`, {
      headers: { authorization: `Basic ${credentials}` },
    })
    const body: { access_token?: string } = JSON.parse(await answer.text())
    this.token = body.access_token ?? ''
  }

  /** One POST with a bearer token; `json` is whatever came back. */
  async post(path: string, body: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(this.base + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, json: text === '' ? null : JSON.parse(text) }
  }

  async control(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) {
    const response = await fetch(`http://127.0.0.1:${this.sandbox.ports.control}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : null }
  }

  async settings(mpesa: Record<string, string | number | boolean>): Promise<void> {
    await this.control('PATCH', '/settings', { mpesa })
  }

  /** The callbacks to a path once there are at least `count`; fails after three seconds. */
  async callbacks(path: string, count = 1): Promise<Received[]> {
    const deadline = Date.now() + 3_000
    for (;;) {
      const found = this.received.filter((callback) => callback.path === path)
      if (found.length >= count) return found
      const leftMs = deadline - Date.now()
      if (leftMs <= 0) throw new Error(`${found.length} of ${count} callbacks came to ${path}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs)
        this.#waiting.push(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
  }

  /** The first callback's body. */
  async callback(path: string) {
    const [first] = await this.callbacks(path)
    return JSON.parse(JSON.stringify(first?.json))
  }

  /** The fields that balance, status and reversal requests share. */
  initiated(credential: string, commandId: string, more: Record<string, unknown>) {
    return {
      Initiator: 'testapi',
      SecurityCredential: credential,
      CommandID: commandId,
      PartyA: '600100',
      IdentifierType: '4',
      Remarks: 'check',
      QueueTimeOutURL: this.hook('/timeouts'),
      ...more,
    }
  }

  /** A status query and its result. */
  async status(credential: string, asked: Record<string, unknown>) {
    const path = `/status-${this.received.length}-${Date.now()}`
    const query = { ResultURL: this.hook(path), Occasion: 'recheck', ...asked }
    await this.post('/mpesa/transactionstatus/v1/query', this.initiated(credential, 'TransactionStatusQuery', query))
    return (await this.callback(path)).Result
  }

  /** The available balances of 600100 by account name, in cents. */
  async balances(credential: string): Promise<Record<string, number>> {
    const path = `/balance-${this.received.length}-${Date.now()}`
    const query = this.initiated(credential, 'AccountBalance', { ResultURL: this.hook(path) })
    await this.post('/mpesa/accountbalance/v1/query', query)
    const text = String(resultValues((await this.callback(path)).Result)['AccountBalance'])
    return Object.fromEntries(
      text.split('&').map((account) => [account.split('|')[0], Number(account.split('|')[3]?.replace('.', ''))]),
    )
  }

  async movements() {
    return (await this.control('GET', '/ledger?provider=mpesa')).json.movements
  }

  async close(): Promise<void> {
    await this.sandbox.close()
    this.server.closeAllConnections()
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }
}

/** The parameters of a result by key. */
export function resultValues(result: { ResultParameters: { ResultParameter: { Key: string; Value?: unknown }[] } }) {
  return Object.fromEntries(result.ResultParameters.ResultParameter.map((pair) => [pair.Key, pair.Value]))
}

/** base64(RSA PKCS#1 v1.5 of the password under the certificate's key). */
export function securityCredential(certificatePem: string, password: string): string {
  const key = { key: createPublicKey(certificatePem), padding: constants.RSA_PKCS1_PADDING }
  return publicEncrypt(key, Buffer.from(password)).toString('base64')
}

/** Section 15's first password vector belongs to exactly this short code and timestamp. */
export const VECTOR = {
  BusinessShortCode: '174379',
  Password:
    'MTc0Mzc5YmZiMjc5ZjlhYTliZGJjZjE1OGU5N2RkNzFhNDY3Y2QyZTBjODkzMDU5YjEwZjc4ZTZiNzJhZGExZWQyYzkxOTIwMjEwNjI4MDkyNDA4',
  Timestamp: '20210628092408',
}
