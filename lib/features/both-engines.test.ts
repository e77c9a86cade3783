import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ENGINES, startEngine, type TestEngine } from '@/db/engines-fixture'
import type { Store } from '@/db/store'
import { leaseDueJobs } from '../worker/due-jobs'
import { countWaiting, listDecided, listWaiting, sumWaiting } from './approvals/queries'
import { recordAudit } from './audit/record-audit'
import { verifyAudit } from './audit/verify-audit'
import { brokenChecks, verifyEverything } from './audit/verify-everything'
import { readBoard } from './balances/board'
import { countBillTabs, listBillsPage } from './bills/list-bills-page'
import { exportTransactions } from './exports/export-transactions'
import { readChoice } from './exports/schemas'
import { countByVerdict, listMessages } from './inbox/queries'
import { InboxFilter } from './inbox/schemas'
import { storeEvent } from './inbox/store-event'
import { listFlowCurrencies, readFlow } from './overview/flow'
import { readNeedsAttention } from './overview/needs-attention'
import { readTodaySoFar } from './overview/today-so-far'
import { addPayee } from './payees/add-payee'
import { listBook } from './payees/list-payees'
import { dispatchPayment } from './payments/dispatch-payment'
import { type Engine, openEngine, success } from './payments/engine-fixture'
import { listCollections } from './payments/list-collections'
import { countPaymentTabs, listPaymentsPage } from './payments/list-payments-page'
import { dropJob, setJob } from './payments/payment-jobs'
import { submitPayment } from './payments/submit-payment'
import { createSchedule } from './schedules/create-schedule'
import { listSchedules } from './schedules/queries'
import { runSchedule } from './schedules/run-schedule'
import { SORTS, type Sort } from './transactions/filter'
import { listTransactions } from './transactions/queries'
import { flowByDay, sumTransactions } from './transactions/sums'
import { addMixedLines, filterOf, openTransactionsWorld, ZONE } from './transactions/transactions-fixture'
import { shareView } from './views/change-view'
import { chooseDefault } from './views/choose-default'
import { deleteView } from './views/delete-view'
import { countSchedules, findDefaultView, listViews } from './views/queries'
import { saveView } from './views/save-view'

/** The rules and lists that the office lives on say the same on every engine. */

const DAY_MS = 86_400_000

describe.each(ENGINES)('on %s', (name) => {
  let testEngine: TestEngine
  let store: Store
  beforeAll(async () => {
    testEngine = await startEngine(name)
  }, 60_000)
  afterAll(() => testEngine.stop())
  beforeEach(async () => {
    store = await testEngine.openStore()
  }, 30_000)
  afterEach(() => store.close())

  const verify = (engine: Engine) =>
    verifyEverything(store, { key: engine.rt.key, zone: ZONE, now: engine.clock.now, anchors: [] })

  it('a payout goes from its maker through an approver and the provider to two postings and one line', async () => {
    const engine = await openEngine(store)
    const payment = await engine.approvedPayout()
    await dispatchPayment(engine.rt, payment.id, 'w1')
    expect((await engine.reload(payment)).state).toBe('sent')
    await engine.tell(payment.id, success())
    // Told again, and by the statement, it is still one money.
    await engine.tell(payment.id, success())
    await engine.tell(payment.id, success(), 'statement')
    expect(await engine.reload(payment)).toMatchObject({ state: 'succeeded', receipt: 'UKK7RT61SV', feeMinor: null })
    const postings = await store.read.select().from(store.t.postings)
    expect(postings.map((row) => row.amountMinor).toSorted((a, b) => Number(a - b))).toEqual([-1_250_000n, 1_250_000n])
    const lines = await store.read.select().from(store.t.transactions)
    expect(lines).toMatchObject([{ state: 'succeeded', amountMinor: 1_250_000n, providerReference: 'UKK7RT61SV' }])
    const { audit, checks } = await verify(engine)
    expect(checks.flatMap((check) => check.broken)).toEqual([])
    expect(audit.records).toBeGreaterThan(5)
  })

  it('its maker cannot approve it, whoever writes the row', async () => {
    const engine = await openEngine(store)
    const payment = await submitPayment(await engine.as('amina'), engine.payout())
    await expect(engine.approve(payment, 'amina')).rejects.toThrow()
    const row = {
      ...{ id: 'a', paymentId: payment.id, approverId: payment.makerId, decision: 'approved' as const, version: 1 },
      ...{ contentHash: payment.contentHash, reason: null, voidedAt: null, at: engine.clock.now },
    }
    await expect(store.tx((tx) => tx.insert(store.t.approvals).values(row))).rejects.toThrow()
    const { payments } = store.t
    await store.tx((tx) => tx.update(payments).set({ state: 'approved' }))
    await expect(store.tx((tx) => tx.update(payments).set({ state: 'sending' }))).rejects.toThrow()
    expect((await engine.reload(payment)).state).toBe('approved')
  })

  it('one form is one payment, and of two decisions one counts', async () => {
    const engine = await openEngine(store)
    const amina = await engine.as('amina')
    const input = engine.payout()
    const [one, other] = await Promise.all([submitPayment(amina, input), submitPayment(amina, input)])
    expect(other.id).toBe(one.id)
    const decided = await Promise.allSettled([engine.approve(one, 'baraka'), engine.approve(one, 'chausiku')])
    expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('whoever changes a governed row past the program is named by verify', async () => {
    const engine = await openEngine(store)
    const payment = await engine.approvedPayout()
    expect(brokenChecks(await verify(engine))).toEqual([])
    // As a store without the watch writes it: another program, a person with a shell.
    store.watchGoverned(async () => undefined)
    await store.tx((tx) => tx.update(store.t.payments).set({ reasonWords: 'changed' }))
    expect(
      brokenChecks(await verify(engine))
        .flatMap((check) => check.broken)
        .join(),
    ).toContain(payment.id)
  })

  it('transactions that append to the audit chain at one moment leave one chain', async () => {
    const chain = { store, key: Buffer.alloc(32, 7), now: () => new Date('2026-11-20T09:00:00Z') }
    const append = (index: number) =>
      store.tx(async (tx) => {
        await recordAudit(chain, tx, { actorId: 'a', action: 'x', subject: `s${index}`, facts: {} })
        if (index % 5 === 0) throw new Error('no')
      })
    await Promise.allSettled(Array.from({ length: 40 }, (_, index) => append(index)))
    expect(await verifyAudit(store, chain.key)).toMatchObject({ records: 32, firstBreak: null })
  })

  it('pages through every order without missing or repeating a line, and back', async () => {
    const world = await openTransactionsWorld(store)
    await addMixedLines(world, 60)
    const walk = async (sort: Sort) => {
      const ids: string[] = []
      let place: string | undefined
      let first: string | null = null
      do {
        const page = await listTransactions(store, filterOf({ sort }), ZONE, place, 7)
        ids.push(...page.rows.map((row) => row.id))
        if (place !== undefined) first ??= page.newer
        place = page.older ?? undefined
      } while (place)
      const back = await listTransactions(store, filterOf({ sort }), ZONE, first ?? '', 7)
      expect(back.rows.map((row) => row.id)).toEqual(ids.slice(0, 7))
      return ids
    }
    const walked = new Map<Sort, string[]>()
    for (const sort of SORTS) walked.set(sort, await walk(sort))
    for (const ids of walked.values()) expect(new Set(ids).size).toBe(60)
    expect(walked.get('oldest')).toEqual(walked.get('newest')?.toReversed())
    expect(walked.get('smallest')).toEqual(walked.get('largest')?.toReversed())
    // A place that somebody made up is far behind the end, not an error.
    const farAway = Buffer.from(`older.${'9'.repeat(19)}.${walked.get('newest')?.[0]}`).toString('base64url')
    expect((await listTransactions(store, filterOf(), ZONE, farAway, 7)).rows).toHaveLength(7)
  })

  it('sums, days, filters and the export agree with the lines', async () => {
    const world = await openTransactionsWorld(store)
    await addMixedLines(world, 60)
    const lines = await store.read.select().from(store.t.transactions)
    const moved = lines.filter((line) => line.state === 'succeeded' && line.currency === 'KES')
    const sum = (direction: string) =>
      moved.filter((line) => line.direction === direction).reduce((total, line) => total + line.amountMinor, 0n)
    const [, shillings] = await sumTransactions(store, filterOf(), ZONE)
    expect(shillings).toMatchObject({ currency: 'KES', rows: 48, inMinor: sum('in'), outMinor: sum('out') })
    const flow = await flowByDay(store, { ...filterOf({ currency: 'KES' }), currency: 'KES' }, ZONE)
    expect(flow.reduce((total, day) => total + day.inMinor, 0n)).toBe(sum('in'))
    expect(flow.every((day) => /^2026-10-\d\d$/.test(day.day))).toBe(true)
    const rows = async (parts: Parameters<typeof filterOf>[0]) =>
      (await listTransactions(store, filterOf(parts), ZONE, undefined)).rows
    expect(await rows({ q: 'wanjiku' })).toHaveLength(15)
    expect(await rows({ q: 'elodie' })).toHaveLength(15)
    expect((await rows({ tab: 'unknown' })).every((row) => ['unknown', 'pending'].includes(row.state))).toBe(true)
    expect((await rows({ tab: 'failed' })).every((row) => row.state === 'failed')).toBe(true)
    expect((await rows({ sort: 'largest', account: world.francs, from: '2026-10-26' })).length).toBeGreaterThan(0)
    expect((await rows({ currency: 'KES', min: '500', max: '600' })).length).toBeGreaterThan(0)
    const file = await exportTransactions(world.as('accountant'), filterOf(), readChoice({}, ZONE))
    const decoder = new TextDecoder()
    let text = ''
    for await (const piece of file.bytes) text += decoder.decode(piece, { stream: true })
    expect(text.trimEnd().split('\r\n')).toHaveLength(61)
    const verdict = await verifyEverything(store, {
      key: Buffer.alloc(32, 7),
      zone: ZONE,
      now: new Date(),
      anchors: [],
    })
    expect(verdict.checks.find((check) => check.rule.includes('daily totals'))?.broken).toEqual([])
  })

  it('every list of the office pages by its keys and counts what it holds', async () => {
    const engine = await openEngine(store)
    const amina = await engine.as('amina')
    for (let index = 0; index < 3; index += 1) {
      await engine.approvedPayout({ counterpartyAccount: `071234567${index}` })
      engine.pass(1_000)
    }
    await submitPayment(amina, engine.payout({ counterpartyAccount: '0712345679', purpose: 'Waits' }))
    const [baraka, chausiku] = [await engine.as('baraka'), await engine.as('chausiku')]
    expect(await countWaiting(store, baraka.actor, 'me')).toBe(1)
    expect(await listWaiting(store, chausiku.actor, 'me')).toMatchObject([{ makerName: amina.actor.name }])
    expect(await sumWaiting(store, baraka.actor, 'me')).toMatchObject([{ payments: 1, totalMinor: 1_250_000n }])
    const paged = async (
      list: (place: string | undefined) => Promise<{ rows: readonly unknown[]; older: string | null }>,
    ) => {
      let [seen, place]: [number, string | undefined] = [0, undefined]
      do {
        const page = await list(place)
        seen += page.rows.length
        place = page.older ?? undefined
      } while (place)
      return seen
    }
    expect(await paged((place) => listPaymentsPage(store, 'all', place, 2))).toBe(4)
    expect(await paged((place) => listDecided(store, place, 1))).toBe(3)
    expect(await paged((place) => listCollections(store, place, 1))).toBe(0)
    expect(await paged((place) => listBillsPage(store, 'all', place, 1))).toBe(0)
    expect(await countPaymentTabs(store)).toMatchObject({ approval: 1, all: 4 })
    expect(await countBillTabs(store)).toMatchObject({ all: 0 })
    const payee = {
      name: 'Élodie Ndayizeye',
      rail: 'mpesa.b2c',
      account: '0712345678',
      bank: '',
      details: {},
      reason: 'New',
    } as const
    await addPayee(amina, payee)
    expect((await listBook(store, { search: 'elodie' })).rows).toHaveLength(1)
    expect((await listBook(store, { search: '1234567' })).rows).toHaveLength(1)
    expect((await listBook(store, { search: '%' })).rows).toHaveLength(0)
    const board = await readBoard(engine.rt)
    expect(board).toMatchObject([{ account: { id: engine.accountId } }])
    expect((await readNeedsAttention(baraka, board)).map((item) => item.kind)).toContain('approval')
    expect((await readTodaySoFar(engine.rt)).rows).toEqual([])
    expect(await listFlowCurrencies(engine.rt)).toEqual(['KES'])
    expect((await readFlow(engine.rt, 'KES')).every((day) => day.inMinor === 0n)).toBe(true)
  })

  it('a message is kept once in its own bytes, counted when repeated, and listed by verdict', async () => {
    const engine = await openEngine(store)
    const message = (dedupKey: string) => ({
      ...{ provider: 'mpesa' as const, source: 'callback' as const, door: 'results', authenticity: 'token' as const },
      ...{ dedupKey, paymentId: null, attemptId: null, verdict: 'new' as const, note: null, search: '' },
      rawBody: Buffer.from('{"name":"\u0000 Élodie"}'),
    })
    for (const key of ['a', 'a', 'b', 'c'])
      await store.tx(async (tx) => {
        await storeEvent(engine.rt, tx, message(key))
      })
    const events = await store.read.select().from(store.t.providerEvents).orderBy(store.t.providerEvents.rowNo)
    expect(events.map((event) => event.repeats)).toEqual([1, 0, 0])
    expect(events[0]?.rawBody?.equals(message('a').rawBody)).toBe(true)
    const seen: string[] = []
    let place: string | undefined
    do {
      const page = await listMessages(engine.rt, InboxFilter.parse({ verdict: 'new', ...(place && { at: place }) }))
      seen.push(...page.rows.map((row) => row.id))
      place = page.older ?? undefined
    } while (place)
    expect(seen).toHaveLength(3)
    const from = await listMessages(engine.rt, InboxFilter.parse({ verdict: 'new', at: `older.2.${Date.now()}` }))
    expect(from.rows).toHaveLength(3)
    expect((await countByVerdict(engine.rt, InboxFilter.parse({}))).get('new')).toBe(3)
  })

  it('a view is kept once by name, shared, opened first by somebody else, and gone from there when deleted', async () => {
    const engine = await openEngine(store)
    const [amina, baraka] = [await engine.as('amina'), await engine.as('baraka')]
    const look = { filter: { tab: 'out' }, days: 'last7', columns: 'time.out', density: 'compact' } as const
    const input = { ...look, name: 'Été', isShared: false, isDefault: true }
    const { viewId } = await saveView(amina, input)
    await expect(saveView(amina, { ...input, name: 'ete' })).rejects.toMatchObject({ code: 'invalid_input' })
    expect((await listViews(baraka)).team).toEqual([])
    await shareView(amina, { viewId, version: 1, isShared: true })
    expect((await listViews(baraka)).team).toMatchObject([{ name: 'Été', content: { columns: ['time', 'out'] } }])
    await chooseDefault(baraka, { viewId })
    expect((await findDefaultView(baraka))?.content).toMatchObject({ days: 'last7', density: 'compact' })
    expect(await countSchedules(store, [viewId])).toEqual(new Map())
    await deleteView(amina, { viewId, version: 2, reason: 'Not used' })
    expect(await findDefaultView(baraka)).toBeUndefined()
    expect(await store.read.select().from(store.t.defaultViews)).toEqual([])
  })

  it('a schedule orders one file a due day, whichever of two workers comes first', async () => {
    const engine = await openEngine(store)
    const amina = await engine.as('amina')
    const look = { filter: {}, days: 'yesterday', columns: 'time.out', density: 'compact' } as const
    const { viewId } = await saveView(amina, { ...look, name: 'Daily', isShared: false, isDefault: false })
    const rule = { viewId, layout: 'machine', zone: 'UTC', rhythm: 'daily', onDay: 0, hour: 6 } as const
    const { scheduleId } = await createSchedule(amina, rule)
    await runSchedule(engine.rt, scheduleId)
    expect(await store.read.select().from(store.t.exportsLog)).toEqual([])
    engine.pass(2 * DAY_MS)
    await Promise.all([runSchedule(engine.rt, scheduleId), runSchedule(engine.rt, scheduleId)])
    const made = await store.read.select().from(store.t.exportsLog)
    expect(made).toMatchObject([{ scheduleId, viewName: 'Daily', state: 'waiting', userId: amina.actor.id }])
    const again = { ...made[0], id: 'another' } as (typeof made)[number]
    await expect(store.tx((tx) => tx.insert(store.t.exportsLog).values(again))).rejects.toThrow()
    expect(await listSchedules(amina)).toMatchObject([{ lastOutcome: 'made', handledDay: made[0]?.dueDay }])
  })

  it('a job is set once, taken once, and taken again when its lease has run out', async () => {
    const engine = await openEngine(store)
    const { jobs } = store.t
    await store.tx(async (tx) => {
      for (const subject of ['a', 'b', 'a']) await setJob(engine.rt, tx, 'ask', subject, engine.clock.now)
      await setJob(engine.rt, tx, 'ask', 'later', new Date(engine.clock.now.getTime() + DAY_MS))
    })
    const taken = await Promise.all([leaseDueJobs(engine.rt, 5, 'w1'), leaseDueJobs(engine.rt, 5, 'w2')])
    expect(
      taken
        .flat()
        .map((job) => job.subjectId)
        .toSorted(),
    ).toEqual(['a', 'b'])
    engine.pass(131_000)
    const again = await leaseDueJobs(engine.rt, 5, 'w3')
    expect(again.map(({ subjectId, tries, fence }) => [subjectId, tries, fence]).toSorted()).toEqual([
      ['a', 2, 3],
      ['b', 2, 2],
    ])
    await store.tx((tx) => dropJob(engine.rt, tx, 'ask', 'a'))
    expect(await store.read.select().from(jobs).where(eq(jobs.subjectId, 'a'))).toEqual([])
  })
})
