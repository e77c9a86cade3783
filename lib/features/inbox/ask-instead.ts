import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import type { Runtime } from '../context'
import { scheduleAsk } from '../payments/apply-evidence'
import type { Payment } from '../payments/payment-order'

/** However many doubtful messages come, a payment is asked about because of them once in this time. */
const ASK_AGAIN_AFTER_MS = 60_000
const SOON_MS = 1_500

/**
 * A message that may not be followed still is a hint: the provider is asked, and its answer counts (RELIABILITY.md 1.6
 * rule 7). A genuine late callback leads to the truth this way, and a replayed one costs one read.
 */
export async function askInstead(rt: Runtime, tx: Tx, payment: Payment): Promise<void> {
  if (payment.finishedAt !== null) return
  const { attempts, jobs } = rt.store.t
  const now = rt.now().getTime()
  const [lastQuestion] = await tx
    .select({ at: attempts.createdAt })
    .from(attempts)
    .where(and(eq(attempts.paymentId, payment.id), eq(attempts.kind, 'query')))
    .orderBy(desc(attempts.createdAt))
    .limit(1)
  if (lastQuestion && lastQuestion.at.getTime() > now - ASK_AGAIN_AFTER_MS) return
  const [due] = await tx
    .select({ at: jobs.dueAt })
    .from(jobs)
    .where(and(eq(jobs.kind, 'ask'), eq(jobs.subjectId, payment.id)))
    .limit(1)
  // One that is about to be asked is not put off by asking again.
  if (due && due.at.getTime() <= now + SOON_MS) return
  await scheduleAsk(rt, tx, payment, 0, true)
}
