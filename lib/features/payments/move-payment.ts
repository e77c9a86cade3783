import { and, eq } from 'drizzle-orm'
import { type Blanks, filled, type Statement, statement } from '@/db/statement'
import type { Tx } from '@/db/store'
import type { CanonicalValue } from '@/lib/core/content-hash'
import { AppError } from '@/lib/core/errors'
import { isTerminal, nextState, type PaymentEventKind } from '@/lib/core/payment-state'
import { recordAudit } from '../audit/record-audit'
import type { Runtime } from '../context'
import { tellPeople } from '../notices/tell-people'
import type { Payment } from './payment-order'

export type PaymentChange = Partial<Omit<Payment, 'id' | 'state' | 'version' | 'stateSince'>>

type Known = Readonly<{ knownId: string; knownVersion: number }>
type Update = Statement<Partial<Payment> & Known, Payment[]>
/** One for each set of columns that a move changes; there are a few dozen. */
const updates = new Map<string, Update>()

function updateOf(columns: readonly (keyof Payment)[]): Update {
  const name = columns.join(',')
  const known = updates.get(name)
  if (known) return known
  const made = statement(`payment_update:${name}`, (on, blanks: Blanks<Partial<Payment> & Known>, t) =>
    on
      .update(t.payments)
      .set(filled(t, 'payments', blanks as Blanks<Payment>, columns))
      // Matches only while nobody else has moved it; a lost race updates no row.
      .where(and(eq(t.payments.id, blanks.knownId), eq(t.payments.version, blanks.knownVersion)))
      .returning(),
  )
  updates.set(name, made)
  return made
}

/** Stores a changed payment only while nobody else has moved it. @throws AppError `conflict` on a lost race. */
async function storeChange(rt: Runtime, tx: Tx, before: Payment, change: Partial<Payment>): Promise<Payment> {
  const said = Object.entries(change).filter(([, value]) => value !== undefined)
  const changed = { ...Object.fromEntries(said), version: before.version + 1 }
  const update = updateOf((Object.keys(changed) as (keyof Payment)[]).toSorted())
  const [after] = await update(rt.store, tx, { ...changed, knownId: before.id, knownVersion: before.version })
  if (!after) throw new AppError('conflict', `payment ${before.id} is no longer at version ${before.version}`)
  return after
}

/** One move of the life cycle with its audit row and its notices, in the caller's transaction. @throws Error when the table has no such move. */
export async function movePayment(
  rt: Runtime,
  tx: Tx,
  before: Payment,
  event: PaymentEventKind,
  actorId: string,
  change: PaymentChange = {},
  facts: Record<string, CanonicalValue> = {},
): Promise<Payment> {
  const now = rt.now()
  const state = nextState(before.state, event)
  const after = await storeChange(rt, tx, before, {
    ...change,
    state,
    ...(state !== before.state && { stateSince: now }),
    ...(isTerminal(state) && { finishedAt: now, nextCheckAt: null }),
    ...(before.finishedAt && !isTerminal(state) && { finishedAt: null }),
  })
  await recordAudit(rt, tx, {
    actorId,
    action: `payment.${event}`,
    subject: `payment:${before.id}`,
    facts: { from: before.state, to: state, version: String(after.version), contentHash: after.contentHash, ...facts },
  })
  if (state !== before.state) await tellPeople(rt, tx, after, actorId)
  return after
}

/** A change that leaves the state as it is: references learned, the next check, a tentative failure. */
export async function notePayment(rt: Runtime, tx: Tx, before: Payment, change: PaymentChange): Promise<Payment> {
  return storeChange(rt, tx, before, change)
}
