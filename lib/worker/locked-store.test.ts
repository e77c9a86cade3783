import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import { openEngine } from '../features/payments/engine-fixture'
import { setJob } from '../features/payments/payment-jobs'
import { leaseDueJobs, postponeJob } from './due-jobs'

/** Row 31 of lib/FAULT-MATRIX.md: another process holds the database file. */

const ROOT = path.resolve('.')
/** Holds the file as a writer does, for as long as it is told, and says when it has it. */
const HOLDER = `
  const SQLite = require('better-sqlite3')
  const held = new SQLite(process.argv[1])
  held.exec('begin immediate')
  process.stdout.write('held')
  setTimeout(() => held.exec('rollback'), Number(process.argv[2]))
`

let folder: string
let file: string
let store: Store
let holder: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-locked-'))
  file = path.join(folder, 'locked.db')
  store = openStore({ root: ROOT, databaseFile: file })
})

afterEach(async () => {
  holder?.kill('SIGKILL')
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

function heldFor(ms: number): Promise<void> {
  const child = spawn(process.execPath, ['-e', HOLDER, file, String(ms)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  holder = child
  return new Promise((resolve) => child.stdout.once('data', () => resolve()))
}

const write = (name: string) =>
  store.tx(async (tx) => {
    await tx.insert(store.t.settings).values({ name, value: '1', changedAt: new Date() })
    await tx.insert(store.t.settings).values({ name: `${name}, second half`, value: '2', changedAt: new Date() })
  })

const names = async () => (await store.read.select().from(store.t.settings)).map((row) => row.name)

/** How often this process came to do other work, and whether it could read, while it waits. */
async function workBeside(work: Promise<unknown>): Promise<number> {
  let turns = 0
  let isDone = false
  void work
    .catch(() => undefined)
    .finally(() => {
      isDone = true
    })
  while (!isDone) {
    await sleep(20)
    await names()
    turns += 1
  }
  return turns
}

describe('while another process holds the database', () => {
  it('for three seconds: writing waits and then succeeds, other work goes on', async () => {
    await heldFor(3_000)
    const startedAt = performance.now()
    const writing = write('patient')
    const turns = await workBeside(writing)
    await writing
    expect(performance.now() - startedAt).toBeGreaterThan(2_000)
    // A wait inside the driver would have stopped everything: no turn at all.
    expect(turns).toBeGreaterThan(20)
    expect(await names()).toEqual(['patient', 'patient, second half'])
  })

  it('for longer than ten: writing is refused as busy, and nothing is half done', { timeout: 60_000 }, async () => {
    await heldFor(30_000)
    const startedAt = performance.now()
    const writing = Promise.allSettled([write('one'), write('two')])
    expect(await workBeside(writing)).toBeGreaterThan(60)
    const waitedMs = performance.now() - startedAt
    for (const result of await writing)
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'store_busy' } })
    expect(waitedMs).toBeGreaterThan(9_500)
    expect(waitedMs).toBeLessThan(20_000)
    expect(await names()).toEqual([])
    holder?.kill('SIGKILL')
    await sleep(300)
    await write('afterwards')
    expect(await names()).toEqual(['afterwards', 'afterwards, second half'])
  })
})

it('a job that met a busy database is tried again', async () => {
  const { rt, clock } = await openEngine()
  await rt.store.tx((tx) => setJob(rt, tx, 'balance', 'mpesa', clock.now))
  const [job] = await leaseDueJobs(rt, 1, 'worker')
  if (!job) throw new Error('nothing was due')
  await postponeJob(rt, job, new Error('store_busy: another process held the database for 10 s'))
  expect(await leaseDueJobs(rt, 1, 'worker')).toEqual([])
  clock.now = new Date(clock.now.getTime() + 10_000)
  expect((await leaseDueJobs(rt, 1, 'worker')).map((one) => one.subjectId)).toEqual(['mpesa'])
})
