import { Notice } from '@/components/ui/notice'
import type { Story } from '@/lib/features/payments/payment-story'
import type { PaymentView } from '@/lib/features/payments/payment-view'
import type { TextOf } from '@/lib/messages'

type Props = { t: TextOf<'payments'>; view: PaymentView; story: Story; provider: string }

/** Why it stands as it does, when that is not plain: what to do, and the provider's own words a click away. */
export function PaymentReasons({ t, view, story, provider }: Props) {
  const { payment, explanation } = view
  const words = payment.reasonWords ?? view.tentativeWords
  const code = payment.tentativeFailureCode ?? payment.reasonCode
  // Words without a code are ours ("the connection ended"); they stand in the timeline and are not put in the provider's mouth.
  const areTheirs =
    words !== null && code !== null && (payment.state === 'failed' || payment.tentativeFailureCode !== null)
  const ownWords = areTheirs ? (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-small underline-offset-2 hover:underline">
        {t('providersWords', { provider })}
      </summary>
      <p className="mt-1">
        “{words}”<span className="ml-1.5">({t('code', { code })})</span>
      </p>
    </details>
  ) : null
  const nextAction = story.kind === 'failed' && story.outcome === null ? explanation?.nextAction : undefined
  if (nextAction === undefined) return ownWords
  return (
    <Notice tone="negative" title={t('whatNext')}>
      <div className="grid gap-1.5">
        <p>{nextAction}</p>
        {ownWords}
      </div>
    </Notice>
  )
}
