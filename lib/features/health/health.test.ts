import { expect, test } from 'vitest'
import { ENGINES, startEngine } from '@/db/engines-fixture'
import { newId } from '@/db/uuid-v7'
import { recordAudit } from '../audit/record-audit'
import { addAccount, NOW, testRuntime } from '../balances/balances-fixture'
import { setJob } from '../payments/payment-jobs'
import { listReveals } from '../reveals/sight'
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

test.each(ENGINES)(
  'figures, and what somebody revealed, are read from %s',
  async (name) => {
    const engine = await startEngine(name)
    const rt = { ...testRuntime(), store: await engine.openStore() }
    try {
      await rt.store.tx(async (tx) => {
        await setJob(rt, tx, 'balance', 'mpesa', new Date(NOW.getTime() - 5_000))
        const entry = {
          actorId: 'asha',
          action: 'account.reveal',
          subject: 'payment:1',
          facts: { reason: 'Invoice 12' },
        }
        await recordAudit(rt, tx, entry)
        await recordAudit(rt, tx, { ...entry, actorId: 'juma' })
      })
      const place = { ...PLACE, databaseUrl: name === 'PostgreSQL' ? 'postgres://not-used/here' : undefined }
      const figures = await readStoredFigures(rt, place)
      expect(figures).toMatchObject({ jobsDue: 1, oldestDueSeconds: 5, payments: [], callbacks: [] })
      expect(figures.databaseBytes > 1_000_000).toBe(name === 'PostgreSQL')
      expect(await listReveals(rt.store, rt.store.read, 'asha')).toEqual([{ at: NOW, subject: 'payment:1' }])
    } finally {
      await rt.store.close()
      await engine.stop()
    }
  },
  60_000,
)
