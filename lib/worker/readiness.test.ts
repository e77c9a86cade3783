import os from 'node:os'
import { beforeEach, expect, test } from 'vitest'
import { openMemoryStore } from '@/db/open-store'
import { ANCHOR_LATE_MS, checkReadiness, WORKER_SILENT_MAX_MS } from './readiness'
import { signNow, vitalSigns } from './vital-signs'

const place = { dataDir: os.tmpdir() }

beforeEach(() => {
  Object.assign(vitalSigns(), { workerAt: signNow(), anchoredAt: signNow() })
})

test('ready while every part works, and the write leaves nothing behind', async () => {
  const store = openMemoryStore()
  expect(await checkReadiness({ store }, place)).toEqual({
    ready: true,
    checks: { database: true, worker: true, disk: true, anchor: true },
  })
  expect(await store.read.select().from(store.t.jobs)).toEqual([])
})

test('a database that takes no write is not ready', async () => {
  const store = openMemoryStore()
  await store.close()
  expect((await checkReadiness({ store }, place)).checks).toMatchObject({ database: false, worker: true })
})

test('a worker that looks for nothing any more, and one that never began', async () => {
  const store = openMemoryStore()
  for (const workerAt of [signNow() - WORKER_SILENT_MAX_MS - 1_000, null]) {
    vitalSigns().workerAt = workerAt
    expect(await checkReadiness({ store }, place)).toMatchObject({ ready: false, checks: { worker: false } })
  }
})

test('an audit head that was not noted down for a quarter of an hour', async () => {
  const store = openMemoryStore()
  vitalSigns().anchoredAt = signNow() - ANCHOR_LATE_MS - 1_000
  expect(await checkReadiness({ store }, place)).toMatchObject({ ready: false, checks: { anchor: false } })
})

test('a data folder that is not there', async () => {
  const store = openMemoryStore()
  const gone = { dataDir: '/nowhere/at/all' }
  expect(await checkReadiness({ store }, gone)).toMatchObject({ ready: false, checks: { disk: false } })
})
