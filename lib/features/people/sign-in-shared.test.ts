import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { hash } from '@node-rs/argon2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { ADDRESS_FAILURES_MAX, ADDRESS_WINDOW_MS } from './address-limit'
import { PASSWORD, START } from './people-fixture'
import { signIn } from './sign-in'

let folder: string
let stores: Store[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hazina-sign-in-'))
  stores = []
})
afterEach(async () => {
  for (const store of stores) await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Another process on the same database, or the same one after a restart. */
function openProcess() {
  const store = openStore({ root: process.cwd(), databaseFile: path.join(folder, 'shared.db') })
  stores.push(store)
  const world = { store, key: Buffer.alloc(32, 7), now: () => START }
  return {
    store,
    tryIn: (password: string, address = '') =>
      signIn(world, { signInName: 'eshe', password, client: { userAgent: '', address } }),
  }
}

async function addEshe(store: Store): Promise<void> {
  const passwordHash = await hash(PASSWORD, { memoryCost: 64, timeCost: 1, parallelism: 1 })
  await store.tx((tx) =>
    tx.insert(store.t.users).values({
      id: newId(),
      name: 'Eshe',
      signInName: 'eshe',
      passwordHash,
      roles: 'accountant',
      totpSealed: null,
      totpLastStep: 0,
      isDemo: false,
      disabledAt: null,
      failedSignIns: 0,
      lockedUntil: null,
      createdAt: START,
    }),
  )
}

test('failures of a name are counted together by two processes, and a restart forgets none', async () => {
  const [one, two] = [openProcess(), openProcess()]
  await addEshe(one.store)
  for (const each of [one, two, one, two, one]) await each.tryIn('wrong')
  for (const each of [one, two, openProcess()])
    expect(await each.tryIn(PASSWORD)).toEqual({ ok: false, because: 'refused' })
})

test('failures of an address are counted together as well', async () => {
  const [one, two] = [openProcess(), openProcess()]
  await addEshe(one.store)
  const windowEndsAt = new Date(START.getTime() + ADDRESS_WINDOW_MS)
  const counted = { address: '203.0.113.7', failures: ADDRESS_FAILURES_MAX - 2, windowEndsAt }
  await one.store.tx((tx) => tx.insert(one.store.t.signInAddresses).values(counted))
  for (const each of [one, two]) await each.tryIn('wrong', '203.0.113.7')
  for (const each of [one, two, openProcess()])
    expect(await each.tryIn(PASSWORD, '203.0.113.7')).toEqual({ ok: false, because: 'address' })
  expect(await one.tryIn(PASSWORD, '203.0.113.8')).toMatchObject({ ok: true, awaitsCode: false })
})
