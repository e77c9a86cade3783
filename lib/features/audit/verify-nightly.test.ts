import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { and, eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dispatchPayment } from '../payments/dispatch-payment'
import { type Engine, openEngine } from '../payments/engine-fixture'
import { requestCollection } from '../payments/request-collection'
import { readHold } from '../providers/hold'
import { releaseHold, viewHold } from '../providers/release-hold'
import { ensureBaseline } from './baseline'
import { scheduleNightly, verifyNightly } from './verify-nightly'

let engine: Engine
let folder: string
const place = () => ({ anchorFile: path.join(folder, 'anchors.jsonl') })
const hold = () => readHold(engine.store, engine.store.read)

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-nightly-'))
  engine = await openEngine()
  await ensureBaseline(engine.rt)
})
afterEach(async () => {
  await engine.store.close()
  rmSync(folder, { recursive: true, force: true })
})

async function nightlyJob() {
  const { jobs } = engine.store.t
  const [job] = await engine.store.read
    .select()
    .from(jobs)
    .where(and(eq(jobs.kind, 'verify'), eq(jobs.subjectId, 'night')))
  return job
}

/** A payment changed by another program. */
async function tamper(): Promise<void> {
  await engine.store.tx(async (tx) => {
    if (!('run' in tx) || typeof tx.run !== 'function') throw new Error('the store takes no raw statement')
    await tx.run(sql`drop trigger touched_payments_update`)
    await tx.run(sql`update payments set reason_words = 'changed'`)
  })
}

test('is due at three in the morning of the business zone, and again the night after', async () => {
  await scheduleNightly(engine.rt)
  expect((await nightlyJob())?.dueAt.toISOString()).toBe('2026-11-21T00:00:00.000Z')
  await verifyNightly(engine.rt, place())
  expect((await nightlyJob())?.dueAt.toISOString()).toBe('2026-11-21T00:00:00.000Z')
  expect(await hold()).toBeUndefined()
})

test('something broken stops all sending, with its name; receiving goes on; a person releases it with a reason', async () => {
  const approved = await engine.approvedPayout()
  await tamper()
  await verifyNightly(engine.rt, place())
  expect(await hold()).toMatchObject({ cause: 'broken', detail: expect.stringContaining(`payment ${approved.id}`) })
  await dispatchPayment(engine.rt, approved.id, 'worker-1')
  expect(engine.b2c.sent).toHaveLength(0)
  expect(await engine.reload(approved)).toMatchObject({ state: 'approved', reasonCode: 'dispatch_held' })

  const amina = await engine.as('amina')
  await expect(releaseHold(amina, { reason: 'looked into it', letEarlierGo: false })).rejects.toThrow('provider.resume')
  const gitau = await engine.as('gitau')
  expect(await viewHold(gitau)).toMatchObject({ hold: { cause: 'broken' }, count: 0 })
  await releaseHold(gitau, { reason: 'looked into it', letEarlierGo: false })
  await expect(releaseHold(gitau, { reason: 'once more', letEarlierGo: false })).rejects.toThrow('nothing is held')
  await dispatchPayment(engine.rt, approved.id, 'worker-1')
  expect(engine.b2c.sent).toHaveLength(1)
})

test('a hold stops asking customers for money too', async () => {
  await engine.approvedPayout()
  await tamper()
  await verifyNightly(engine.rt, place())
  const prompt = engine.payout({ rail: 'mpesa.stk', counterpartyName: '' })
  const { paymentId } = await requestCollection(await engine.as('daudi'), prompt)
  await dispatchPayment(engine.rt, paymentId, 'worker-1')
  expect(engine.stk.sent).toHaveLength(0)
})
