import { describe, expect, test } from 'vitest'
import { addAccount, addLine, NOW, testRuntime } from '../balances/balances-fixture'
import { listFlowCurrencies, readFlow } from './flow'
import { readTodaySoFar } from './today-so-far'

describe('today beside the same weekday last week', () => {
  test('last week counts up to the same local time and no further', async () => {
    const rt = testRuntime()
    const account = await addAccount(rt, 'wekeza', 'acc', 'KES')
    await addLine(rt, account, '2026-11-21T06:00:00Z', 'in', 1_000n)
    await addLine(rt, account, '2026-11-14T07:00:00Z', 'in', 300n)
    await addLine(rt, account, '2026-11-14T07:00:00.001Z', 'in', 9_000n)
    // 00:00 in Nairobi is 21:00 UTC the day before.
    await addLine(rt, account, '2026-11-13T21:00:00Z', 'out', 40n)
    await addLine(rt, account, '2026-11-13T20:59:59Z', 'out', 5_000n)
    const today = await readTodaySoFar(rt)
    expect(today).toMatchObject({
      day: '2026-11-21',
      lastWeekDay: '2026-11-14',
      until: new Date('2026-11-14T07:00:00Z'),
    })
    expect(today.rows).toEqual([
      {
        currency: 'KES',
        rail: 'wekeza.statement',
        today: { inMinor: 1_000n, outMinor: 0n, feeMinor: 0n, count: 1 },
        lastWeek: { inMinor: 300n, outMinor: 40n, feeMinor: 0n, count: 2 },
      },
    ])
  })

  test('currencies and rails stay apart, accounts of one rail are added, and what failed does not count', async () => {
    const rt = testRuntime()
    const kes = await addAccount(rt, 'wekeza', 'one', 'KES')
    const other = await addAccount(rt, 'wekeza', 'two', 'KES')
    const usd = await addAccount(rt, 'bitpesa', 'USD', 'USD')
    await addLine(rt, kes, '2026-11-21T05:00:00Z', 'out', 100n, { feeMinor: 3n })
    await addLine(rt, other, '2026-11-21T05:00:00Z', 'out', 200n)
    await addLine(rt, kes, '2026-11-21T05:00:00Z', 'out', 900n, { state: 'failed' })
    await addLine(rt, usd, '2026-11-21T05:00:00Z', 'out', 7n, { rail: 'bitpesa.payout' })
    const { rows } = await readTodaySoFar(rt)
    expect(
      rows.map(({ currency, rail, today }) => [currency, rail, today.outMinor, today.feeMinor, today.count]),
    ).toEqual([
      ['KES', 'wekeza.statement', 300n, 3n, 2],
      ['USD', 'bitpesa.payout', 7n, 0n, 1],
    ])
  })

  test('a day on which nothing moved has no rows', async () => {
    expect((await readTodaySoFar(testRuntime())).rows).toEqual([])
  })
})

describe('the flow of thirty days', () => {
  test('every day is there, in order, and equals its lines', async () => {
    const rt = testRuntime()
    const account = await addAccount(rt, 'wekeza', 'acc', 'KES')
    await addLine(rt, account, '2026-11-21T05:00:00Z', 'in', 100n)
    await addLine(rt, account, '2026-10-23T05:00:00Z', 'out', 20n)
    await addLine(rt, account, '2026-10-22T05:00:00Z', 'out', 5_000n)
    const days = await readFlow(rt, 'KES')
    expect(days).toHaveLength(30)
    expect(days[0]).toEqual({ day: '2026-10-23', inMinor: 0n, outMinor: 20n })
    expect(days.at(-1)).toEqual({ day: '2026-11-21', inMinor: 100n, outMinor: 0n })
    expect(days.slice(1, -1).every(({ inMinor, outMinor }) => inMinor + outMinor === 0n)).toBe(true)
  })

  test('the currency that moves most comes first, and one that only lies there is offered too', async () => {
    const rt = testRuntime([], () => NOW)
    const usd = await addAccount(rt, 'bitpesa', 'USD', 'USD')
    await addAccount(rt, 'ihela', 'ihela', 'BIF')
    await addLine(rt, usd, '2026-11-20T05:00:00Z', 'out', 7n, { rail: 'bitpesa.payout' })
    expect(await listFlowCurrencies(rt)).toEqual(['USD', 'BIF'])
  })
})
