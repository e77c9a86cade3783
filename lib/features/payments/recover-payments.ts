import { eq } from 'drizzle-orm'
import type { Runtime } from '../context'
import { jobsForState, keepLine } from './apply-evidence'
import { closeTry, listAbandonedTries } from './attempts'
import { movePayment } from './move-payment'
import { APPROVAL_LIFE_MS } from './payment-jobs'
import { getPayment } from './queries'

/**
 * After a crash: a try that nobody finished may have reached the provider. Its payment is Unknown from here on and asked
 * about; nothing is sent again (transition row 13, crash points 6 to 9).
 */
export async function recoverAbandonedTries(rt: Runtime, isGone: (worker: string) => boolean): Promise<number> {
  const abandoned = await listAbandonedTries(rt, isGone)
  for (const open of abandoned) {
    await rt.store.tx(async (tx) => {
      const { attempts } = rt.store.t
      const [attempt] = await tx.select().from(attempts).where(eq(attempts.id, open.attemptId)).limit(1)
      if (!attempt) return
      const closed = await closeTry(rt, tx, open, {
        replyClass: 'indeterminate',
        exchange: null,
        because: 'the worker stopped before an answer was recorded',
      })
      if (!closed || attempt.kind === 'query') return
      const payment = await getPayment(rt.store, tx, attempt.paymentId)
      if (payment.state !== 'sending') return
      const unknown = await movePayment(rt, tx, payment, 'lost', 'worker', {}, { because: 'restart' })
      await keepLine(rt, tx, unknown, 'reply', null)
      await jobsForState(rt, tx, unknown)
    })
  }
  return abandoned.length
}

/** The clock runs out for an approval (row 7): nothing was sent, so nothing is lost. */
export async function expireApproval(rt: Runtime, paymentId: string): Promise<void> {
  await rt.store.tx(async (tx) => {
    const payment = await getPayment(rt.store, tx, paymentId)
    const old = rt.now().getTime() - payment.stateSince.getTime() >= APPROVAL_LIFE_MS - 1_000
    if (payment.state === 'awaiting_approval' && old) await movePayment(rt, tx, payment, 'expire', 'worker')
  })
}

/** Still Unknown after the wait of row 19: a person has to look; the questions go on. */
export async function raiseUnresolved(rt: Runtime, paymentId: string): Promise<void> {
  await rt.store.tx(async (tx) => {
    const payment = await getPayment(rt.store, tx, paymentId)
    if (payment.state !== 'unknown') return
    const review = await movePayment(rt, tx, payment, 'unresolved', 'worker')
    await keepLine(rt, tx, review, 'query', null)
    await jobsForState(rt, tx, review)
  })
}
