import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readAmount, toMinor } from './amounts'
import { startUnderTest, type UnderTest } from './sandbox-under-test'

const NOW = new Date('2026-11-20T15:00:00Z')
const Page = z.object({
  object: z.array(
    z.object({
      id: z.string(),
      external_id: z.string(),
      state: z.enum(['paid', 'refunded', 'canceled']),
      input_currency: z.string(),
      input_amount: z.number(),
      paid_amount: z.number(),
      created_at: z.string(),
      sender: z.object({ name: z.literal('Soko Fresh Ltd'), state: z.literal('approved') }),
      recipients: z
        .array(z.object({ state: z.string(), output_currency: z.string(), output_amount: z.number() }))
        .length(1),
    }),
  ),
  meta: z.object({
    pagination: z.object({ next_page: z.number().nullable(), total_count: z.number(), total_pages: z.number() }),
  }),
})
const OpeningRow = z.object({ currency: z.string(), opening_minor: z.string() })

let sandbox: UnderTest
const lines: z.infer<typeof Page>['object'] = []
beforeAll(async () => {
  sandbox = await startUnderTest({ days: 365, now: () => NOW })
  for (let page: number | null = 1; page !== null; ) {
    const answer = await sandbox.call('GET', `/v1/transactions?page=${page}&per=100`)
    const { object, meta } = Page.parse(answer.json.value)
    lines.push(...object)
    page = meta.pagination.next_page
  }
})
afterAll(() => sandbox.close())

test('a year is about seven hundred transactions, newest first, none in the future, each once', () => {
  expect(lines.length).toBeGreaterThan(680)
  expect(lines.length).toBeLessThanOrEqual(700)
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
  const times = lines.map(({ created_at }) => Date.parse(created_at))
  expect(times).toEqual([...times].sort((a, b) => b - a))
  expect(Math.max(...times)).toBeLessThan(NOW.getTime())
  expect(Math.min(...times)).toBeGreaterThanOrEqual(Date.parse('2025-11-20T00:00:00Z'))
})

test('most are paid, some refunded and cancelled, to four countries', () => {
  const share = (state: string) => lines.filter((line) => line.state === state).length / lines.length
  expect(share('paid')).toBeGreaterThan(0.9)
  expect(share('refunded')).toBeGreaterThan(0.01)
  expect(share('canceled')).toBeGreaterThan(0.01)
  const currencies = new Set(lines.flatMap(({ recipients }) => recipients.map((r) => r.output_currency)))
  expect([...currencies].sort()).toEqual(['GHS', 'KES', 'NGN', 'UGX'])
})

test('opening funding minus what was paid is the balance answered now, in every currency', async () => {
  const openings = sandbox.kernel.db
    .prepare('select currency, opening_minor from bitpesa_balances')
    .all()
    .map((raw) => OpeningRow.parse(raw))
  expect(openings.map(({ currency }) => currency).sort()).toEqual(['KES', 'NGN', 'UGX', 'USD'])
  for (const { currency, opening_minor } of openings) {
    const minor = (value: unknown) => toMinor(readAmount(value) ?? { n: -1n, d: 1n }, currency)
    const spent = lines
      .filter((line) => line.input_currency === currency && line.state === 'paid')
      .reduce((sum, line) => sum + minor(line.input_amount), 0n)
    const answer = await sandbox.call('GET', `/v1/accounts/${currency}`)
    const now = minor(answer.json.at('object', 'amount'))
    expect(now).toBe(BigInt(opening_minor) - spent)
    expect(now).toBeGreaterThan(0n)
  }
})

test('a page past the end is empty with the right totals, and pages are clamped at a hundred', async () => {
  const past = Page.parse((await sandbox.call('GET', '/v1/transactions?page=99&per=500')).json.value)
  expect(past.object).toEqual([])
  expect(past.meta.pagination).toMatchObject({
    total_count: lines.length,
    total_pages: Math.ceil(lines.length / 100),
    next_page: null,
  })
})

test('the same seed gives the same history', async () => {
  const other = await startUnderTest({ days: 365, now: () => NOW })
  const answer = await other.call('GET', '/v1/transactions?per=1')
  expect(Page.parse(answer.json.value).object[0]).toEqual(lines[0])
  await other.close()
})
