import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrateTo, setPragmas, storeOver } from '@/db/sqlite/store'
import type { Store } from '@/db/store'
import { recordAudit } from '../features/audit/record-audit'
import { brokenChecks, verifyEverything } from '../features/audit/verify-everything'
import { type Engine, openEngine, success } from '../features/payments/engine-fixture'
import { submitPayment } from '../features/payments/submit-payment'
import { leaseDueJobs } from './due-jobs'
import { workJob } from './run-job'

/** Row 30 of lib/FAULT-MATRIX.md. SQLite answers a full disk and a file at its page limit with the same SQLITE_FULL. */

const ROOM_PAGES = 1_000_000
const FULL = { code: 'store_full' }

let folder: string
let writer: SQLite.Database
let store: Store
let engine: Engine

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-full-'))
  const file = path.join(folder, 'full.db')
  writer = new SQLite(file, { timeout: 20 })
  setPragmas(writer)
  migrateTo(writer, path.resolve('db/sqlite/migrations'))
  store = storeOver(writer, new SQLite(file, { readonly: true }))
  engine = await openEngine(store)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const setRoom = (pages: number) => writer.pragma(`max_page_count = ${pages}`)
const note = (facts: string) =>
  store.tx((tx) => recordAudit(engine.rt, tx, { actorId: 'worker', action: 'note', subject: 'disk', facts }))

/** No page more, and what room there was within the pages of the audit log is used up. */
async function fillDisk(): Promise<void> {
  setRoom(Number(writer.pragma('page_count', { simple: true })))
  for (let failures = 0; failures < 20; )
    await note('x').catch((error: unknown) => {
      expect(error).toMatchObject(FULL)
      failures += 1
    })
}

const setting = (name: string, value: string) => ({ name, value, changedAt: new Date() })
const names = async () => (await store.read.select().from(store.t.settings)).map((row) => row.name)
const broken = async () => {
  const { key, zone } = engine.rt
  const verdict = await verifyEverything(store, { key, zone, now: engine.clock.now, anchors: [] })
  return brokenChecks(verdict).flatMap((check) => check.broken)
}

describe('when the disk fills up', () => {
  it('a transaction that no longer fits is refused whole, and what shared its commit is kept or refused whole', async () => {
    setRoom(Number(writer.pragma('page_count', { simple: true })) + 5)
    const large = store.tx(async (tx) => {
      await tx.insert(store.t.settings).values(setting('first half', '1'))
      await tx.insert(store.t.settings).values(setting('second half', 'x'.repeat(200_000)))
    })
    const small = store.tx((tx) => tx.insert(store.t.settings).values(setting('beside it', '1')))
    await expect(large).rejects.toMatchObject(FULL)
    const isKept = await small.then(
      () => true,
      (error: unknown) => expect(error).toMatchObject(FULL),
    )
    expect(await names()).toEqual(isKept === true ? ['beside it'] : [])
    setRoom(ROOM_PAGES)
    await store.tx((tx) => tx.insert(store.t.settings).values(setting('afterwards', '1')))
    expect(await names()).toContain('afterwards')
  })

  it('nothing is prepared, approved or sent; all can be read; with room again it goes on by itself', async () => {
    const { rt, b2c } = engine
    const payment = await engine.approvedPayout()
    await fillDisk()
    // Even where the lease still fits, the claim does not.
    await leaseDueJobs(rt, 12, 'worker-1')
      .then(work)
      .catch((error: unknown) => expect(error).toMatchObject(FULL))
    await expect(
      submitPayment(await engine.as('amina'), engine.payout({ duplicateReason: 'another one' })),
    ).rejects.toMatchObject(FULL)
    await expect(engine.tell(payment.id, success())).rejects.toMatchObject(FULL)
    expect(b2c.sent).toEqual([])
    expect((await engine.reload(payment)).state).toBe('approved')
    expect(await broken()).toEqual([])

    setRoom(ROOM_PAGES)
    // The lease of the first try may have fitted: it ends by itself.
    engine.pass(3 * 60_000)
    await work(await leaseDueJobs(rt, 12, 'worker-1'))
    expect(b2c.sent).toHaveLength(1)
    await engine.tell(payment.id, success())
    expect((await engine.reload(payment)).state).toBe('succeeded')
    expect(await broken()).toEqual([])
  })
})

async function work(jobs: Awaited<ReturnType<typeof leaseDueJobs>>): Promise<void> {
  for (const job of jobs.filter((one) => one.kind === 'dispatch')) await workJob(engine.rt, job, 'worker-1')
}
