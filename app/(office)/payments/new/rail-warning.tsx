'use client'

import { useLocale, useTranslations } from 'use-intl'
import { pausedAt } from '@/components/providers/pause-notice'
import { durationInWords } from '@/components/time/duration'
import { Notice } from '@/components/ui/notice'
import type { Zone } from '@/lib/core/days-and-zones'
import { PROVIDER_NAME, providerOf } from '@/lib/core/rails'
import type { PaymentReview } from '@/lib/features/payments/review-payment'

/** Its provider is paused, slow or failing: said before the payment is asked for, which stays possible. */
export function RailWarning({ review, zone }: { review: PaymentReview; zone: Zone }) {
  const t = useTranslations('connection')
  const s = useTranslations('status')
  const locale = useLocale()
  const { pause, trouble } = review.rails
  const rail = s(`rails.${review.rail}`)
  return (
    <>
      {pause ? (
        <Notice
          tone="caution"
          title={t('warning.paused', {
            provider: PROVIDER_NAME[providerOf(review.rail)],
            who: pause.byName,
            at: pausedAt({ at: new Date(pause.at) }, new Date(), zone, locale),
          })}
        >
          {t('warning.pausedWhy', { reason: pause.reason })}
        </Notice>
      ) : null}
      {trouble ? (
        <Notice
          tone={trouble.word === 'failing' ? 'negative' : 'caution'}
          title={t(`warning.${trouble.word}`, { rail })}
        >
          {trouble.word === 'failing'
            ? t('warning.failingWhy', { answered: String(trouble.answered), calls: String(trouble.calls) })
            : t('warning.slowWhy', { time: durationInWords(trouble.p95Ms ?? 0, locale) })}
        </Notice>
      ) : null}
    </>
  )
}
