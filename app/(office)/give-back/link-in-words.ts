import type { PaymentView } from '@/lib/features/payments/payment-view'
import type { TextOf } from '@/lib/messages'

const WORD = { retry: 'link.ofRetry', refund: 'link.ofRefund', reversal: 'link.ofReversal' } as const

/** What a payment hangs on: "Takes back HZ-7K3M2QXA". */
export function linkInWords(t: TextOf<'give-back'>, { kind, reference }: NonNullable<PaymentView['earlier']>): string {
  return t(WORD[kind], { reference })
}
