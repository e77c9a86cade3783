import { Notice } from '@/components/ui/notice'
import { formatMoney } from '@/lib/core/money'
import type { Story } from '@/lib/features/payments/payment-story'
import type { PaymentView } from '@/lib/features/payments/payment-view'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'

type Props = { t: TextOf<'payments'>; view: PaymentView; story: Story; provider: string; locale: LocaleTag }

/** Why it stands as it does, when that is not plain: what differs, what to do, and the provider's own words a click away. */
export function PaymentReasons({ t, view, story, provider, locale }: Props) {
  const { payment, flags, explanation } = view
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
  if (flags.length === 0 && nextAction === undefined) return ownWords
  const tone = flags.length > 0 ? 'caution' : payment.state === 'failed' ? 'negative' : 'neutral'
  const title = flags.length > 0 ? t('differs.title') : nextAction ? t('whatNext') : undefined
  return (
    <Notice tone={tone} title={title}>
      <div className="grid gap-1.5">
        {flags.map((flag) => (
          <p key={flag}>{t(`differs.${flag}`)}</p>
        ))}
        {flags.includes('amount_mismatch') && payment.confirmedMinor !== null ? (
          <p>
            {t('differs.said', {
              provider,
              amount: formatMoney(
                { amountMinor: payment.confirmedMinor, currency: payment.confirmedCurrency ?? payment.currency },
                locale,
              ),
              ordered: formatMoney(payment, locale),
            })}
          </p>
        ) : null}
        {nextAction ? <p>{nextAction}</p> : null}
        {ownWords}
      </div>
    </Notice>
  )
}
