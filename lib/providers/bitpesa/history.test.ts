import { afterEach, describe, expect, it } from 'vitest'
import type { Provider } from '../provider'
import type { HistoryLine } from '../readings'
import { answerJson } from '../scripted-server'
import { funded, paged, transactionBody } from './fixtures'
import { type Script, type ScriptedBitpesa, startBitpesa } from './scripted-bitpesa'

let bitpesa: ScriptedBitpesa | undefined
afterEach(async () => {
  await bitpesa?.server.close()
  bitpesa = undefined
})

async function start(script: Script, options?: Parameters<typeof startBitpesa>[1]): Promise<ScriptedBitpesa> {
  await bitpesa?.server.close()
  bitpesa = await startBitpesa(script, options)
  return bitpesa
}
const reply =
  (status: number, body: unknown): Script =>
  (_request, response) =>
    answerJson(response, status, body)
const _now = () => new Date('2026-02-13T12:00:00Z')

describe('history', () => {
  /** A growing book of transactions, oldest first; served newest first in pages, as BitPesa does. */
  function book(count: number) {
    const ids = Array.from({ length: count }, (_, index) => index)
    const states = ['paid', 'paid', 'refunded', 'received']
    const script: Script = (_request, response, url) => {
      const page = Number(url.searchParams.get('page'))
      const per = Number(url.searchParams.get('per'))
      const items = ids
        .toReversed()
        .slice((page - 1) * per, page * per)
        .map((id) => ({
          ...funded(states[id % 4] ?? 'paid'),
          id: `tx-${id}`,
          created_at: new Date(Date.UTC(2025, 1, 13) + id * 3_600_000).toISOString(),
        }))
      answerJson(response, 200, paged(items, page, Math.ceil(ids.length / per), ids.length))
    }
    return {
      script,
      add: (more: number) => ids.push(...Array.from({ length: more }, (_, index) => ids.length + index)),
    }
  }

  async function readAll(provider: Provider, from: string | null, between: () => void = () => {}) {
    const lines: HistoryLine[] = []
    let cursor = from
    for (let calls = 0; calls < 50; calls += 1) {
      const page = await provider.history?.readHistory(cursor)
      if (!page) throw new Error('a history is expected')
      lines.push(...page.lines)
      cursor = page.cursor
      if (page.done) return { lines, cursor, total: page.total }
      between()
    }
    throw new Error('the history never ends')
  }
  const ids = (lines: readonly HistoryLine[]) => lines.map(({ providerReference }) => providerReference)
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => `tx-${index}`)

  it('comes oldest first, each once, with the total', async () => {
    const { provider } = await start(book(250).script)
    const { lines, total } = await readAll(provider, null)
    expect(ids(lines)).toEqual(upTo(250))
    expect(total).toBe(250)
  })

  it('loses none when new ones push the pages on while it reads', async () => {
    const growing = book(350)
    const { provider } = await start(growing.script)
    let bursts = 4
    const { lines } = await readAll(provider, null, () => {
      if (bursts > 0) growing.add(130)
      bursts -= 1
    })
    const newest = Math.max(...ids(lines).map((id) => Number(id.slice(3))))
    expect(newest).toBe(350 + 4 * 130 - 1)
    expect(new Set(ids(lines))).toEqual(new Set(upTo(newest + 1)))
  })

  it('a later pull reads the newest again, for what became of them, and what came since', async () => {
    const growing = book(250)
    const { provider } = await start(growing.script)
    const { cursor } = await readAll(provider, null)
    growing.add(7)
    const later = new Set(ids((await readAll(provider, cursor)).lines))
    for (const id of upTo(257).slice(150)) expect(later.has(id)).toBe(true)
  })

  it('an empty book is done at once', async () => {
    const { provider } = await start(book(0).script)
    expect(await provider.history?.readHistory(null)).toMatchObject({ lines: [], done: true, total: 0 })
  })

  it('one line per transaction, on the balance it is paid from', async () => {
    const objects = [
      funded('paid', { id: 't1', created_at: '2017-08-08 13:19:32 UTC' }),
      transactionBody({ id: 't2', state: 'canceled' }),
      funded('refunded', { id: 't3' }),
      funded('received', { id: 't4', metadata: {} }),
      funded('paid', { id: 't5', input_currency: 'AED' }),
    ]
    const { provider } = await start(reply(200, paged(objects, 1, 1, 5)))
    const page = await provider.history?.readHistory(null)
    expect(page?.lines.map(({ providerReference, state }) => [providerReference, state])).toEqual([
      ['t4', 'pending'],
      ['t3', 'reversed'],
      ['t2', 'failed'],
      ['t1', 'succeeded'],
    ])
    expect(page?.lines.at(-1)).toEqual({
      providerReference: 't1',
      accountKey: 'USD',
      rail: 'bitpesa.payout',
      direction: 'out',
      state: 'succeeded',
      amountMinor: 10_000n,
      feeMinor: 0n,
      currency: 'USD',
      occurredAt: new Date('2017-08-08T13:19:32Z'),
      counterpartyName: 'Grace Akello Nakato',
      counterpartyAccount: '+256772123400',
      merchantReference: 'HZ-7K3M2QXA',
      description: 'UGX 370000 received',
      channel: 'UGX::Mobile',
    })
    expect(page?.lines[0]?.merchantReference).toBe('key-0000000000000001')
  })

  it('stops rather than skip when a page is short', async () => {
    const { provider } = await start(reply(200, paged([funded('paid')], 1, 2, 150)))
    await expect(provider.history?.readHistory(null)).rejects.toThrow(/of 50 transactions/)
  })
})
