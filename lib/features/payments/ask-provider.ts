import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { crashPoint } from '@/lib/core/crash-points'
import { isTerminal } from '@/lib/core/payment-state'
import type { Answer } from '@/lib/providers/money-rail'
import type { FeatureContext, Runtime } from '../context'
import { requirePermission } from '../context'
import { applyEvidence, jobsForState, keepLine, scheduleAsk } from './apply-evidence'
import {
  closeAttempt,
  closeTry,
  countTries,
  findAttempt,
  mayStillSend,
  openAttempt,
  openTry,
  type Try,
} from './attempts'
import { withCallbackToken } from './callback-token'
import { isClockBehind } from './clock-guard'
import { movePayment } from './move-payment'
import { setJob } from './payment-jobs'
import { type Attempt, newProviderKey, orderOf, type Payment } from './payment-order'
import { getPayment } from './queries'

/** All tries of one send together (RELIABILITY.md 1.5, Wekeza). */
export const RESEND_TRIES_MAX = 5
const RESEND_KEY_LIFE_MS = 23 * 3_600_000

type Question = Readonly<{
  payment: Payment
  send: Attempt
  query: Attempt
  open: Try
  accountKey: string
}>

/** Asking is an attempt too: its own key and its own callback address, committed before the question leaves. */
async function openQuestion(rt: Runtime, paymentId: string, worker: string): Promise<Question | undefined> {
  return rt.store.tx(async (tx) => {
    const payment = await getPayment(rt.store, tx, paymentId)
    if (isTerminal(payment.state) || payment.state === 'approved' || payment.state === 'awaiting_approval')
      return undefined
    const send = await findAttempt(rt.store, tx, payment.id, 'send')
    if (!send) return undefined
    const query = await openAttempt(rt, tx, payment, 'query', {
      id: newId(rt.now()),
      providerKey: newProviderKey(),
      prepared: { path: '', body: `asks about ${send.providerKey}` },
    })
    const { providerAccounts } = rt.store.t
    const [account] = await tx
      .select()
      .from(providerAccounts)
      .where(eq(providerAccounts.id, payment.sourceAccountId))
      .limit(1)
    return { payment, send, query, open: await openTry(rt, tx, query, worker), accountKey: account?.accountKey ?? '' }
  })
}

/** The same key and bytes once more, only where the provider promises that this cannot double (transition row 20). */
async function mayResend(rt: Runtime, tx: Tx, payment: Payment, send: Attempt): Promise<boolean> {
  const rail = rt.providers.rail(payment.rail)
  if (payment.state !== 'unknown' || !rail?.resendSameKey || (await isClockBehind(rt, tx))) return false
  // Once the provider has named it, it took it down: when it then forgets, only people decide (fault matrix row 45).
  if (payment.providerReference !== null) return false
  const young = rt.now().getTime() - send.createdAt.getTime() < RESEND_KEY_LIFE_MS
  return young && (await countTries(rt, tx, send.id)) < RESEND_TRIES_MAX
}

/**
 * Stores what the answer says. Where it allows the same send once more, that is claimed in the same commit: a worker that
 * stalls here cannot act later on an answer that others have overtaken.
 */
async function settleAnswer(rt: Runtime, question: Question, answer: Answer, worker: string): Promise<Try | undefined> {
  return rt.store.tx(async (tx) => {
    const exchange = 'exchange' in answer ? answer.exchange : null
    const because = 'because' in answer ? answer.because : undefined
    const replyClass = answer.kind === 'evidence' ? 'final' : answer.kind === 'asked' ? 'accepted' : 'indeterminate'
    if (!(await closeTry(rt, tx, question.open, { replyClass, exchange, because }))) return undefined
    await closeAttempt(rt, tx, question.query.id, answer.kind === 'asked' ? answer.providerReference : null)
    let payment = await getPayment(rt.store, tx, question.payment.id)
    if (answer.kind === 'evidence') {
      const applied = await applyEvidence(rt, tx, payment, answer.evidence, 'query', null)
      payment = applied.payment
      if (answer.evidence.meaning === 'not_known' && (await mayResend(rt, tx, payment, question.send))) {
        await movePayment(rt, tx, payment, 'resend', 'worker', {}, { key: question.send.providerKey })
        return openTry(rt, tx, question.send, worker)
      }
      if (applied.reduction.event) return undefined
    }
    if (isTerminal(payment.state)) return undefined
    // Nothing to ask with and money out: only a person with the statement can tell (iHela cash-in).
    if (answer.kind === 'cannot_ask' && payment.state === 'unknown' && payment.direction === 'out') {
      const review = await movePayment(rt, tx, payment, 'unresolved', 'worker', { reasonWords: answer.because })
      await keepLine(rt, tx, review, 'query', null)
      await jobsForState(rt, tx, review)
      return undefined
    }
    await scheduleAsk(rt, tx, payment, await countQueries(rt, tx, payment))
    return undefined
  })
}

/** Questions asked since the payment entered its state: the place in the schedule. */
async function countQueries(rt: Runtime, tx: Tx, payment: Payment): Promise<number> {
  const { attempts } = rt.store.t
  const rows = await tx
    .select({ kind: attempts.kind, createdAt: attempts.createdAt })
    .from(attempts)
    .where(eq(attempts.paymentId, payment.id))
  return rows.filter((row) => row.kind === 'query' && row.createdAt >= payment.stateSince).length
}

async function resend(rt: Runtime, question: Question, open: Try): Promise<void> {
  const rail = rt.providers.rail(question.payment.rail)
  if (!rail) return
  const order = orderOf(rt, question.payment, question.send, question.accountKey)
  await crashPoint('CP6')
  const sent = await rail.transmit(
    'send',
    {
      operation: 'send',
      method: 'POST',
      path: question.send.requestPath,
      body: withCallbackToken(question.send.requestBody, rt.key, question.send.id),
      mayLeave: () => mayStillSend(rt, open),
    },
    order,
  )
  await crashPoint('CP9')
  await rt.store.tx(async (tx) => {
    const because = 'because' in sent.outcome ? sent.outcome.because : undefined
    if (!(await closeTry(rt, tx, open, { replyClass: sent.replyClass, exchange: sent.exchange, because }))) return
    const payment = await getPayment(rt.store, tx, question.payment.id)
    if (payment.state !== 'sending') return
    if (sent.outcome.kind === 'final') {
      await applyEvidence(rt, tx, payment, sent.outcome.evidence, 'reply', null)
    } else if (sent.outcome.kind === 'accepted') {
      const known = await movePayment(rt, tx, payment, 'accepted', 'worker', {
        providerReference: sent.outcome.providerReference,
      })
      await closeAttempt(rt, tx, question.send.id, sent.outcome.providerReference)
      await keepLine(rt, tx, known, 'reply', null)
      // Created there, not funded: the next question finds that out and funds it.
      const steps = rail.steps.includes('fund') ? await movePayment(rt, tx, known, 'lost', 'worker') : known
      await jobsForState(rt, tx, steps)
    } else {
      const after = await movePayment(rt, tx, payment, 'lost', 'worker', { reasonWords: because ?? null })
      await keepLine(rt, tx, after, 'reply', null)
      await jobsForState(rt, tx, after)
    }
  })
}

/** Asks the provider what became of a payment. A read: it never moves money, and a failed question is no evidence. */
export async function askAboutPayment(rt: Runtime, paymentId: string, worker: string): Promise<void> {
  const question = await openQuestion(rt, paymentId, worker)
  if (!question) return
  const rail = rt.providers.rail(question.payment.rail)
  if (!rail) return
  const order = orderOf(rt, question.payment, question.send, question.accountKey, question.query.id)
  const answer = await rail.ask(order, question.query.providerKey)
  await crashPoint('CP16')
  const again = await settleAnswer(rt, question, answer, worker)
  await crashPoint('CP15')
  if (again) await resend(rt, question, again)
}

/** A person asks now: the next check comes forward; the worker does the asking. */
export async function askProviderNow(ctx: FeatureContext, input: { paymentId: string }): Promise<void> {
  requirePermission(ctx, 'payment.ask_provider')
  await ctx.store.tx(async (tx) => {
    const payment = await getPayment(ctx.store, tx, input.paymentId)
    if (isTerminal(payment.state)) return
    await setJob(ctx, tx, 'ask', payment.id, ctx.now(), false)
  })
}
