import { expect, test } from 'vitest'
import type { Provider } from '@/lib/providers/provider'
import { addAccount, addLine, addSnapshot, testRuntime } from './balances-fixture'
import { readBoard, SPARK_DAYS, staleOf } from './board'
import { readClosings } from './closing-balances'

const wekeza: Provider = {
  id: 'wekeza',
  accounts: ['fresh', 'old', 'untold'].map((key) => ({ key, name: key, currency: 'KES', purpose: 'both' })),
  rails: {},
  balances: {
    minIntervalMs: 1,
    readBalances: async () => ({ kind: 'no_answer', because: 'not asked here', exchange: null }),
  },
}

test('a balance is stale after twenty minutes; one never told counts with them, one that is not offered does not', async () => {
  const rt = testRuntime([wekeza, { id: 'ihela', accounts: [], rails: {} }])
  await addAccount(rt, 'ihela', 'ihela', 'BIF')
  await addAccount(rt, 'wekeza', 'untold', 'KES')
  const old = await addAccount(rt, 'wekeza', 'old', 'KES')
  const fresh = await addAccount(rt, 'wekeza', 'fresh', 'KES')
  await addSnapshot(rt, fresh.id, '2026-11-21T06:40:00Z', 1n)
  await addSnapshot(rt, old.id, '2026-11-21T06:39:59Z', 1n)
  const board = await readBoard(rt)
  expect(board.map(({ account, balance }) => `${account.accountKey} ${balance.kind}`)).toEqual([
    'fresh told',
    'old told',
    'untold waiting',
    'ihela none',
  ])
  expect(staleOf(board).map(({ account }) => account.accountKey)).toEqual(['old', 'untold'])
})

test('the line of days equals the closing balances of each account’s own page', async () => {
  const rt = testRuntime([wekeza])
  const one = await addAccount(rt, 'wekeza', 'fresh', 'KES')
  const two = await addAccount(rt, 'wekeza', 'old', 'KES')
  await addLine(rt, one, '2026-11-12T06:00:00Z', 'in', 500n)
  await addLine(rt, one, '2026-11-19T22:00:00Z', 'out', 40n)
  await addLine(rt, two, '2026-11-20T10:00:00Z', 'in', 7n)
  await addSnapshot(rt, one.id, '2026-11-20T12:00:00Z', 9_000n)
  await addSnapshot(rt, two.id, '2026-11-21T06:00:00Z', 70n)
  await addLine(rt, one, '2026-11-21T06:30:00Z', 'in', 3n)
  for (const { account, closings } of await readBoard(rt)) {
    const { days } = await readClosings(rt, account, SPARK_DAYS)
    expect(closings).toEqual(days.flatMap(({ closingMinor }) => (closingMinor === undefined ? [] : [closingMinor])))
    expect(closings.length).toBeGreaterThan(1)
  }
})

test('the newest of several snapshots stands, also when two came in one millisecond', async () => {
  const rt = testRuntime([wekeza])
  const account = await addAccount(rt, 'wekeza', 'fresh', 'KES')
  await addSnapshot(rt, account.id, '2026-11-21T06:59:00Z', 2n)
  await addSnapshot(rt, account.id, '2026-11-21T06:00:00Z', 1n)
  await addSnapshot(rt, account.id, '2026-11-21T06:59:00Z', 2n)
  const board = await readBoard(rt)
  expect(board).toHaveLength(1)
  expect(board[0]?.balance).toMatchObject({
    kind: 'told',
    availableMinor: 2n,
    at: new Date('2026-11-21T06:59:00Z'),
    isStale: false,
  })
})
