import { z } from 'zod'
import type { AccountRow, PaymentRow } from '@/lib/sandbox/wekeza/tables'
import { instant, instantOrNull, jsonAmount } from '@/lib/sandbox/wekeza/wire'

const History = z.array(z.object({ status: z.string(), timestamp: z.string(), description: z.string() }))
export type HistoryStep = z.infer<typeof History>[number]

export function historyOf(payment: PaymentRow): HistoryStep[] {
  return History.parse(JSON.parse(payment.history))
}

export function riskLevel(score: number): 'LOW' | 'MEDIUM' | 'HIGH' {
  if (score < 0.4) return 'LOW'
  return score < 0.7 ? 'MEDIUM' : 'HIGH'
}

/** The payment model (contract 5.6). */
export function paymentBody(payment: PaymentRow, source: AccountRow) {
  const metadata: unknown = JSON.parse(payment.metadata)
  return {
    id: payment.id,
    status: payment.status,
    sourceAccount: { accountId: source.id, accountNumber: source.number, accountName: source.name },
    destinationAccount: { accountNumber: payment.destinationNumber, accountName: payment.destinationName },
    amount: jsonAmount(payment.amountMinor, payment.currency),
    currency: payment.currency,
    description: payment.description,
    reference: payment.reference,
    paymentMethod: payment.method,
    ...(payment.scheduledDate !== null && { scheduledDate: payment.scheduledDate }),
    createdAt: instant(payment.createdAt),
    updatedAt: instant(payment.updatedAt),
    completedAt: instantOrNull(payment.completedAt),
    metadata,
    fees: { amount: 0, currency: payment.currency, description: 'No fees in the sandbox' },
    riskScore: payment.riskScore,
    riskLevel: riskLevel(payment.riskScore),
    ...(payment.cancelledAt !== null && {
      cancelledAt: instant(payment.cancelledAt),
      cancelReason: payment.cancelReason,
    }),
    ...failure(payment),
  }
}

export function paymentDetail(payment: PaymentRow, source: AccountRow) {
  const status = payment.status === 'PENDING_REVIEW' ? 'REVIEW' : 'PASSED'
  return {
    ...paymentBody(payment, source),
    statusHistory: historyOf(payment),
    fraudCheck: { status, score: payment.riskScore, timestamp: instant(payment.createdAt) },
  }
}

export function paymentSummary(payment: PaymentRow) {
  return {
    id: payment.id,
    status: payment.status,
    amount: jsonAmount(payment.amountMinor, payment.currency),
    currency: payment.currency,
    description: payment.description,
    reference: payment.reference,
    createdAt: instant(payment.createdAt),
    completedAt: instantOrNull(payment.completedAt),
  }
}

/** `data` of the payment events: the key is `paymentId`, not `id` (contract 6.3). */
export function paymentEventData(payment: PaymentRow, source: AccountRow) {
  return {
    paymentId: payment.id,
    status: payment.status,
    sourceAccount: { accountId: source.id, accountNumber: source.number },
    destinationAccount: { accountNumber: payment.destinationNumber },
    amount: jsonAmount(payment.amountMinor, payment.currency),
    currency: payment.currency,
    description: payment.description,
    reference: payment.reference,
    completedAt: instantOrNull(payment.completedAt),
    ...failure(payment),
  }
}

function failure(payment: PaymentRow) {
  if (payment.failedAt === null) return {}
  return { failureCode: payment.failureCode, failureReason: payment.failureReason, failedAt: instant(payment.failedAt) }
}
