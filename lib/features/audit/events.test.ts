import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openMemoryStore } from '@/db/open-store'
import { PAYMENT_TRANSITIONS } from '@/lib/core/payment-state'
import { recordAudit } from './record-audit'

/**
 * RELIABILITY.md section 3 row 34: what has to be in the audit log, by the beginning of its action. The acts themselves, and
 * what each writes, are in the tests of their features; here nothing is forgotten and nothing gets lost.
 */
const EVENTS = {
  authentication: ['sign_in', 'sign_in.refused', 'sign_out', 'second_factor.refused', 'second_factor.reused'],
  authorisation: ['refused', 'limit.reached'],
  approval: ['payment.${event}', 'approvals.batch', '${row.kind}.${act}', '${wish.kind}.propose'],
  export: ['export.transactions', 'export.ordered', 'export.ready', 'export.downloaded', 'export.audit'],
  configuration: ['provider.pause', 'provider.resume', 'provider.test', 'dispatch.hold', 'dispatch.release'],
  roles: ['person.create'],
  data: ['import.start', 'import.finish', 'inbox.replay', 'inbox.close', 'payee.add', 'bill.create', 'balance.ask'],
  'the log itself': ['audit.verify', 'database.restore', 'rows.mark'],
} as const

/** Proposals of two people: their kinds are the events of rules, roles, payees and resolutions. */
const PROPOSED = ['rule.add', 'rule.retire', 'roles.change', 'payee.add', 'payee.change', 'payment.resolve']

const features = path.resolve('lib/features')
const commands = path.resolve('lib/cli')
const sources = [features, commands]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  )
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

describe.each(Object.entries(EVENTS))('events of %s', (_of, events) => {
  test.each(events)('%s is written', (event) => {
    expect(["'", '`'].some((quote) => sources.includes(`${quote}${event}${quote}`))).toBe(true)
  })
})

test('every kind of proposal has its words, and every move of a payment is one event', () => {
  const kinds = readFileSync(path.resolve('db/words.ts'), 'utf8')
  expect(PROPOSED.filter((kind) => !kinds.includes(`'${kind}'`))).toEqual([])
  expect(Object.values(PAYMENT_TRANSITIONS).flatMap((events) => Object.keys(events)).length).toBeGreaterThan(20)
})

test('nothing of it is ever deleted or changed: not by age, not by SQL', async () => {
  const store = openMemoryStore()
  const chain = { store, key: Buffer.alloc(32, 7), now: () => new Date('2020-01-01T00:00:00Z') }
  await store.tx((tx) => recordAudit(chain, tx, { actorId: 'a', action: 'sign_in', subject: 's', facts: {} }))
  for (const statement of [sql`delete from audit`, sql`update audit set actor_id = 'b'`])
    await expect(
      store.tx(
        async (tx) => void (await (tx as unknown as { run(text: typeof statement): Promise<unknown> }).run(statement)),
      ),
    ).rejects.toThrow()
  expect(await store.read.select().from(store.t.audit)).toHaveLength(1)
  expect(sources).not.toMatch(/\.delete\(\s*(?:\w+\.)*audit\s*\)/)
  await store.close()
})
