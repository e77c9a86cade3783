import type SQLite from 'better-sqlite3'
import type { Store } from '@/db/store'
import { sha256Hex } from '@/lib/core/content-hash'
import { canMove, isTerminal, type PaymentEventKind, type PaymentState } from '@/lib/core/payment-state'
import { verifyAudit } from '@/lib/features/audit/verify-audit'
import { verifyMoney } from '@/lib/features/audit/verify-money'
import { CALLBACK_TOKEN_PLACE } from '@/lib/features/payments/callback-token'
import type { SendOrder, SendStep } from '@/lib/providers/money-rail'
import { KEY } from './base-store'
import { Broken } from './broken-invariant'
import type { World } from './world'

type Moved = Readonly<{ number: number; subject: string; action: string; facts: string }>
type Row = Readonly<{
  id: string
  state: PaymentState
  rail: string
  direction: 'in' | 'out'
  postings: number
  rest: number
  openFlags: number
}>

/** Where the money of a payment may be without anyone being asked to look. */
const SETTLED: readonly PaymentState[] = ['succeeded', 'needs_review']

/** RELIABILITY.md 1.11 by direct questions to the database and the world's ledger: the engine is not asked. */
export class Invariants {
  private readonly folded = new Map<string, PaymentState>()
  private readonly bodies = new Map<string, string>()
  private seenAudit = 0

  constructor(
    private readonly connection: SQLite.Database,
    private readonly world: World,
  ) {}

  /** I6, I9 and the re-send rules, of a request on its way out. */
  leaving(order: SendOrder, step: SendStep, body: string): void {
    const attempt = this.one<{ request: string; hash: string; kind: string }>(
      'select request_body as request, request_sha256 as hash, kind from attempts where provider_key = ?',
      order.providerKey,
    )
    if (!attempt) throw new Broken('I9', order.paymentId, 'a request left under a key that is not stored')
    const token = /\/([0-9a-f]{64})"/.exec(body)?.[1] ?? ''
    const kept = token === '' ? body : body.replaceAll(token, CALLBACK_TOKEN_PLACE)
    if (kept !== attempt.request || sha256Hex(kept) !== attempt.hash)
      throw new Broken('I9', order.paymentId, 'the bytes that left are not the bytes that were stored')
    const before = this.bodies.get(order.providerKey)
    if (before !== undefined && before !== body)
      throw new Broken('I9', order.paymentId, 'other bytes under the same key')
    this.bodies.set(order.providerKey, body)
    this.approved(order, body)
    this.mayLeave(order, step)
  }

  private approved(order: SendOrder, body: string): void {
    const payment = this.one<{
      amount: string
      account: string
      direction: string
      needed: number
      given: number
    }>(
      `select cast(p.amount_minor as text) as amount, p.counterparty_account as account, p.direction, p.approvals_needed as needed,
        (select count(distinct a.approver_id) from approvals a where a.payment_id = p.id and a.decision = 'approved' and a.voided_at is null
          and a.content_hash = p.content_hash and a.approver_id not in (p.maker_id, p.last_editor_id)) as given
       from payments p where p.id = ?`,
      order.paymentId,
    )
    if (!payment) throw new Broken('I6', order.paymentId, 'a request left for a payment that is not stored')
    if (payment.direction === 'out' && payment.given < Math.max(1, payment.needed))
      throw new Broken('I6', order.paymentId, `sent with ${payment.given} of ${payment.needed} approvals`)
    const wire = JSON.parse(body)
    if (wire.amount !== payment.amount || wire.party !== payment.account)
      throw new Broken('I6', order.paymentId, 'what was sent is not what was approved')
  }

  /** What became of every earlier transmission decides whether there may be another. */
  private mayLeave(order: SendOrder, step: SendStep): void {
    if (step !== 'send') return
    const tries = this.all<{ reply: string | null; ended: number | null; known: string | null }>(
      `select t.reply_class as reply, t.ended_at as ended, p.provider_reference as known from attempt_tries t
       join attempts a on a.id = t.attempt_id join payments p on p.id = a.payment_id
       where a.payment_id = ? and a.kind = 'send' order by t.number`,
      order.paymentId,
    )
    if (tries.at(-1)?.ended !== null)
      throw new Broken('fence', order.paymentId, 'sent by a worker whose lease was over')
    const earlier = tries.slice(0, -1)
    const safe = earlier.every(({ reply }) => reply === 'not_sent' || reply === 'refused_retry')
    if (safe) return
    const keepsKeys = order.rail === 'wekeza.transfer' || order.rail === 'bitpesa.payout'
    if (!keepsKeys) throw new Broken('I2', order.paymentId, 'sent again although money may have moved')
    if (tries.at(-1)?.known) throw new Broken('I2', order.paymentId, 'sent again although the provider had known it')
  }

  /** After every step that committed something. */
  step(): void {
    this.foldAudit()
    for (const row of this.payments()) {
      const folded = this.folded.get(row.id)
      if (folded !== row.state)
        throw new Broken('I7', row.id, `the log says ${folded ?? 'nothing'}, the row says ${row.state}`)
      if (row.rest !== 0) throw new Broken('I5', row.id, `postings leave ${row.rest} over`)
      if (row.state === 'succeeded' && !this.movedTo(row.id))
        throw new Broken('I3', row.id, 'succeeded, and no money of that amount moved to that account')
      if ((row.state === 'succeeded') !== (row.postings === 2) || (row.postings !== 2 && row.postings !== 0))
        throw new Broken('I5', row.id, `${row.state} with ${row.postings} postings`)
    }
    const open = this.all<{ id: string }>(
      `select payment_id as id from attempts where kind = 'send' and status = 'open' group by payment_id having count(*) > 1`,
    )
    if (open[0]) throw new Broken('I1', open[0].id, 'two open sends')
    this.movedOnce()
    this.endedTriesStand()
  }

  /** Money that moved as it was ordered; other money never makes a payment succeed. */
  private movedTo(paymentId: string): boolean {
    return this.world.movements.some(
      ({ instruction: { sent, facts } }) =>
        facts.amountMinor === sent.amountMinor &&
        facts.currency === sent.currency &&
        facts.party === sent.party &&
        this.paymentOf(sent.key) === paymentId,
    )
  }

  private readonly ended = new Map<string, string>()
  /** A worker that lost its lease writes nothing (RELIABILITY.md 1.9). */
  private endedTriesStand(): void {
    const rows = this.all<{ id: string; said: string; about: string }>(
      `select t.id, t.reply_class || ' at ' || t.ended_at as said, a.payment_id as about
       from attempt_tries t join attempts a on a.id = t.attempt_id where t.ended_at is not null`,
    )
    for (const { id, said, about } of rows) {
      const before = this.ended.get(id) ?? said
      if (before !== said) throw new Broken('fence', about, `an ended try (${before}) was written again: ${said}`)
      this.ended.set(id, said)
    }
  }

  /** I4 and I7: the log tells one lawful story of every payment. */
  private foldAudit(): void {
    const rows = this.all<Moved>(
      `select number, subject, action, facts from audit where number > ? order by number`,
      this.seenAudit,
    )
    for (const { number, subject, action, facts } of rows) {
      this.seenAudit = number
      if (!action.startsWith('payment.')) continue
      const id = subject.slice('payment:'.length)
      if (action === 'payment.create') {
        this.folded.set(id, 'draft')
        continue
      }
      const { from, to } = JSON.parse(facts)
      if (to === undefined) continue
      if (this.folded.get(id) !== from)
        throw new Broken('I7', id, `record ${number} goes from ${from}, but it was ${this.folded.get(id)}`)
      if (isTerminal(from) && !(to === 'needs_review' && ['failed', 'cancelled', 'expired'].includes(from)))
        throw new Broken('I4', id, `${from} became ${to}`)
      if (!canMove(from, action.slice('payment.'.length) as PaymentEventKind))
        throw new Broken('I4', id, `${from} took ${action}`)
      this.folded.set(id, to)
    }
  }

  private movedOnce(): void {
    const counts = new Map<string, number>()
    for (const { instruction, twice } of this.world.movements) {
      if (twice) continue
      const { key } = instruction.sent
      const paymentId = this.paymentOf(key)
      if (!paymentId) throw new Broken('I3', key, 'money moved under a key that is no payment’s')
      counts.set(paymentId, (counts.get(paymentId) ?? 0) + 1)
      if ((counts.get(paymentId) ?? 0) > 1) throw new Broken('I2', paymentId, 'money moved twice')
    }
  }

  private readonly owners = new Map<string, string>()
  private paymentOf(key: string): string | undefined {
    const known = this.owners.get(key)
    if (known) return known
    const row = this.one<{ id: string }>('select payment_id as id from attempts where provider_key = ?', key)
    if (row) this.owners.set(key, row.id)
    return row?.id
  }

  /** At the end, when all faults are over and time has passed. */
  async end(store: Store, answered: readonly string[]): Promise<void> {
    this.step()
    for (const row of this.payments()) this.settled(row)
    const stored = new Set(
      this.all<{ hash: string }>('select body_sha256 as hash from provider_events').map(({ hash }) => hash),
    )
    for (const body of answered)
      if (!stored.has(sha256Hex(body)))
        throw new Broken('I8', '', `a callback was answered 200 and is not stored: ${body}`)
    const twice = this.all<{ body: string }>(
      `select cast(raw_body as text) as body from provider_events where authenticity <> 'rejected' and verdict <> 'rejected_stale'
       group by body_sha256, attempt_id having count(*) > 1`,
    )
    if (twice[0]) throw new Broken('I8', '', `the same message is stored as two: ${twice[0].body}`)
    const audit = await verifyAudit(store, KEY)
    if (audit.firstBreak) throw new Broken('I7', '', `record ${audit.firstBreak.number}: ${audit.firstBreak.because}`)
    for (const { rule, broken } of await verifyMoney(store, 'Africa/Nairobi'))
      if (broken[0])
        throw new Broken(rule.includes('line') || rule.includes('totals') ? 'I7' : 'I5', '', `${rule}: ${broken[0]}`)
  }

  private settled(row: Row): void {
    const { id, state } = row
    if (state === 'sending' || state === 'unknown' || state === 'sent')
      throw new Broken('I10', id, `still ${state} a day after the last fault`)
    if (state === 'approved' && !this.one('select 1 from payments where id = ? and reason_code is not null', id))
      throw new Broken('I10', id, 'approved, not held, and still not sent')
    const moved = this.world.movements.filter(({ instruction }) => this.paymentOf(instruction.sent.key) === id)
    // Whatever was said before: news of money that moved is never put away in silence (row 24).
    const told = this.one(
      `select 1 from provider_events where payment_id = ? and verdict in ('applied', 'conflict', 'stale', 'duplicate')
        and cast(raw_body as text) like '%"meaning":"succeeded"%'`,
      id,
    )
    if (state === 'failed' && told) throw new Broken('lost', id, 'failed, although we were told that money moved')
    const excused = moved.some(({ instruction }) => instruction.excused)
    if (moved.length > 0 && !SETTLED.includes(state) && !excused)
      throw new Broken('lost', id, `${state}, and money moved at the provider`)
  }

  states(): ReadonlyMap<string, PaymentState> {
    return new Map(this.payments().map(({ id, state }) => [id, state]))
  }

  keysOf(paymentId: string): string[] {
    return this.all<{ key: string }>('select provider_key as key from attempts where payment_id = ?', paymentId).map(
      ({ key }) => key,
    )
  }

  private payments(): Row[] {
    return this.all<Row>(
      `select p.id, p.state, p.rail, p.direction,
        (select count(*) from postings x where x.payment_id = p.id) as postings,
        (select coalesce(sum(x.amount_minor), 0) from postings x where x.payment_id = p.id) as rest,
        (select count(*) from flags f where f.payment_id = p.id and f.closed_at is null) as openFlags
       from payments p`,
    )
  }

  private one<Found>(sql: string, ...values: unknown[]): Found | undefined {
    return this.connection.prepare(sql).get(...values) as Found | undefined
  }

  private all<Found>(sql: string, ...values: unknown[]): Found[] {
    return this.connection.prepare(sql).all(...values) as Found[]
  }
}
