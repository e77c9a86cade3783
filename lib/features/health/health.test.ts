import { expect, test } from 'vitest'
import { newId } from '@/db/uuid-v7'
import { addAccount, NOW, testRuntime } from '../balances/balances-fixture'
import { setJob } from '../payments/payment-jobs'
import { readStoredFigures } from './figures'
import { writeMetrics } from './prometheus'

const PLACE = { databaseFile: '/nowhere/hazina.db', databaseUrl: undefined }

test('an empty database has nothing that waits', async () => {
  expect(await readStoredFigures(testRuntime(), PLACE)).toEqual({
    payments: [],
    oldestUnknownSeconds: null,
    jobs: [],
    jobsDue: 0,
    oldestDueSeconds: null,
    callbacks: [],
    databaseBytes: 0,
  })
})

test('what is due is counted apart from what is only set, with the age of the oldest', async () => {
  const rt = testRuntime()
  await addAccount(rt, 'mpesa', '600100', 'KES')
  await rt.store.tx(async (tx) => {
    await setJob(rt, tx, 'balance', 'mpesa', new Date(NOW.getTime() - 90_000))
    await setJob(rt, tx, 'balance', 'wekeza', new Date(NOW.getTime() - 1_000))
    await setJob(rt, tx, 'ask', newId(), new Date(NOW.getTime() + 60_000))
  })
  expect(await readStoredFigures(rt, PLACE)).toMatchObject({
    jobs: expect.arrayContaining([
      { kind: 'balance', count: 2 },
      { kind: 'ask', count: 1 },
    ]),
    jobsDue: 2,
    oldestDueSeconds: 90,
  })
})

test('labels are escaped, so that no text can end its line', () => {
  const samples = [
    { labels: { state: 'a"b\\c\nd' }, value: 1 },
    { value: 0.5, suffix: '_sum' },
  ]
  expect(writeMetrics([{ name: 'hazina_x', help: 'One\nline.', type: 'gauge', samples }])).toBe(
    '# HELP hazina_x One\\nline.\n# TYPE hazina_x gauge\nhazina_x{state="a\\"b\\\\c\\nd"} 1\nhazina_x_sum 0.5\n',
  )
})
