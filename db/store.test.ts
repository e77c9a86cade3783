import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ENGINES, startEngine, type TestEngine } from './engines-fixture'
import { GOVERNED, type TouchedRow } from './governed'
import type { Store, Tx } from './store'
import { newId } from './uuid-v7'

/** What every engine promises to whoever uses {@link Store}. */

const AT = new Date('2026-11-20T09:00:00.123Z')

/** What the engine itself said: the builder's error only says which statement it was. */
function saidOf(error: unknown): string {
  return error instanceof Error ? `${error.message} ${saidOf(error.cause)}` : ''
}
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (error: unknown) => saidOf(error),
  )

describe.each(ENGINES)('a store on %s', (name) => {
  let engine: TestEngine
  let store: Store
  beforeAll(async () => {
    engine = await startEngine(name)
  }, 60_000)
  afterAll(() => engine.stop())
  beforeEach(async () => {
    store = await engine.openStore()
  }, 30_000)
  afterEach(() => store.close())

  const setting = (name: string, value = '1') => ({ name, value, changedAt: AT })
  const write = (name: string, value?: string) =>
    store.tx((tx) => tx.insert(store.t.settings).values(setting(name, value)))
  const settings = async () =>
    (await store.read.select().from(store.t.settings).orderBy(store.t.settings.name)).map((row) => row.name)

  it('gives back instants to the millisecond, the largest amounts, flags and bytes as they were written', async () => {
    const { providerEvents, users, balanceSnapshots, providerAccounts } = store.t
    const rawBody = Buffer.from([0, 255, 10, 92, 39])
    const accountId = newId()
    const largest = 9_007_199_254_740_991n
    await store.tx(async (tx) => {
      await tx.insert(users).values(person('a', true))
      await tx.insert(providerEvents).values(event(rawBody))
      await tx.insert(providerAccounts).values({
        ...{ id: accountId, provider: 'mpesa', accountKey: '1', name: 'A', currency: 'KES', purpose: 'both' },
        createdAt: AT,
      })
      const [one, other] = [-largest, largest]
      const snapshot = { id: newId(), accountId, availableMinor: one, currentMinor: other, unclearedMinor: null }
      await tx.insert(balanceSnapshots).values({ ...snapshot, source: 'poll', at: AT })
    })
    const [user] = await store.read.select().from(users)
    expect(user).toMatchObject({ isDemo: true, disabledAt: null, createdAt: AT })
    const [balance] = await store.read.select().from(balanceSnapshots)
    expect(balance).toMatchObject({
      availableMinor: -largest,
      currentMinor: largest,
      unclearedMinor: null,
      at: AT,
    })
    const [message] = await store.read.select().from(providerEvents)
    expect(message?.rowNo).toBe(1)
    expect(message?.rawBody?.toString('hex')).toBe(rawBody.toString('hex'))
  })

  it('writes all of a transaction or nothing, also when others share its commit', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        store.tx(async (tx) => {
          await tx.insert(store.t.settings).values(setting(`s${String(index).padStart(2, '0')}`))
          if (index % 3 === 0) throw new Error('no')
          return index
        }),
      ),
    )
    expect(outcomes.map((outcome) => outcome.status === 'fulfilled')).toEqual(outcomes.map((_, index) => index % 3 > 0))
    expect(await settings()).toEqual(['s01', 's02', 's04', 's05', 's07', 's08', 's10', 's11'])
  })

  it('goes on after a statement that failed', async () => {
    await write('a')
    const failed = await write('a').catch((error: unknown) => error)
    expect(store.isUniqueViolation(failed)).toBe(true)
    expect(store.isUniqueViolation(new Error('another'))).toBe(false)
    const orphan = store.tx((tx) => tx.insert(store.t.sessions).values(session('nobody')))
    expect(store.isUniqueViolation(await orphan.catch((error: unknown) => error))).toBe(false)
    await write('b')
    expect(await settings()).toEqual(['a', 'b'])
  })

  it('says what failed without the values of the statement, in a transaction and out of it', async () => {
    await write('a', 'secret words')
    expect(await refused(write('a', 'secret words'))).not.toContain('secret')
    const wrong = store.read.select().from(store.t.settings).where(sql`no_such_function(${'secret words'}) = 1`)
    const said = await wrong.then(() => '', saidOf)
    expect(said).toContain('no_such_function')
    expect(said).not.toContain('secret')
  })

  it('refuses a transaction inside another, and a handle whose transaction has ended', async () => {
    expect(await refused(store.tx(() => write('inner')))).toContain('inside store.tx')
    const kept = await store.tx(async (tx) => ({ tx }))
    expect(() => kept.tx.select()).toThrow('revoked')
    expect(await settings()).toEqual([])
  })

  it('tells of the governed rows that a transaction wrote, within it, and forgets what was rolled back', async () => {
    const told: TouchedRow[][] = []
    store.watchGoverned(async (_tx, rows) => {
      told.push([...rows])
    })
    const user = person('amina', false)
    await store.tx(async (tx) => {
      await tx.insert(store.t.users).values(user)
      await tx.insert(store.t.settings).values([setting('pause.mpesa'), setting('history.mpesa.complete')])
    })
    await refused(
      store.tx(async (tx) => {
        await tx.insert(store.t.settings).values(setting('rolled.back'))
        throw new Error('no')
      }),
    )
    await store.tx((tx) => tx.update(store.t.users).set({ totpLastStep: 7 }))
    await store.tx((tx) => tx.update(store.t.users).set({ roles: 'approver' }))
    await store.tx((tx) => tx.delete(store.t.settings).where(eq(store.t.settings.name, 'pause.mpesa')))
    await store.tx((tx) => tx.insert(store.t.jobs).values(job('x')))
    const named = told.map((rows) => rows.map(({ table, key }) => `${table}:${key}`).toSorted())
    expect(named).toEqual([
      ['settings:pause.mpesa', `users:${user.id}`],
      [`users:${user.id}`],
      ['settings:pause.mpesa'],
    ])
  })

  it('writes nothing when the watcher fails', async () => {
    store.watchGoverned(async () => {
      throw new Error('no audit today')
    })
    expect(await refused(write('a'))).toContain('no audit today')
    expect(await settings()).toEqual([])
  })

  it('numbers audit records without a gap, also after a rollback', async () => {
    const record = (tx: Tx, hash: string) =>
      tx.insert(store.t.audit).values({
        ...{ at: AT, actorId: 'a', action: 'x', subject: 'y', facts: '{}', previousHash: '', hash },
      })
    await store.tx((tx) => record(tx, '1'))
    await refused(store.tx((tx) => record(tx, '2').then(() => Promise.reject(new Error('no')))))
    await store.tx((tx) => record(tx, '3'))
    const rows = await store.read.select({ number: store.t.audit.number }).from(store.t.audit)
    expect(rows.map((row) => row.number).toSorted()).toEqual([1, 2])
  })

  it('puts instants on the day of the zone', async () => {
    const late = new Date('2026-11-20T21:30:00Z')
    await store.tx((tx) => tx.insert(store.t.settings).values([{ ...setting('a'), changedAt: late }, setting('b')]))
    const day = store.localDay(store.t.settings.changedAt, 180)
    const rows = await store.read
      .select({ day, count: sql<number>`count(*)`.mapWith(Number) })
      .from(store.t.settings)
      .groupBy(day)
      .orderBy(day)
    expect(rows).toEqual([
      { day: '2026-11-20', count: 1 },
      { day: '2026-11-21', count: 1 },
    ])
  })

  it('shows one moment in a snapshot', async () => {
    await write('a')
    const seen = await store.snapshot(async (still) => (await still.read.select().from(still.t.settings)).length)
    expect(seen).toBe(1)
    expect((await store.check()).ok).toBe(true)
  })

  it('sorts text by its bytes', async () => {
    for (const name of ['b', 'B', 'a', 'é', '_']) await write(name)
    expect(await settings()).toEqual(['B', '_', 'a', 'b', 'é'])
  })

  it('keeps a search text of each row and finds it by parts, taken literally', async () => {
    const { transactions } = store.t
    const texts = ['jane wanjiku 254712345678', 'mama mboga 100% fresh', 'mama mboga 1000 fresh']
    await store.tx(async (tx) => {
      await tx.insert(store.t.providerAccounts).values({
        ...{ id: 'acc', provider: 'mpesa', accountKey: '1', name: 'A', currency: 'KES', purpose: 'both' },
        createdAt: AT,
      })
      for (const [index, text] of texts.entries()) {
        const [row] = await tx
          .insert(transactions)
          .values(line(`t${index}`))
          .returning({ rowNo: transactions.rowNo })
        await store.indexForSearch(tx, [{ rowNo: row?.rowNo ?? 0, at: AT, text }])
      }
    })
    const found = async (...words: string[]) =>
      (
        await store.read
          .select({ id: transactions.id })
          .from(transactions)
          .where(store.searchCondition(words))
          .orderBy(transactions.id)
      ).map((row) => row.id)
    expect(await found('wanjiku')).toEqual(['t0'])
    expect(await found('mboga', 'fresh')).toEqual(['t1', 't2'])
    expect(await found('100%')).toEqual(['t1'])
    expect(await found('m_m')).toEqual([])
    const [first] = await store.read.select().from(transactions).where(eq(transactions.id, 't0'))
    await store.tx((tx) => store.indexForSearch(tx, [{ rowNo: first?.rowNo ?? 0, at: AT, text: 'other words' }]))
    expect(await found('wanjiku')).toEqual([])
    expect(await found('other')).toEqual(['t0'])
  })

  it('guards what must not change, in the same words on every engine', async () => {
    const [maker, other] = [person('amina', false), person('baraka', false)]
    const { users, proposals, audit, approvalRules, postings } = store.t
    const proposal: Store['t']['proposals']['$inferInsert'] = {
      ...{ id: newId(), kind: 'rule.add', subject: 'rules', content: '{}', contentHash: 'h', reason: 'r' },
      ...{ state: 'open', proposerId: maker.id, createdAt: AT },
    }
    await store.tx(async (tx) => {
      await tx.insert(users).values([maker, other])
      await tx.insert(proposals).values(proposal)
      await tx.insert(audit).values({
        ...{ at: AT, actorId: 'a', action: 'x', subject: 'y', facts: '{}', previousHash: '', hash: '1' },
      })
    })
    const tried = (work: (tx: Tx) => Promise<unknown>) => refused(store.tx(work))
    expect(await tried((tx) => tx.update(audit).set({ facts: '{"a":1}' }))).toContain('append-only')
    expect(await tried((tx) => tx.delete(audit))).toContain('append-only')
    expect(await tried((tx) => tx.update(proposals).set({ content: '{"a":1}' }))).toContain('never rewritten')
    const decide = (deciderId: string) => (tx: Tx) => tx.update(proposals).set({ state: 'confirmed', deciderId })
    expect(await tried(decide(maker.id))).toContain('confirmed by another person')
    const rule: Store['t']['approvalRules']['$inferInsert'] = {
      ...{ id: newId(), kind: 'approvers', currency: 'KES', rail: null, overMinor: 0n, newPayeeOnly: false },
      ...{ approvers: 1, proposalId: proposal.id, createdAt: AT, retiredAt: null },
    }
    expect(await tried((tx) => tx.insert(approvalRules).values(rule))).toContain('a rule needs two people')
    expect(await tried(decide(other.id))).toBe('went through')
    expect(await tried((tx) => tx.insert(approvalRules).values(rule))).toBe('went through')
    expect(await tried((tx) => tx.update(approvalRules).set({ overMinor: 1n }))).toContain('never rewritten')
    expect(await tried((tx) => tx.update(approvalRules).set({ retiredAt: AT }))).toContain('agreement of two people')
    expect(await tried((tx) => tx.delete(approvalRules))).toContain('never deleted')
    expect(await tried((tx) => tx.update(proposals).set({ state: 'open', deciderId: null }))).toContain('stays')
    const unknownPayment = { id: newId(), paymentId: 'x', kind: 'own', account: 'a', amountMinor: 1n, currency: 'KES' }
    expect(
      await tried((tx) => tx.insert(postings).values({ ...unknownPayment, kind: 'own', currency: 'KES', at: AT })),
    ).toMatch(/foreign key/i)
  })
})

describe('on PostgreSQL', () => {
  let engine: TestEngine
  beforeAll(async () => {
    engine = await startEngine('PostgreSQL')
  }, 60_000)
  afterAll(() => engine.stop())

  it('every governed table has its watch', async () => {
    const store = await engine.openStore()
    const { rows } = await store.tx(async (tx) =>
      (tx as unknown as { execute(text: string): Promise<{ rows: { name: string }[] }> }).execute(
        "select distinct split_part(encode(tgargs, 'escape'), '\\000', 1) as name from pg_trigger where tgname like 'touched_%'",
      ),
    )
    expect(rows.map((row) => row.name).toSorted()).toEqual([...GOVERNED].toSorted())
    await store.close()
  })

  it('both engines know the same guards by the same names', async () => {
    const { readFileSync, readdirSync } = await import('node:fs')
    const guardsOf = (folder: string) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.sql'))
        .flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/CREATE TRIGGER (\w+)/g)])
        .map(([, name]) => name)
    const onPostgres = new Set(guardsOf('db/postgres/migrations'))
    expect([...new Set(guardsOf('db/sqlite/migrations'))].filter((name) => !onPostgres.has(name))).toEqual([])
  })
})

function person(signInName: string, isDemo: boolean) {
  return {
    ...{ id: newId(), name: signInName, signInName, passwordHash: 'x', roles: 'maker', totpSealed: null },
    ...{ totpLastStep: 0, isDemo, disabledAt: null, failedSignIns: 0, lockedUntil: null, createdAt: AT },
  }
}

function session(userId: string) {
  return { id: newId(), userId, createdAt: AT, lastSeenAt: AT, expiresAt: AT, endedAt: null }
}

function job(subjectId: string) {
  return { id: newId(), kind: 'ask' as const, subjectId, dueAt: AT, tries: 0, fence: 0 }
}

function event(rawBody: Buffer) {
  return {
    ...{ id: newId(), provider: 'mpesa' as const, source: 'callback' as const, door: 'results', dedupKey: 'a' },
    ...{
      authenticity: 'token' as const,
      bodySha256: 'b',
      rawBody,
      verdict: 'new' as const,
      repeats: 0,
      receivedAt: AT,
    },
  }
}

function line(id: string) {
  return {
    ...{ id, accountId: 'acc', provider: 'mpesa' as const, rail: 'mpesa.c2b' as const, direction: 'in' as const },
    ...{ state: 'succeeded' as const, amountMinor: 1n, feeMinor: 0n, currency: 'KES' as const, occurredAt: AT },
    ...{ providerReference: id, merchantReference: '', counterpartyName: '', counterpartyAccount: '' },
    ...{ counterpartyKey: '', description: '', channel: '', createdAt: AT },
  }
}
