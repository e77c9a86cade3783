import { z } from 'zod'
import type { Store } from '@/db/store'
import { contentHash } from '@/lib/core/content-hash'
import { drawBytes } from '@/lib/core/random-source'
import { crockford } from '@/lib/core/references'
import type { SendOrder } from '@/lib/providers/money-rail'
import type { Runtime } from '../context'
import { callbackToken, callbackUrl } from './callback-token'

export type Payment = Store['t']['payments']['$inferSelect']
export type Attempt = Store['t']['attempts']['$inferSelect']

const Details = z.record(z.string(), z.string())

/** The rail's further facts, stored as canonical JSON of text values. */
export function detailsOf(payment: Pick<Payment, 'details'>): Record<string, string> {
  return Details.parse(JSON.parse(payment.details))
}

/** Recomputed from the stored row wherever it counts: at approval and at sending. */
export function hashOf(payment: Omit<Payment, 'contentHash'>): string {
  return contentHash({
    rail: payment.rail,
    direction: payment.direction,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    counterpartyName: payment.counterpartyName,
    counterpartyAccount: payment.counterpartyAccount,
    counterpartyBank: payment.counterpartyBank,
    sourceAccountId: payment.sourceAccountId,
    merchantReference: payment.merchantReference,
    purpose: payment.purpose,
    details: detailsOf(payment),
  })
}

/** Key of one attempt at the provider: 20 characters, the shortest that every rail takes. */
export function newProviderKey(): string {
  return `HZ${crockford(drawBytes(18), 18)}`
}

/** Reference that people read: HZ-7K3M2QXA. */
export function newPaymentReference(): string {
  return `HZ-${crockford(drawBytes(8), 8)}`
}

/** The order as the rail takes it. `answerTo` names the attempt whose callback address is used. */
export function orderOf(
  rt: Pick<Runtime, 'publicUrl' | 'key'>,
  payment: Payment,
  attempt: Pick<Attempt, 'id' | 'providerKey'>,
  sourceAccountKey: string,
  answerTo = attempt.id,
): SendOrder {
  return {
    paymentId: payment.id,
    attemptId: attempt.id,
    providerKey: attempt.providerKey,
    rail: payment.rail,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    sourceAccountKey,
    counterpartyName: payment.counterpartyName,
    counterpartyAccount: payment.counterpartyAccount,
    counterpartyBank: payment.counterpartyBank,
    merchantReference: payment.merchantReference,
    purpose: payment.purpose,
    details: detailsOf(payment),
    ...(payment.providerReference && { providerReference: payment.providerReference }),
    callbackUrl: callbackUrl(rt.publicUrl, callbackToken(rt.key, answerTo)),
  }
}
