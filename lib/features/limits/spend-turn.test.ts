import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import type { Permission } from '@/lib/core/permissions'
import { silentLog } from '@/lib/log'
import { createProviders } from '@/lib/providers/registry'
import type { FeatureContext } from '../context'
import { LIMITS, type Limit } from './limits'
import { spendTurn } from './spend-turn'
import { takeTurn } from './take-turn'

/** Two stores on one file are what two processes have: each its own connections, and nothing in memory between them. */
let folder: string
let stores: readonly [Store, Store]
let now: Date

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-limits-'))
  const open = () => openStore({ root: path.resolve('.'), databaseFile: path.join(folder, 'limits.db') })
  stores = [open(), open()]
  now = new Date('2026-11-28T09:00:00Z')
})

afterEach(async () => {
  for (const store of stores) await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const pass = (ms: number) => {
  now = new Date(now.getTime() + ms)
}
const spend = (process: 0 | 1, limit: Limit, whose = 'somebody') =>
  stores[process].tx((tx) => spendTurn({ store: stores[process], now: () => now }, tx, limit, whose))
/** How many of so many tries are granted, taken by both processes in turn. */
async function granted(limit: Limit, tries: number): Promise<number> {
  let count = 0
  for (let index = 0; index < tries; index += 1)
    if ((await spend(index % 2 === 0 ? 0 : 1, limit)) !== 'refused') count += 1
  return count
}

describe('two processes share one budget', () => {
  it.each(Object.keys(LIMITS) as Limit[])('of the limit %s', async (limit) => {
    expect(await granted(limit, LIMITS[limit].turns + 20)).toBe(LIMITS[limit].turns)
    expect(await spend(0, limit, 'another')).toBe('granted')
  })

  it('when both take at the same moment', async () => {
    const turns = await Promise.all(Array.from({ length: 160 }, (_, index) => spend(index % 2 === 0 ? 0 : 1, 'action')))
    expect(turns.filter((turn) => turn !== 'refused')).toHaveLength(LIMITS.action.turns)
    expect(turns.filter((turn) => turn === 'last')).toHaveLength(1)
  })
})

describe('a window', () => {
  it('has no seam through which twice as many fit', async () => {
    await granted('action', 1)
    pass(LIMITS.action.windowMs - 1_000)
    expect(await granted('action', 100)).toBe(LIMITS.action.turns - 1)
    // A new window has begun, and nearly all of the old one still counts.
    pass(2_000)
    expect(await granted('action', 100)).toBe(1)
  })

  it('gives turns back as time passes, and all of them in the end', async () => {
    await granted('export', 10)
    pass(LIMITS.export.windowMs * 1.5)
    expect(await granted('export', 10)).toBe(2)
    pass(LIMITS.export.windowMs * 2)
    expect(await granted('export', 10)).toBe(LIMITS.export.turns)
  })

  it('is not opened anew by a clock that is set back', async () => {
    await granted('export', 10)
    pass(-LIMITS.export.windowMs)
    expect(await granted('export', 10)).toBe(0)
  })

  it('is forgotten when somebody new comes and it no longer counts', async () => {
    await spend(0, 'action', 'long ago')
    pass(86_400_000)
    await spend(0, 'action', 'now')
    const { rateCounts } = stores[0].t
    expect((await stores[0].read.select().from(rateCounts)).map((row) => row.name)).toEqual(['action:now'])
  })
})

it('a person’s refusals write nothing; that the limit was reached is in the audit log once', async () => {
  const [store] = stores
  const actor = { id: 'amina', name: 'Amina', signInName: 'amina', roles: [], permissions: new Set<Permission>() }
  const ctx: FeatureContext = {
    store,
    actor,
    providers: createProviders({}),
    mode: 'sandbox',
    zone: 'Africa/Nairobi',
    publicUrl: 'https://pay.example.org',
    key: Buffer.alloc(32, 7),
    merchantName: 'Soko Fresh Ltd',
    now: () => now,
    log: silentLog,
  }
  const take = () => store.tx((tx) => takeTurn(ctx, tx, 'export'))
  for (let index = 0; index < LIMITS.export.turns; index += 1) await take()
  for (let index = 0; index < 20; index += 1) await expect(take()).rejects.toMatchObject({ code: 'too_fast' })
  const audited = await store.read.select().from(store.t.audit)
  expect(audited.map(({ action, subject, facts }) => [action, subject, facts])).toEqual([
    ['limit.reached', `user:${actor.id}`, '{"limit":"export"}'],
  ])
})
