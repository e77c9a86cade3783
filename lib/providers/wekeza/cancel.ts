import type { Cancellable, Cancellation } from '../after-sending'
import type { CallResult } from '../transport'
import type { WekezaClient } from './client'
import { paymentEvidence } from './mapper'
import { troubleWords } from './replies'
import { ErrorWire, PaymentWire } from './wire'

const REASON_MAX = 200

function noAnswer(result: CallResult): Cancellation {
  return { kind: 'no_answer', because: troubleWords(result), exchange: result.exchange }
}

/** How the payment stands now: an earlier cancellation whose answer was lost shows here. */
async function asItStands(
  client: WekezaClient,
  paymentId: string,
): Promise<{ status: string; told: Cancellation } | undefined> {
  const result = await client.getPayment(paymentId)
  const payment = PaymentWire.safeParse(result.json)
  if (result.status !== 200 || !payment.success || payment.data.id !== paymentId || !result.exchange) return undefined
  const evidence = paymentEvidence(paymentId, payment.data)
  return { status: payment.data.status, told: { kind: 'evidence', evidence, exchange: result.exchange } }
}

/** Only what is pending or scheduled can be cancelled (contract 5.5). A lost answer is settled by reading the payment. */
export function cancellation(client: WekezaClient): Cancellable {
  return {
    rails: ['wekeza.transfer'],
    async cancel(order, reason): Promise<Cancellation> {
      const paymentId = order.providerReference
      if (paymentId === undefined) {
        return { kind: 'refused', code: 'not_known', words: 'Wekeza did not name this payment yet.', exchange: null }
      }
      const body = JSON.stringify({ reason: (reason.trim() || 'Cancelled by the payer').slice(0, REASON_MAX) })
      const result = await client.cancelPayment(paymentId, body)
      const cancelled = PaymentWire.safeParse(result.json)
      if (result.status === 200 && cancelled.data?.id === paymentId && result.exchange) {
        return { kind: 'evidence', evidence: paymentEvidence(paymentId, cancelled.data), exchange: result.exchange }
      }
      if (result.wire.kind === 'never_left') return noAnswer(result)
      const { code, message } = ErrorWire.safeParse(result.json).data?.error ?? {}
      const refused = result.status !== undefined && [400, 403, 404].includes(result.status) && code !== undefined
      if (refused) return { kind: 'refused', code, words: message ?? code, exchange: result.exchange }
      const now = await asItStands(client, paymentId)
      if (now?.status === 'CANCELLED') return now.told
      if (now && result.status === 409) {
        const words = `The payment is ${now.status} at Wekeza and can no longer be cancelled.`
        return { kind: 'refused', code: code ?? 'PAYMENT_NOT_CANCELLABLE', words, exchange: result.exchange }
      }
      return noAnswer(result)
    },
  }
}
