import { eq, inArray, or } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import type { EventVerdict } from '@/db/words'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { applyStored, findEvent, meaningOf } from './apply-event'
import { askInstead } from './ask-instead'
import { findSubject, type Sender } from './find-payment'
import type { ReplayMessageInput } from './schemas'
import type { InboundEvent } from './store-event'

/** One thing that is otherwise after the replay; money in minor units with its currency. */
export type ReplayChange = Readonly<{
  what: 'state' | 'receipt' | 'posting' | 'line' | 'flag' | 'balance' | 'verdict'
  of: string
  before: string
  after: string
}>
/** `not_followed`: it was refused at the door, and a replay does not make it genuine. */
export type Replayed = Readonly<{
  outcome: 'no_change' | 'changed' | 'not_followed'
  verdict: EventVerdict
  changes: readonly ReplayChange[]
}>

/** Verdicts that a replay may improve; the others say what happened when the message came. */
const OPEN_VERDICTS: readonly EventVerdict[] = ['new', 'orphan', 'unconfirmed', 'closed', 'rejected']

/** Refused before its meaning counted: by its signature, its time, its place or its form. */
const wasRefusedAtDoor = (event: InboundEvent) => /^(rejected|rejected_stale):/.test(event.dedupKey)

/**
 * Runs a stored message again through the same reading and the same rules, as authentic as it was when it came: its
 * signature was checked then, and headers are not kept. Answers exactly what changed.
 * @throws AppError `forbidden`, `not_found`
 */
export async function replayMessage(ctx: FeatureContext, { messageId }: ReplayMessageInput): Promise<Replayed> {
  requirePermission(ctx, 'inbox.replay')
  return ctx.store.tx(async (tx) => {
    const event = await findEvent(ctx, tx, messageId)
    if (!event) throw new AppError('not_found', `message ${messageId}`)
    const subjects = await subjectsOf(ctx, tx, event)
    const replayed = wasRefusedAtDoor(event)
      ? await refuse(ctx, tx, event, subjects.payments)
      : await runAgain(ctx, tx, event, subjects)
    const { providerEvents } = ctx.store.t
    await tx
      .update(providerEvents)
      .set({ replays: event.replays + 1 })
      .where(eq(providerEvents.id, event.id))
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'inbox.replay',
      subject: `message:${event.id}`,
      facts: {
        outcome: replayed.outcome,
        verdict: replayed.verdict,
        changes: replayed.changes
          .map(({ what, of, before, after }) => `${what} ${of}: ${before} → ${after}`)
          .join('; '),
      },
    })
    return replayed
  })
}

type Subjects = Readonly<{ payments: string[]; references: string[] }>

/** What the message could touch: payments it names or whose address it came to, and references of lines. */
async function subjectsOf(ctx: FeatureContext, tx: Tx, event: InboundEvent): Promise<Subjects> {
  const { reading, provider, attempt } = await meaningOf(ctx, tx, event)
  const sender: Sender = { provider: provider.id, isSigned: event.authenticity === 'signed', attempt }
  const payments = new Set([event.paymentId].filter((id) => id !== null))
  const references = new Set<string>()
  for (const item of reading.items) {
    if (item.kind === 'arrival') references.add(item.line.providerReference)
    if (item.kind !== 'evidence') continue
    if (item.line) references.add(item.line.providerReference)
    const subject = await findSubject(ctx, tx, sender, item)
    if (subject.kind === 'payment') payments.add(subject.payment.id)
    else if (subject.kind === 'unaddressed') payments.add(subject.named.id)
    else if (subject.kind === 'elsewhere')
      for (const one of [subject.owner, subject.named]) if (one) payments.add(one.id)
  }
  return { payments: [...payments], references: [...references] }
}

async function refuse(
  ctx: FeatureContext,
  tx: Tx,
  event: InboundEvent,
  paymentIds: readonly string[],
): Promise<Replayed> {
  if (event.verdict === 'rejected_stale') {
    const { payments } = ctx.store.t
    const open = await tx.select().from(payments).where(inArray(payments.id, paymentIds)).limit(10)
    for (const payment of open) await askInstead(ctx, tx, payment)
  }
  return { outcome: 'not_followed', verdict: event.verdict, changes: [] }
}

async function runAgain(ctx: FeatureContext, tx: Tx, event: InboundEvent, subjects: Subjects): Promise<Replayed> {
  const before = await snapshot(ctx, tx, event, subjects)
  const told = await applyStored(ctx, tx, event)
  const after = await snapshot(ctx, tx, event, subjects)
  const changes = differences(before, after)
  const improves = changes.length > 0 || (OPEN_VERDICTS.includes(event.verdict) && told.verdict !== 'noise')
  if (!improves || told.verdict === event.verdict) return outcomeOf(event.verdict, changes)
  const { providerEvents } = ctx.store.t
  await tx
    .update(providerEvents)
    .set({ ...told, note: `replayed: ${told.note}`, error: null })
    .where(eq(providerEvents.id, event.id))
  const verdict = { what: 'verdict', of: '', before: event.verdict, after: told.verdict } as const
  return outcomeOf(told.verdict, [verdict, ...changes])
}

function outcomeOf(verdict: EventVerdict, changes: readonly ReplayChange[]): Replayed {
  return { outcome: changes.length > 0 ? 'changed' : 'no_change', verdict, changes }
}

type Seen = Readonly<{ what: ReplayChange['what']; of: string; value: string }>

/** Everything a message may change, each thing by what it is and whose; read in the replay's own transaction. */
async function snapshot(
  ctx: FeatureContext,
  tx: Tx,
  event: InboundEvent,
  { payments: paymentIds, references }: Subjects,
): Promise<Seen[]> {
  const { payments, postings, flags, transactions, balanceSnapshots } = ctx.store.t
  const seen: Seen[] = []
  const rows = await tx.select().from(payments).where(inArray(payments.id, paymentIds)).limit(10)
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.reference ?? id
  for (const row of rows) {
    seen.push({ what: 'state', of: row.reference, value: row.state })
    seen.push({ what: 'receipt', of: row.reference, value: row.receipt ?? '' })
  }
  for (const row of await tx.select().from(postings).where(inArray(postings.paymentId, paymentIds)))
    seen.push({
      what: 'posting',
      of: `${nameOf(row.paymentId)} ${row.kind}`,
      value: `${row.amountMinor} ${row.currency}`,
    })
  for (const row of await tx.select().from(flags).where(inArray(flags.paymentId, paymentIds)))
    seen.push({ what: 'flag', of: `${nameOf(row.paymentId)} ${row.kind}`, value: row.closedAt ? 'closed' : 'open' })
  const lines = await tx
    .select()
    .from(transactions)
    .where(or(inArray(transactions.paymentId, paymentIds), inArray(transactions.providerReference, references)))
    .limit(20)
  for (const row of lines)
    seen.push({
      what: 'line',
      of: row.paymentId ? nameOf(row.paymentId) : row.providerReference,
      value: `${row.state} ${row.providerReference} ${row.amountMinor} ${row.currency}`,
    })
  const balances = await tx
    .select({ id: balanceSnapshots.id })
    .from(balanceSnapshots)
    .where(eq(balanceSnapshots.at, event.receivedAt))
    .limit(50)
  seen.push({ what: 'balance', of: event.provider, value: String(balances.length) })
  return seen
}

function differences(before: readonly Seen[], after: readonly Seen[]): ReplayChange[] {
  const key = ({ what, of }: Seen) => `${what} ${of}`
  const earlier = new Map(before.map((one) => [key(one), one.value]))
  return after.flatMap(({ what, of, value }) => {
    const was = earlier.get(key({ what, of, value })) ?? ''
    return was === value ? [] : [{ what, of, before: was, after: value }]
  })
}
