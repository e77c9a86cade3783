import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { crashPoint } from '@/lib/core/crash-points'
import { AppError } from '@/lib/core/errors'
import type { MoneyRail, SendOrder, SendStep, Transmission } from '@/lib/providers/money-rail'
import type { Runtime } from '../context'
import { heldBack } from '../providers/hold'
import { isPaused } from '../providers/pause'
import { applyEvidence, jobsForState, keepLine } from './apply-evidence'
import {
  closeAttempt,
  closeTry,
  countTries,
  findAttempt,
  mayStillSend,
  openAttempt,
  openTry,
  type Try,
  wasLeftUnanswered,
} from './attempts'
import { CALLBACK_TOKEN_PLACE, callbackUrl, withCallbackToken } from './callback-token'
import { isClockBehind } from './clock-guard'
import { passesGate } from './final-gate'
import { movePayment, notePayment, type PaymentChange } from './move-payment'
import { jittered, setJob } from './payment-jobs'
import { type Attempt, newProviderKey, orderOf, type Payment } from './payment-order'
import { getPayment } from './queries'

const RETRY_MIN_MS = 1_000
const RETRY_MAX_MS = 15 * 60_000
/** Until a payment that may not leave yet is looked at again. */
const HELD_WAIT_MS = 60_000

/** What one worker holds while it transmits: committed before the first byte. */
type Claim = Readonly<{ payment: Payment; attempt: Attempt; open: Try; step: SendStep; order: SendOrder }>

async function accountKeyOf(rt: Runtime, tx: Tx, accountId: string): Promise<string> {
  const { providerAccounts } = rt.store.t
  const [row] = await tx.select().from(providerAccounts).where(eq(providerAccounts.id, accountId)).limit(1)
  if (!row) throw new Error(`account ${accountId} is gone`)
  return row.accountKey
}

async function claimStep(
  rt: Runtime,
  tx: Tx,
  payment: Payment,
  rail: MoneyRail,
  step: SendStep,
  worker: string,
): Promise<Claim> {
  const accountKey = await accountKeyOf(rt, tx, payment.sourceAccountId)
  const known = await findAttempt(rt.store, tx, payment.id, step)
  const identity = known ?? { id: newId(rt.now()), providerKey: newProviderKey() }
  const order = orderOf(rt, payment, identity, accountKey)
  const kept = { ...order, callbackUrl: callbackUrl(rt.publicUrl, CALLBACK_TOKEN_PLACE) }
  const attempt =
    known ?? (await openAttempt(rt, tx, payment, step, { ...identity, prepared: rail.prepare(step, kept) }))
  return { payment, attempt, open: await openTry(rt, tx, attempt, worker), step, order }
}

async function lookAgain(rt: Runtime, tx: Tx, paymentId: string): Promise<Date> {
  const dueAt = new Date(rt.now().getTime() + HELD_WAIT_MS)
  await setJob(rt, tx, 'dispatch', paymentId, dueAt, false)
  return dueAt
}

/** Claims what a due job names; undefined when there is nothing to send (any more). */
async function claim(rt: Runtime, paymentId: string, worker: string): Promise<Claim | undefined> {
  return rt.store.tx(async (tx) => {
    const payment = await getPayment(rt.store, tx, paymentId)
    const rail = rt.providers.rail(payment.rail)
    if (!rail) throw new AppError('not_configured', `no provider for ${payment.rail}`)
    if (payment.state === 'approved') {
      const obstacle = await passesGate(rt, tx, payment)
      if (obstacle) {
        const nextCheckAt = await lookAgain(rt, tx, payment.id)
        await notePayment(rt, tx, payment, { reasonCode: obstacle, nextCheckAt })
        return undefined
      }
      const sending = await movePayment(rt, tx, payment, 'claim', 'worker', {
        sentAt: payment.sentAt ?? rt.now(),
        nextCheckAt: null,
        reasonCode: null,
      })
      await keepLine(rt, tx, sending, 'reply', null)
      await crashPoint('CP5')
      return claimStep(rt, tx, sending, rail, 'send', worker)
    }
    // BitPesa, after a query proved that the created transaction holds no money yet.
    if (payment.state === 'unknown' && rail.steps.includes('fund') && payment.providerReference) {
      const isHeld =
        (await heldBack(rt.store, tx, payment.id)) ||
        (await isPaused(rt.store, tx, payment.provider)) ||
        (await isClockBehind(rt, tx))
      if (isHeld) {
        await lookAgain(rt, tx, payment.id)
        return undefined
      }
      const sending = await movePayment(rt, tx, payment, 'resend', 'worker', {}, { step: 'fund' })
      return claimStep(rt, tx, sending, rail, 'fund', worker)
    }
    return undefined
  })
}

function retryDelay(tries: number, askedMs: number | undefined): number {
  if (askedMs !== undefined) return Math.min(Math.max(askedMs, RETRY_MIN_MS), RETRY_MAX_MS)
  return jittered(Math.min(RETRY_MIN_MS * 2 ** tries, RETRY_MAX_MS))
}

/** After BitPesa accepted the creation: the funding attempt is committed together with that answer. */
async function goOnToFund(
  rt: Runtime,
  tx: Tx,
  claimed: Claim,
  providerReference: string,
  worker: string,
): Promise<Claim | undefined> {
  const rail = rt.providers.rail(claimed.payment.rail)
  if (!rail?.steps.includes('fund') || claimed.step === 'fund') return undefined
  const payment = await notePayment(rt, tx, await getPayment(rt.store, tx, claimed.payment.id), { providerReference })
  return payment.state === 'sending' ? claimStep(rt, tx, payment, rail, 'fund', worker) : undefined
}

/** Stores what came of a transmission and moves the payment. Answers the next step's claim where there is one. */
async function settle(rt: Runtime, claimed: Claim, sent: Transmission, worker: string): Promise<Claim | undefined> {
  return rt.store.tx(async (tx) => {
    const { outcome } = sent
    const because = 'because' in outcome ? outcome.because : undefined
    if (!(await closeTry(rt, tx, claimed.open, { replyClass: sent.replyClass, exchange: sent.exchange, because })))
      return undefined
    await crashPoint('CP10')
    const payment = await getPayment(rt.store, tx, claimed.payment.id)
    const finish = (reference: string | null) => closeAttempt(rt, tx, claimed.attempt.id, reference)
    const moveOn = async (event: 'refused' | 'lost' | 'not_sent' | 'accepted', change: PaymentChange = {}) => {
      // A callback may have settled it before the reply: then the reply is only kept as evidence.
      if (payment.state !== 'sending') return
      const after = await movePayment(rt, tx, payment, event, 'worker', change, { replyClass: sent.replyClass })
      await keepLine(rt, tx, after, 'reply', null)
      if (event !== 'not_sent') await jobsForState(rt, tx, after)
    }
    switch (outcome.kind) {
      case 'not_sent':
      case 'refused_retry': {
        const tries = await countTries(rt, tx, claimed.attempt.id)
        const wait = retryDelay(tries, outcome.kind === 'refused_retry' ? outcome.retryAfterMs : undefined)
        const dueAt = new Date(rt.now().getTime() + wait)
        // A funding step that never left leaves the created transaction unfunded: asked about, then funded.
        if (claimed.step === 'fund') await moveOn('lost', { reasonWords: outcome.because })
        else {
          await moveOn('not_sent', { reasonWords: outcome.because, nextCheckAt: dueAt })
          await setJob(rt, tx, 'dispatch', payment.id, dueAt, false)
        }
        return undefined
      }
      case 'refused':
        // An earlier try without an answer may still arrive and be carried out: this refusal speaks for itself only.
        if (await wasLeftUnanswered(rt, tx, claimed.attempt.id)) {
          await moveOn('lost', { reasonWords: outcome.words })
          return undefined
        }
        await finish(null)
        await moveOn('refused', { reasonCode: outcome.code, reasonWords: outcome.words })
        return undefined
      case 'indeterminate':
        await moveOn('lost', { reasonWords: outcome.because })
        return undefined
      case 'accepted': {
        await finish(outcome.providerReference)
        const next = await goOnToFund(rt, tx, claimed, outcome.providerReference, worker)
        if (next) return next
        if (!payment.providerReference && payment.state !== 'sending')
          await notePayment(rt, tx, payment, { providerReference: outcome.providerReference })
        await moveOn('accepted', { providerReference: payment.providerReference ?? outcome.providerReference })
        return undefined
      }
      case 'final':
        await finish(outcome.evidence.providerReference ?? null)
        await applyEvidence(rt, tx, payment, outcome.evidence, 'reply', null)
        return undefined
    }
  })
}

/**
 * Sends what is due for one payment: commit the claim with key and bytes, call outside any transaction, commit the
 * outcome. A lost answer becomes Unknown and is never sent again by machine.
 */
export async function dispatchPayment(rt: Runtime, paymentId: string, worker: string): Promise<void> {
  let claimed = await claim(rt, paymentId, worker)
  while (claimed) {
    const rail = rt.providers.rail(claimed.payment.rail)
    if (!rail) throw new Error(`rail ${claimed.payment.rail} went away`)
    const { open } = claimed
    const sending = {
      operation: claimed.step,
      method: 'POST' as const,
      path: claimed.attempt.requestPath,
      body: withCallbackToken(claimed.attempt.requestBody, rt.key, claimed.attempt.id),
      mayLeave: () => mayStillSend(rt, open),
    }
    await crashPoint('CP6')
    const sent = await rail.transmit(claimed.step, sending, claimed.order)
    await crashPoint('CP9')
    claimed = await settle(rt, claimed, sent, worker)
    await crashPoint(claimed ? 'CP11' : 'CP15')
  }
}
