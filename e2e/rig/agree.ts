import { and, count, eq, gte, inArray } from 'drizzle-orm'
import { isTerminal } from '@/lib/core/payment-state'
import type { ProviderId } from '@/lib/core/rails'
import { verifyAudit } from '@/lib/features/audit/verify-audit'
import { verifyMoney } from '@/lib/features/audit/verify-money'
import { RESEND_TRIES_MAX } from '@/lib/features/payments/ask-provider'
import { setJob } from '@/lib/features/payments/payment-jobs'
import type { Attempt, Payment } from '@/lib/features/payments/payment-order'
import { type Movement, sandboxControl } from '../sandbox-control'
import { waitFor } from '../service'
import type { Rig } from './open-rig'

const SETTLE_LIMIT_MS = 240_000
const PRESS_EVERY_MS = 2_000
/** After this long and so many questions, the drill skips the rest of the half hour after which a person is asked (row 19). */
const SKIP_AFTER_MS = 30_000
const SKIP_AFTER_QUESTIONS = 3

/** Where RELIABILITY.md 1.5 forbids the machine to send again and may leave it nothing to ask: a person decides. */
const REVIEW_ALLOWED: readonly Payment['rail'][] = ['mpesa.b2c', 'mpesa.stk', 'ihela.cashin']
/** The movement that is the payment itself; charges, conversions and payouts on the far side are others. */
const MONEY_KIND: Readonly<Record<ProviderId, readonly string[]>> = {
  mpesa: ['b2c', 'stk'],
  wekeza: ['payment'],
  bitpesa: ['funding'],
  ihela: ['cashin'],
}

export type Agreement = Readonly<{
  payments: number
  succeeded: number
  needsReview: number
  failed: number
  lost: number
  doubled: number
  wrong: readonly string[]
}>

const isSettled = (payment: Payment) => isTerminal(payment.state) || payment.state === 'needs_review'

async function reload(rig: Rig, ids: readonly string[]): Promise<Payment[]> {
  const { payments } = rig.rt.store.t
  const found: Payment[] = []
  for (let from = 0; from < ids.length; from += 400) {
    const some = ids.slice(from, from + 400)
    found.push(...(await rig.rt.store.read.select().from(payments).where(inArray(payments.id, some))))
  }
  return found
}

/** Questions about each Unknown payment since it became that. */
async function countQuestions(rig: Rig): Promise<Map<string, number>> {
  const { attempts, payments } = rig.rt.store.t
  const asked = await rig.rt.store.read
    .select({ paymentId: attempts.paymentId, questions: count() })
    .from(attempts)
    .innerJoin(payments, eq(payments.id, attempts.paymentId))
    .where(and(eq(attempts.kind, 'query'), eq(payments.state, 'unknown'), gte(attempts.createdAt, payments.stateSince)))
    .groupBy(attempts.paymentId)
  return new Map(asked.map((row) => [row.paymentId, row.questions]))
}

/** Until nothing is under way. Who waits for a payment presses "ask now"; so does the drill. */
export async function settle(rig: Rig, ids: readonly string[]): Promise<void> {
  const { rt } = rig
  let pressedAt = 0
  const everyoneIsDone = async () => {
    const open = (await reload(rig, ids)).filter((payment) => !isSettled(payment))
    if (open.length > 0 && Date.now() - pressedAt > PRESS_EVERY_MS) {
      pressedAt = Date.now()
      const asked = await countQuestions(rig)
      await rt.store.tx(async (tx) => {
        for (const payment of open) {
          const sinceMs = Date.now() - payment.stateSince.getTime()
          const asks = payment.state === 'sent' || (payment.state === 'unknown' && sinceMs > PRESS_EVERY_MS * 2)
          if (asks) await setJob(rt, tx, 'ask', payment.id, new Date(), false)
          const isPatient = sinceMs > SKIP_AFTER_MS && (asked.get(payment.id) ?? 0) >= SKIP_AFTER_QUESTIONS
          if (payment.state === 'unknown' && isPatient) await setJob(rt, tx, 'unresolved', payment.id, new Date())
        }
      })
    }
    return open.length === 0
  }
  // What is still open then is counted as lost by the comparison.
  await waitFor(everyoneIsDone, SETTLE_LIMIT_MS, 'every payment').catch(() => undefined)
}

/** Compares every payment with the sandbox's ledger: moved at most once, and Succeeded exactly when it moved. */
export async function compare(rig: Rig, ids: readonly string[]): Promise<Agreement> {
  const payments = await reload(rig, ids)
  const { attempts, attemptTries } = rig.rt.store.t
  const sends = await rig.rt.store.read.select().from(attempts).where(eq(attempts.kind, 'send'))
  const tries = await rig.rt.store.read
    .select({ attemptId: attemptTries.attemptId, count: count() })
    .from(attemptTries)
    .groupBy(attemptTries.attemptId)
  const usedUp = new Set(tries.filter((row) => row.count >= RESEND_TRIES_MAX).map((row) => row.attemptId))
  const movements = await sandboxControl(rig.hazina.sandboxUrl).movements()
  const wrong: string[] = []
  let lost = 0
  let doubled = 0
  for (const payment of payments) {
    const mine = sends.filter((send) => send.paymentId === payment.id)
    const moved = movements.filter((movement) => isOf(payment, mine, movement)).length
    // Killed at every try there may be, it is left to a person as well.
    const mayWait = REVIEW_ALLOWED.includes(payment.rail) || mine.some((send) => usedUp.has(send.id))
    const open = payment.state === 'needs_review' ? !mayWait : !isTerminal(payment.state)
    const differs =
      payment.state !== 'needs_review' && isTerminal(payment.state) && (payment.state === 'succeeded') !== moved > 0
    if (moved > 1) doubled += 1
    if (open || differs) lost += 1
    if (moved > 1 || open || differs || mine.length !== 1)
      wrong.push(
        `${payment.reference} (${payment.rail}) is ${payment.state}, moved ${moved} times, ${mine.length} sends`,
      )
  }
  const inState = (state: Payment['state']) => payments.filter((payment) => payment.state === state).length
  return {
    payments: payments.length,
    succeeded: inState('succeeded'),
    needsReview: inState('needs_review'),
    failed: inState('failed'),
    lost,
    doubled,
    wrong,
  }
}

function isOf(payment: Payment, sends: readonly Attempt[], movement: Movement): boolean {
  if (movement.provider !== payment.provider || !MONEY_KIND[payment.provider].includes(movement.kind)) return false
  const names = [payment.merchantReference, ...sends.map((send) => send.providerKey)]
  return movement.merchantReference !== null && names.includes(movement.merchantReference)
}

/** The audit chain and the invariants of the money tables, as `npm run verify` checks them. */
export async function brokenInvariants(rig: Rig): Promise<string[]> {
  const { store, key, zone } = rig.rt
  const { firstBreak } = await verifyAudit(store, key)
  const money = await verifyMoney(store, zone)
  return [
    ...(firstBreak ? [`audit record ${firstBreak.number}: ${firstBreak.because}`] : []),
    ...money.flatMap((check) => check.broken.map((line) => `${check.rule}: ${line}`)),
  ]
}

/** From each moment a payment became Unknown to the first question about it, where there was time for one. */
export async function firstQuestionsMs(rig: Rig, ids: readonly string[]): Promise<number[]> {
  const { audit, attempts } = rig.rt.store.t
  const wanted = new Set(ids)
  const lost = await rig.rt.store.read.select().from(audit).where(eq(audit.action, 'payment.lost'))
  const queries = await rig.rt.store.read.select().from(attempts).where(eq(attempts.kind, 'query'))
  return lost.flatMap(({ subject, at }) => {
    const paymentId = subject.replace('payment:', '')
    if (!wanted.has(paymentId)) return []
    const asked = queries
      .filter((query) => query.paymentId === paymentId && query.createdAt >= at)
      .map((query) => query.createdAt.getTime() - at.getTime())
    return asked.length > 0 ? [Math.min(...asked)] : []
  })
}
