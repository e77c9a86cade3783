import { describe, expect, test } from 'vitest'
import { addAccount, addLine, addSnapshot, testRuntime } from './balances-fixture'
import { daysUpTo, readClosings, workBack } from './closing-balances'

describe('working back from the newest figure', () => {
  const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21']

  test('each day ends with the next day’s end less what the next day added', () => {
    const nets = new Map([
      ['2026-11-21', 500n],
      ['2026-11-19', -200n],
    ])
    const closings = workBack(days, { closingMinor: 1_500n, knownFrom: '2026-01-01' }, nets)
    expect(closings.map(({ closingMinor }) => closingMinor)).toEqual([1_200n, 1_000n, 1_000n, 1_500n])
  })

  test('a day before anything is known has no balance', () => {
    const closings = workBack(days, { closingMinor: 10n, knownFrom: '2026-11-20' }, new Map())
    expect(closings.map(({ closingMinor }) => closingMinor)).toEqual([undefined, undefined, 10n, 10n])
  })

  test('without any figure of the provider every day is unknown', () => {
    expect(
      workBack(days, undefined, new Map([['2026-11-21', 5n]])).every(({ closingMinor }) => closingMinor === undefined),
    ).toBe(true)
  })

  test('a balance may have been negative', () => {
    const closings = workBack(
      ['2026-11-20', '2026-11-21'],
      { closingMinor: 100n, knownFrom: '2026-01-01' },
      new Map([['2026-11-21', 900n]]),
    )
    expect(closings[0]?.closingMinor).toBe(-800n)
  })

  test('days cross the end of a month', () => {
    expect(daysUpTo('2026-03-01', 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  })
})

describe('closing balances of an account', () => {
  test('lines after the newest snapshot are counted on top of it, lines before it are not', async () => {
    const rt = testRuntime()
    const account = await addAccount(rt, 'wekeza', 'acc', 'KES')
    await addLine(rt, account, '2026-11-20T06:00:00Z', 'in', 700n)
    await addLine(rt, account, '2026-11-21T05:00:00Z', 'out', 100n)
    await addSnapshot(rt, account.id, '2026-11-21T05:30:00Z', 5_000n)
    await addLine(rt, account, '2026-11-21T06:00:00Z', 'in', 50n)
    const { days } = await readClosings(rt, account, 3)
    expect(days).toEqual([
      { day: '2026-11-19', closingMinor: 4_400n },
      { day: '2026-11-20', closingMinor: 5_100n },
      { day: '2026-11-21', closingMinor: 5_050n },
    ])
  })

  test('a line late in the evening UTC belongs to the next day in Nairobi', async () => {
    const rt = testRuntime()
    const account = await addAccount(rt, 'wekeza', 'acc', 'KES')
    await addLine(rt, account, '2026-11-19T21:30:00Z', 'in', 300n)
    await addSnapshot(rt, account.id, '2026-11-21T05:00:00Z', 1_000n)
    const { days } = await readClosings(rt, account, 3)
    expect(days.map(({ closingMinor }) => closingMinor)).toEqual([700n, 1_000n, 1_000n])
  })

  test('money that did not move changes no balance', async () => {
    const rt = testRuntime()
    const account = await addAccount(rt, 'wekeza', 'acc', 'KES')
    await addSnapshot(rt, account.id, '2026-11-21T05:00:00Z', 1_000n)
    await addLine(rt, account, '2026-11-21T06:00:00Z', 'out', 400n, { state: 'failed' })
    await addLine(rt, account, '2026-11-21T06:01:00Z', 'out', 400n, { state: 'reversed' })
    const { days } = await readClosings(rt, account, 1)
    expect(days[0]?.closingMinor).toBe(1_000n)
  })

  test('agrees with the provider’s own figure before the period, in whatever order lines of one instant came', async () => {
    const rt = testRuntime()
    const account = await addAccount(rt, 'wekeza', 'acc', 'KES')
    await addLine(rt, account, '2026-11-10T06:00:00Z', 'out', 200n, { balanceAfterMinor: 900n })
    await addLine(rt, account, '2026-11-10T06:00:00Z', 'in', 100n, { balanceAfterMinor: 1_100n })
    await addLine(rt, account, '2026-11-20T06:00:00Z', 'in', 600n, { balanceAfterMinor: 1_500n })
    await addSnapshot(rt, account.id, '2026-11-21T05:00:00Z', 1_500n)
    expect((await readClosings(rt, account, 3)).check).toBe('agrees')
  })

  test('says so when a line is missing', async () => {
    const rt = testRuntime()
    const account = await addAccount(rt, 'wekeza', 'acc', 'KES')
    await addLine(rt, account, '2026-11-10T06:00:00Z', 'in', 100n, { balanceAfterMinor: 1_000n })
    await addLine(rt, account, '2026-11-20T06:00:00Z', 'in', 600n, { balanceAfterMinor: 1_700n })
    await addSnapshot(rt, account.id, '2026-11-21T05:00:00Z', 1_700n)
    expect((await readClosings(rt, account, 3)).check).toBe('differs')
    // Nothing lies before a longer period; then the newest line is what can be checked.
    expect((await readClosings(rt, account, 90)).check).toBe('agrees')
  })

  test('claims no check where the provider writes no balance on its lines', async () => {
    const rt = testRuntime()
    const account = await addAccount(rt, 'bitpesa', 'USD', 'USD')
    await addLine(rt, account, '2026-11-20T06:00:00Z', 'out', 600n, { rail: 'bitpesa.payout' })
    await addSnapshot(rt, account.id, '2026-11-21T05:00:00Z', 400n)
    const closings = await readClosings(rt, account, 3)
    expect(closings.check).toBe('none')
    expect(closings.days.map(({ closingMinor }) => closingMinor)).toEqual([1_000n, 400n, 400n])
  })

  test('without a snapshot the newest line’s balance stands', async () => {
    const rt = testRuntime()
    const account = await addAccount(rt, 'mpesa', '600100', 'KES')
    await addLine(rt, account, '2026-11-20T06:00:00Z', 'in', 600n, { balanceAfterMinor: 1_600n })
    const { days } = await readClosings(rt, account, 3)
    expect(days.map(({ closingMinor }) => closingMinor)).toEqual([1_000n, 1_600n, 1_600n])
  })

  test('nothing is worked back over a history that is still coming in', async () => {
    const rt = testRuntime()
    const account = await addAccount(rt, 'wekeza', 'acc', 'KES')
    await addSnapshot(rt, account.id, '2026-11-21T05:00:00Z', 1_000n)
    await rt.store.tx(async (tx) => {
      await tx
        .insert(rt.store.t.settings)
        .values({ name: 'history.wekeza.complete', value: 'false', changedAt: rt.now() })
    })
    const closings = await readClosings(rt, account, 2)
    expect(closings.check).toBe('loading')
    expect(closings.days.every(({ closingMinor }) => closingMinor === undefined)).toBe(true)
  })
})
