import { type SQL, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openMemoryStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import { auditHash, recordAudit } from './record-audit'
import { verifyAudit } from './verify-audit'

const KEY = Buffer.alloc(32, 7)
const AT = new Date('2026-11-21T09:00:00Z')
let store: Store

beforeEach(async () => {
  store = openMemoryStore()
  for (let index = 1; index <= 6; index += 1) {
    await store.tx((tx) =>
      recordAudit({ store, key: KEY, now: () => AT }, tx, {
        actorId: 'amina',
        action: 'payment.submit',
        subject: `payment:${index}`,
        facts: { amount: String(index * 100) },
      }),
    )
  }
})
afterEach(() => store.close())

/** As somebody would who has the file and another program: the guards are gone. */
async function tamper(change: () => Promise<unknown>): Promise<void> {
  for (const guard of ['audit_append_only', 'audit_never_deleted']) await run(sql.raw(`drop trigger ${guard}`))
  await change()
}

/** Any statement, through the one door that reads: in memory it is the writing connection too. */
async function run(statement: SQL): Promise<void> {
  await store.tx(async (tx) => {
    if (!('run' in tx) || typeof tx.run !== 'function') throw new Error('the store takes no raw statement')
    await tx.run(statement)
  })
}

const firstBreak = async () => (await verifyAudit(store, KEY)).firstBreak

test('an untouched chain is whole, over several pages too', async () => {
  for (let index = 0; index < 1_100; index += 1) {
    await store.tx((tx) =>
      recordAudit({ store, key: KEY, now: () => AT }, tx, { actorId: 'w', action: 'a', subject: 's', facts: null }),
    )
  }
  const verdict = await verifyAudit(store, KEY)
  expect(verdict).toMatchObject({ records: 1_106, firstBreak: null })
  expect(verdict.last?.number).toBe(1_106)
})

describe('found, with the number of the first broken record:', () => {
  test.each<[string, ...SQL[]]>([
    ['an edited fact', sql`update audit set facts = '{"amount":"1"}' where number = 3`],
    ['an edited fact that means the same', sql`update audit set facts = facts || ' ' where number = 3`],
    ['another actor', sql`update audit set actor_id = 'baraka' where number = 3`],
    ['another time', sql`update audit set at = at + 1 where number = 3`],
    ['a removed record', sql`delete from audit where number = 3`],
    [
      'two records in each other’s place',
      sql`update audit set number = case number when 3 then -4 else -3 end where number in (3, 4)`,
      sql`update audit set number = -number where number < 0`,
    ],
  ])('%s', async (_what, ...statements) => {
    await tamper(async () => {
      for (const statement of statements) await run(statement)
    })
    expect((await firstBreak())?.number).toBe(3)
  })

  test('a record put in by somebody without the key', async () => {
    const { last } = await verifyAudit(store, KEY)
    const forged = { actorId: 'baraka', action: 'payment.approve', subject: 'payment:9', facts: '{}', at: AT }
    const previousHash = last?.hash ?? ''
    const hash = auditHash(Buffer.alloc(32, 8), previousHash, forged)
    await store.tx((tx) => tx.insert(store.t.audit).values({ ...forged, previousHash, hash }))
    expect(await firstBreak()).toEqual({ number: 7, because: 'it was changed' })
  })

  test('a chain rewritten with another key', async () => {
    expect((await verifyAudit(store, Buffer.alloc(32, 8))).firstBreak?.number).toBe(1)
  })

  test('removed newest records, against one that was noted down', async () => {
    const { last } = await verifyAudit(store, KEY)
    await tamper(() => run(sql`delete from audit where number > 4`))
    expect(await firstBreak()).toBeNull()
    const against = await verifyAudit(store, KEY, { seen: last ? [last] : [] })
    expect(against.firstBreak).toEqual({ number: 5, because: 'it and those after it were removed' })
  })
})
