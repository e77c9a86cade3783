import { afterEach, describe, expect, it } from 'vitest'
import type { Provider } from '../provider'
import type { HistoryLine } from '../readings'
import { answerJson, type ScriptedServer, type SeenRequest, startScriptedServer } from '../scripted-server'
import { SUBSCRIBED_EVENTS } from './codes'
import { pagination, transactionBody } from './fixtures'
import { createWekeza } from './index'

let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function wekeza(
  answer: (request: SeenRequest, query: URLSearchParams) => { status?: number; body: unknown },
  options: { now?: () => Date; accountIds?: string[] } = {},
): Promise<Provider> {
  server = await startScriptedServer((request, reply) => {
    if (request.path === '/oauth/token') return answerJson(reply, 200, { access_token: 't', expires_in: 3600 })
    const { status = 200, body } = answer(request, new URLSearchParams(request.path.split('?')[1]))
    answerJson(reply, status, body)
  })
  return createWekeza(
    {
      baseUrl: `${server.url}/api/v1/`,
      oauthUrl: `${server.url}/oauth`,
      clientId: 'client',
      clientSecret: 'secret',
      webhookSecrets: ['whsec_new', 'whsec_old'],
      accountIds: options.accountIds ?? ['acc_a', 'acc_b:USD'],
    },
    { sleep: () => Promise.resolve(), now: options.now },
  )
}

const calls = () => server?.seen.filter(({ path }) => path !== '/oauth/token') ?? []

describe('balances', () => {
  const readAt = new Date('2026-02-13T12:00:00Z')
  const list = {
    data: [{ id: 'acc_a', accountNumber: '1001', accountName: 'Operations', currency: 'KES' }],
    pagination: pagination(1, 1, 1),
  }
  const balance = (id: string, currency: string) => ({
    accountId: id,
    accountNumber: '1001',
    balance: { available: 125000, current: 125000.5, pending: 0, currency, lastUpdated: '2026-02-13T10:30:00Z' },
    overdraft: { enabled: false, limit: 0, utilized: 0, available: 0 },
    holds: [],
    effectiveBalance: 125000,
  })

  it('reads the nested figures of each account as of now, names once', async () => {
    const provider = await wekeza(
      ({ path }) => {
        if (path.includes('acc_a')) return { body: balance('acc_a', 'KES') }
        return { body: path.includes('acc_b') ? balance('acc_b', 'USD') : list }
      },
      { now: () => readAt },
    )
    const first = await provider.balances?.readBalances(() => '')
    expect(first).toMatchObject({
      kind: 'now',
      readings: [
        {
          accountKey: 'acc_a',
          accountName: 'Operations',
          currency: 'KES',
          availableMinor: 12_500_000n,
          currentMinor: 12_500_050n,
          unclearedMinor: 0n,
          at: readAt,
        },
        { accountKey: 'acc_b', currency: 'USD' },
      ],
    })
    await provider.balances?.readBalances(() => '')
    expect(calls().filter(({ path }) => path.startsWith('/api/v1/accounts?'))).toHaveLength(1)
    expect(provider.balances?.minIntervalMs).toBe(30_000)
  })

  it('an account that does not answer makes no reading at all', async () => {
    const provider = await wekeza(({ path }) =>
      path.includes('acc_b')
        ? { status: 500, body: {} }
        : { body: path.includes('acc_a') ? balance('acc_a', 'KES') : list },
    )
    expect((await provider.balances?.readBalances(() => ''))?.kind).toBe('no_answer')
  })
})

describe('history', () => {
  const today = new Date('2026-02-13T12:00:00Z')

  /** A statement with one line a day on each account, answered by window and page as Wekeza does: newest first. */
  function statement(daysBack: number) {
    const start = today.getTime() - daysBack * 86_400_000
    const lines = Array.from({ length: daysBack + 1 }, (_, index) => new Date(start + index * 86_400_000).toISOString())
    return (request: SeenRequest, query: URLSearchParams) => {
      const account = /accounts\/([^/]+)\//.exec(request.path)?.[1] ?? ''
      const from = query.get('fromDate') ?? ''
      const to = query.get('toDate') ?? ''
      const perPage = Number(query.get('perPage'))
      const page = Number(query.get('page'))
      const inside = lines.filter((at) => at.slice(0, 10) >= from && at.slice(0, 10) <= to).reverse()
      const data = inside
        .slice((page - 1) * perPage, page * perPage)
        .map((at) => transactionBody({ id: `txn_${account}_${at.slice(0, 10)}`, transactionDate: at }))
      const totalPages = Math.max(1, Math.ceil(inside.length / perPage))
      return { body: { data, pagination: pagination(page, totalPages, inside.length) } }
    }
  }

  async function readAll(provider: Provider, from: string | null) {
    const lines: HistoryLine[] = []
    let cursor = from
    let total: number | undefined
    for (let calls = 0; calls < 500; calls += 1) {
      const page = await provider.history?.readHistory(cursor)
      if (!page) throw new Error('a history is expected')
      lines.push(...page.lines)
      cursor = page.cursor
      total = page.total
      if (page.done) return { lines, cursor, total }
    }
    throw new Error('the history never ends')
  }

  it('gives every line of the last year of every account, older windows first, with the total known', async () => {
    const provider = await wekeza(statement(400), { now: () => today })
    const { lines, total } = await readAll(provider, null)
    const ids = new Set(lines.map(({ providerReference }) => providerReference))
    expect(ids.size).toBe(lines.length)
    expect(lines).toHaveLength(2 * 367)
    expect(total).toBe(lines.length)
    expect(ids.has('txn_acc_a_2025-02-12')).toBe(true)
    expect(ids.has('txn_acc_b_2026-02-13')).toBe(true)
    expect(lines[0]?.accountKey).toBe('acc_a')
    expect(lines.at(-1)?.accountKey).toBe('acc_b')
  })

  it('continues from any cursor after a stop, as if it had not stopped', async () => {
    const whole = await readAll(await wekeza(statement(400), { now: () => today }), null)
    await server?.close()
    const half = await wekeza(statement(400), { now: () => today })
    const first = await half.history?.readHistory(null)
    const rest = await readAll(await wekeza(statement(400), { now: () => today }), first?.cursor ?? null)
    expect([...(first?.lines ?? []), ...rest.lines]).toEqual(whole.lines)
  })

  it('a later pull reads the last days again and what came since', async () => {
    const { cursor } = await readAll(await wekeza(statement(400), { now: () => today }), null)
    await server?.close()
    const later = await wekeza(statement(400), { now: () => new Date('2026-02-14T12:00:00Z') })
    const { lines } = await readAll(later, cursor)
    expect(lines.map(({ providerReference }) => providerReference)).toEqual(
      ['acc_a', 'acc_b'].flatMap((key) => ['13', '12', '11', '10'].map((day) => `txn_${key}_2026-02-${day}`)),
    )
  })

  it('pages inside a window and maps debits, states and channels', async () => {
    const body = [
      transactionBody({ id: 'txn_1', type: 'DEBIT', status: 'PENDING', channel: 'MPESA', counterparty: null }),
      transactionBody({ id: 'txn_2', status: 'FAILED' }),
    ]
    const provider = await wekeza(
      (_request, query) => ({
        body: { data: query.get('perPage') === '1' ? [] : body, pagination: pagination(1, 1, 2) },
      }),
      { now: () => today, accountIds: ['acc_a'] },
    )
    const page = await provider.history?.readHistory(null)
    expect(page?.lines).toMatchObject([
      {
        providerReference: 'txn_1',
        direction: 'out',
        state: 'pending',
        channel: 'MPESA',
        rail: 'wekeza.statement',
        counterpartyName: '',
      },
      {
        providerReference: 'txn_2',
        direction: 'in',
        state: 'failed',
        amountMinor: 123_450n,
        balanceAfterMinor: 12_623_450n,
      },
    ])
    expect(calls()[1]?.path).toBe(
      '/api/v1/accounts/acc_a/transactions?fromDate=2025-02-12&toDate=2025-03-11&page=1&perPage=100',
    )
  })

  it('does not go on over a page it could not read', async () => {
    const provider = await wekeza(() => ({ status: 404, body: {} }), { now: () => today })
    await expect(provider.history?.readHistory(null)).rejects.toThrow(/provider_unreachable/)
  })
})

describe('registering our callback address', () => {
  const url = 'https://hazina.example/hooks/w/token'
  const register = (provider: Provider) =>
    provider.registerCallbacks?.((door) => `https://hazina.example/hooks/${door}/token`)

  it('creates it with our secret when it is not there', async () => {
    const provider = await wekeza(({ method }) =>
      method === 'GET' ? { body: { data: [] } } : { status: 201, body: { id: 'webhook_1' } },
    )
    await register(provider)
    expect(calls().map(({ method }) => method)).toEqual(['GET', 'POST'])
    expect(JSON.parse(calls()[1]?.body ?? '')).toEqual({ url, events: SUBSCRIBED_EVENTS, secret: 'whsec_new' })
  })

  it('leaves a complete one alone and completes another', async () => {
    const webhook = { id: 'webhook_1', url, events: [...SUBSCRIBED_EVENTS], status: 'ACTIVE' }
    await register(await wekeza(() => ({ body: { data: [webhook] } })))
    expect(calls().map(({ method }) => method)).toEqual(['GET'])
    await server?.close()
    await register(await wekeza(() => ({ body: { data: [{ ...webhook, events: ['payment.completed'] }] } })))
    expect(calls()[1]).toMatchObject({ method: 'PATCH', path: '/api/v1/webhooks/webhook_1' })
  })

  it('says when Wekeza refuses', async () => {
    const provider = await wekeza(() => ({ status: 403, body: {} }))
    await expect(register(provider)).rejects.toThrow(/provider_unreachable/)
  })
})
