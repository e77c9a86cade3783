import { afterEach, describe, expect, it } from 'vitest'
import { answerJson, type ScriptedServer, type SeenRequest, startScriptedServer } from '../scripted-server'
import { createWekezaClient } from './client'
import { explainCode, REFUSALS } from './codes'
import { errorBody, paymentBody, transferOrder } from './fixtures'
import { createWekeza } from './index'
import { createRateWindow } from './rate-window'

let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

type Reply = Parameters<Parameters<typeof startScriptedServer>[0]>[1]

async function start(script: (request: SeenRequest, reply: Reply) => void) {
  server = await startScriptedServer(script)
  return {
    seen: server.seen,
    config: {
      baseUrl: `${server.url}/api/v1`,
      oauthUrl: `${server.url}/oauth`,
      clientId: 'client',
      clientSecret: 'secret',
      webhookSecrets: ['whsec'],
      accountIds: ['acc_1'],
    },
  }
}
const isToken = ({ path }: SeenRequest) => path === '/oauth/token'
const grants = (seen: readonly SeenRequest[]) =>
  seen.filter(isToken).map(({ body }) => {
    const form = new URLSearchParams(body)
    return [form.get('grant_type'), form.get('refresh_token'), form.get('scope')]
  })

describe('tokens', () => {
  const script = (refreshes: boolean) => (request: SeenRequest, reply: Reply) => {
    if (!isToken(request)) return answerJson(reply, 200, { data: [] })
    const refreshing = request.body.includes('grant_type=refresh_token')
    if (refreshing && !refreshes) return answerJson(reply, 400, { error: 'invalid_grant' })
    const body = { access_token: 'a', expires_in: 3600, refresh_token: refreshing ? 'r2' : 'r1' }
    answerJson(reply, 200, { ...body, ...(!refreshing && { scope: 'accounts.read payments.write' }) })
  }

  it('a refresh token is used once, then the one that came with the answer', async () => {
    let at = Date.parse('2026-02-13T10:00:00Z')
    const { config, seen } = await start(script(true))
    const client = createWekezaClient(config, { now: () => new Date(at) })
    for (let hour = 0; hour < 3; hour += 1) {
      await client.listWebhooks()
      at += 3_600_000
    }
    const scope = 'accounts.read transactions.read payments.write'
    expect(grants(seen)).toEqual([
      ['client_credentials', null, scope],
      ['refresh_token', 'r1', null],
      ['refresh_token', 'r2', null],
    ])
    expect(client.scopes()).toEqual(['accounts.read', 'payments.write'])
  })

  it('one that is refused, or a day old, gives way to the credentials', async () => {
    let at = Date.parse('2026-02-13T10:00:00Z')
    const { config, seen } = await start(script(false))
    const client = createWekezaClient(config, { now: () => new Date(at) })
    await client.listWebhooks()
    at += 3_600_000
    await client.listWebhooks()
    at += 90_000_000
    await client.listWebhooks()
    expect(grants(seen).map(([grant]) => grant)).toEqual([
      'client_credentials',
      'refresh_token',
      'client_credentials',
      'client_credentials',
    ])
  })

  it('after a 401 the credentials are used, and no secret is kept as evidence', async () => {
    let calls = 0
    const { config, seen } = await start((request, reply) => {
      if (isToken(request)) return answerJson(reply, 200, { access_token: 'a', expires_in: 3600, refresh_token: 'r1' })
      calls += 1
      answerJson(reply, calls === 1 ? 401 : 200, calls === 1 ? errorBody('UNAUTHORIZED') : { data: [] })
    })
    const result = await createWekezaClient(config).listWebhooks()
    expect(result.status).toBe(200)
    expect(grants(seen).map(([grant]) => grant)).toEqual(['client_credentials', 'client_credentials'])
    expect(JSON.stringify(result.exchange)).not.toContain('secret')
  })
})

describe('the rate window', () => {
  const told = (remaining: number, resetInS: number, change: Record<string, string> = {}) => ({
    wire: { kind: 'answered', status: 200, isJsonObject: true } as const,
    exchange: null,
    text: '',
    bytes: new Uint8Array(),
    headers: {
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': `${remaining}`,
      'x-ratelimit-reset': `${1_700_000_000 + resetInS}`,
      date: new Date(1_700_000_000_000).toUTCString(),
      ...change,
    },
  })

  it('reads stop before sends do, and a short wait is waited', async () => {
    let at = 5_000
    const waits: number[] = []
    const window = createRateWindow({
      now: () => at,
      sleep: async (ms) => {
        waits.push(ms)
        at += ms
      },
    })
    expect(await window.admit('read')).toBe(true)
    window.observe(told(6, 30))
    expect(await window.admit('read')).toBe(true)
    // Five are left for sends; thirty seconds are too long to wait.
    expect(await window.admit('read')).toBe(false)
    for (let count = 0; count < 5; count += 1) expect(await window.admit('send')).toBe(true)
    expect(await window.admit('send')).toBe(false)
    at += 20_000
    expect(await window.admit('send')).toBe(true)
    expect(waits).toEqual([10_000])
  })

  it('a clock that differs by hours makes no longer wait than a window', async () => {
    let at = 5_000
    const window = createRateWindow({ now: () => at, sleep: async () => undefined })
    window.observe(told(0, 86_400))
    expect(await window.admit('send')).toBe(false)
    at += 60_000
    expect(await window.admit('send')).toBe(true)
  })

  it('headers that cannot be read change nothing', async () => {
    const window = createRateWindow({ now: () => 0, sleep: async () => undefined })
    window.observe(told(0, 30, { 'x-ratelimit-remaining': 'none' }))
    expect(await window.admit('send')).toBe(true)
  })
})

describe('cancelling and batches when answers go wrong', () => {
  const token = { access_token: 'a', expires_in: 3600 }

  it('a cancellation that nobody confirms is no answer', async () => {
    const { config } = await start((request, reply) => {
      if (isToken(request)) return answerJson(reply, 200, token)
      if (request.method === 'POST') return void reply.socket?.destroy()
      answerJson(reply, 200, paymentBody({ status: 'PROCESSING' }))
    })
    const order = transferOrder({ providerReference: 'pmt_abc123xyz' })
    expect((await createWekeza(config).cancellations?.cancel(order, ''))?.kind).toBe('no_answer')
  })

  it('without an id there is nothing to cancel yet', async () => {
    const { config, seen } = await start((_request, reply) => answerJson(reply, 200, token))
    expect(await createWekeza(config).cancellations?.cancel(transferOrder(), '')).toMatchObject({ kind: 'refused' })
    expect(seen).toEqual([])
  })

  it('one item that the reply leaves out, or states otherwise, stays unknown; the others are accepted', async () => {
    const { config, seen } = await start((request, reply) => {
      if (isToken(request)) return answerJson(reply, 200, token)
      const payments = [
        { id: 'p1', status: 'PENDING', amount: 10.5, reference: 'R1' },
        { id: 'p2', status: 'PENDING', amount: 99, reference: 'R2' },
      ]
      answerJson(reply, 201, { batchId: 'b', status: 'PENDING', payments })
    })
    const orders = ['R1', 'R2', 'R3'].map((merchantReference) =>
      transferOrder({ merchantReference, amountMinor: 1_050n }),
    )
    const bulk = createWekeza(config).bulk
    if (!bulk) throw new Error('bulk is expected')
    const told = await bulk.transmitBulk(bulk.prepareBulk(orders), orders, 'batch-1')
    expect(told.map(({ replyClass }) => replyClass)).toEqual(['accepted', 'indeterminate', 'indeterminate'])
    expect(seen.at(-1)?.headers['idempotency-key']).toBe('batch-1')
    expect(seen.at(-1)?.body).toContain('"amount":10.5')
  })

  it.each([
    ['nothing', []],
    ['two of one reference', [transferOrder(), transferOrder()]],
    ['two accounts', [transferOrder(), transferOrder({ merchantReference: 'B', sourceAccountKey: 'acc_2' })]],
    ['two currencies', [transferOrder(), transferOrder({ merchantReference: 'B', currency: 'USD' })]],
  ])('a batch of %s is not written', async (_name, orders) => {
    const { config } = await start((_request, reply) => answerJson(reply, 200, token))
    expect(() => createWekeza(config).bulk?.prepareBulk(orders)).toThrow()
  })
})

describe('codes', () => {
  it.each([
    ...Object.keys(REFUSALS),
    ...'UNAUTHORIZED PAYMENT_NOT_FOUND DUPLICATE_PAYMENT RATE_LIMIT_EXCEEDED INTERNAL_ERROR NOT_FOUND'.split(' '),
    ...'PAYMENT_NOT_CANCELLABLE invalid_client invalid_scope access_denied'.split(' '),
    ...'PENDING SCHEDULED PENDING_REVIEW PROCESSING COMPLETED FAILED CANCELLED REVERSED'.split(' '),
  ])('%s has a sentence, a next step and advice', (code) => {
    const told = explainCode('wekeza.transfer', code)
    expect(told?.sentence).toMatch(/\.$/)
    expect(told?.nextAction).toMatch(/\.$/)
    expect(told?.again).toBeDefined()
  })

  it.each(['0', '1', '1032', '1037', '2001'])('the end %s of a prompt has one too, on prompts only', (code) => {
    expect(explainCode('wekeza.stk', code)?.sentence).toMatch(/\.$/)
    expect(explainCode('wekeza.transfer', code)).toBeUndefined()
  })

  it('an unknown one has none', () => {
    expect(explainCode('wekeza.stk', 'constructor')).toBeUndefined()
  })
})
