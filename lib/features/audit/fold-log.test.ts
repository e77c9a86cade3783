import { eq, type SQL, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dispatchPayment } from '../payments/dispatch-payment'
import { type Engine, openEngine, success } from '../payments/engine-fixture'
import { keepTotalsOfZone } from '../transactions/recount-totals'
import { ensureBaseline } from './baseline'
import { recordAudit } from './record-audit'
import { BASELINE_SUBJECT, MARK_ACTION } from './row-marks'
import { brokenChecks, verifyEverything } from './verify-everything'

let engine: Engine
let paymentId: string

/** A payout approved by another, sent and paid, and a second one denied: rows of nearly every governed table. */
beforeEach(async () => {
  engine = await openEngine()
  const payment = await engine.approvedPayout()
  paymentId = payment.id
  await dispatchPayment(engine.rt, paymentId, 'worker-1')
  await engine.tell(paymentId, success())
})
afterEach(() => engine.store.close())

/** As somebody would who has the file and another program: no trigger of the app's own connection sees it. */
async function tamper(...statements: SQL[]): Promise<void> {
  engine.store.watchGoverned(async () => undefined)
  await engine.store.tx(async (tx) => {
    if (!('run' in tx) || typeof tx.run !== 'function') throw new Error('the store takes no raw statement')
    for (const statement of statements) await tx.run(statement)
  })
}

async function broken(): Promise<string[]> {
  const { rt, clock } = engine
  const verdict = await verifyEverything(engine.store, { key: rt.key, zone: rt.zone, now: clock.now, anchors: [] })
  return brokenChecks(verdict).flatMap((check) => check.broken.map((line) => `${check.invariant} ${line}`))
}

test('what the app itself did folds to the rows there are', async () => {
  expect(await broken()).toEqual([])
})

test('nor does what the app keeps of its own progress, marked or not, before the first mark or after', async () => {
  const { rt, store } = engine
  await keepTotalsOfZone(store, rt.zone, rt.now())
  await ensureBaseline(rt)
  const [first] = await store.read.select().from(store.t.audit).where(eq(store.t.audit.subject, BASELINE_SUBJECT))
  expect(first?.facts).not.toContain('history.')
  await store.tx((tx) =>
    recordAudit(rt, tx, {
      actorId: 'store',
      action: MARK_ACTION,
      subject: 'rows',
      facts: { marks: { 'settings:history.totals': 'f'.repeat(64) } },
    }),
  )
  expect(await broken()).toEqual([])
})

const RECORDED = 'the row is not what the audit log last recorded (record'

test.each<[string, () => string, ...SQL[]]>([
  ['a payment’s note', () => `payment ${paymentId}: ${RECORDED}`, sql`update payments set reason_words = 'x'`],
  ['a payment’s receipt', () => `payment ${paymentId}: ${RECORDED}`, sql`update payments set receipt = 'UKK0000000'`],
  [
    'a person’s roles',
    () => `: ${RECORDED}`,
    sql`update users set roles = 'maker,approver' where sign_in_name = 'amina'`,
  ],
  ['a person let in again', () => `: ${RECORDED}`, sql`update users set disabled_at = 1 where sign_in_name = 'farida'`],
  [
    'a person’s password',
    () => `: ${RECORDED}`,
    sql`update users set password_hash = 'x' where sign_in_name = 'amina'`,
  ],
  [
    'when somebody approved',
    () => `: ${RECORDED}`,
    sql`drop trigger approvals_decision_fixed`,
    sql`update approvals set at = at + 1`,
  ],
  [
    'where an attempt was sent',
    () => `: ${RECORDED}`,
    sql`drop trigger attempts_request_fixed`,
    sql`update attempts set request_path = '/other'`,
  ],
  ['what a try was answered', () => `: ${RECORDED}`, sql`update attempt_tries set reply_class = 'refused'`],
  [
    'the time of a posting',
    () => `: ${RECORDED}`,
    sql`drop trigger postings_fixed`,
    sql`update postings set at = at + 1`,
  ],
  [
    'a setting put in',
    () => 'setting pause.mpesa: the audit log does not know this row',
    sql`insert into settings (name, value, changed_at) values ('pause.mpesa', '{}', 0)`,
  ],
  [
    'a person put in',
    () => 'person intruder: the audit log does not know this row',
    sql`insert into users (id, name, sign_in_name, password_hash, roles, totp_last_step, is_demo, failed_sign_ins, created_at)
        values ('intruder', 'X', 'x', '', 'approver', 0, 0, 0, 0)`,
  ],
  [
    'a person taken out',
    () => 'the row is gone; the audit log last recorded it in record',
    sql`delete from users where sign_in_name = 'farida'`,
  ],
])('%s, changed behind the log’s back, is named', async (_what, said, ...statements) => {
  await tamper(...statements)
  expect((await broken()).filter((line) => line.startsWith('I7'))).toContainEqual(expect.stringContaining(said()))
})

test('mere bookkeeping is nobody’s business: a spent code, a wrong password', async () => {
  await tamper(sql`update users set totp_last_step = 5, failed_sign_ins = 2, locked_until = 9`)
  expect(await broken()).toEqual([])
})

test('a transaction that is taken back leaves no mark', async () => {
  const count = async () => (await engine.store.read.select().from(engine.store.t.audit)).length
  const before = await count()
  const failing = engine.store.tx(async (tx) => {
    await tx.update(engine.store.t.users).set({ roles: 'auditor' })
    throw new Error('second thoughts')
  })
  await expect(failing).rejects.toThrow('second thoughts')
  expect(await count()).toBe(before)
  expect(await broken()).toEqual([])
})

test('a payment taken out of a final state by the log itself is named', async () => {
  await engine.store.tx((tx) =>
    recordAudit(engine.rt, tx, {
      actorId: 'worker',
      action: 'payment.claim',
      subject: `payment:${paymentId}`,
      facts: { from: 'succeeded', to: 'sending' },
    }),
  )
  expect(await broken()).toEqual([expect.stringMatching(/^I4 payment:.* takes it out of succeeded, which is final$/)])
})
