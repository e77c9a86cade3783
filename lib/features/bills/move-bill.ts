import { and, eq } from 'drizzle-orm'
import type { Store, Tx } from '@/db/store'
import type { BillState } from '@/db/words'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import type { Runtime } from '../context'

export type Bill = Store['t']['bills']['$inferSelect']
export type BillChange = Partial<Omit<Bill, 'id' | 'version'>>

/** What may follow what. Paid, expired, failed and cancelled stand: a provider's later word is kept, not obeyed. */
export const BILL_TRANSITIONS: Readonly<Record<BillState, readonly BillState[]>> = {
  draft: ['pending', 'failed', 'unknown'],
  pending: ['pending', 'paid', 'expired', 'failed', 'cancelled'],
  // The answer to raising it was lost: it may exist, but without its code nobody can ask. A person raises a new one.
  unknown: ['cancelled'],
  paid: [],
  expired: [],
  failed: [],
  cancelled: [],
}

/** Changes a bill only while nobody else has. @throws AppError `conflict` on a lost race. */
export async function moveBill(rt: Runtime, tx: Tx, before: Bill, change: BillChange, actorId: string): Promise<Bill> {
  const { bills } = rt.store.t
  const next = change.state ?? before.state
  if (next !== before.state && !BILL_TRANSITIONS[before.state].includes(next))
    throw new Error(`a ${before.state} bill cannot become ${next}`)
  const isFinal = BILL_TRANSITIONS[next].length === 0
  const [after] = await tx
    .update(bills)
    .set({ ...change, version: before.version + 1, ...(isFinal && { finishedAt: rt.now(), nextCheckAt: null }) })
    .where(and(eq(bills.id, before.id), eq(bills.version, before.version)))
    .returning()
  if (!after) throw new AppError('conflict', `bill ${before.id} is no longer at version ${before.version}`)
  if (next !== before.state) {
    await recordAudit(rt, tx, {
      actorId,
      action: `bill.${next}`,
      subject: `bill:${before.id}`,
      facts: { from: before.state, to: next, word: after.providerWord },
    })
  }
  return after
}
