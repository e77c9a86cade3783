'use client'

import { useLocale, useTranslations } from 'use-intl'
import { MoneyText } from '@/components/money/amount'
import { When } from '@/components/time/when'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import type { Zone } from '@/lib/core/days-and-zones'
import { readableMsisdn } from '@/lib/core/msisdn'
import type { PaymentReview } from '@/lib/features/payments/review-payment'

/** What this payment may repeat, side by side with it. A legitimate repeat goes on with a reason that the approver reads. */
export function DuplicateWarning(props: {
  review: PaymentReview
  zone: Zone
  reason: string
  error: string | undefined
  onReason: (reason: string) => void
}) {
  const { review, zone } = props
  const t = useTranslations('payments')
  const s = useTranslations('status')
  const locale = useLocale()
  const now = { ...review, id: '', reference: t('review.thisPayment'), makerName: '', createdAt: '', state: undefined }
  return (
    <section className="grid gap-3" aria-label={t('review.alike')}>
      <Notice tone="caution" title={t('review.alike')}>
        {t('review.alikeWhy')}
      </Notice>
      <ul className="grid gap-3 sm:grid-cols-2">
        {[now, ...review.duplicates].map((each) => (
          <li
            key={each.id}
            className="grid content-start gap-1 rounded-card border border-line bg-surface px-4 py-3 text-sm"
          >
            <p className="flex flex-wrap items-baseline justify-between gap-x-3 font-medium text-base">
              {each.id ? (
                <Link href={`/payments/${each.id}`} className="font-mono text-sm underline underline-offset-2">
                  {each.reference}
                </Link>
              ) : (
                each.reference
              )}
              {each.state ? <span className="font-normal text-ink-soft text-sm">{s(each.state)}</span> : null}
            </p>
            <p className="font-medium">
              <MoneyText minor={each.amountMinor} currency={each.currency} locale={locale} />
            </p>
            <p>{each.name}</p>
            <p className="figures">{readableMsisdn(each.account)}</p>
            <p className="text-ink-soft">{each.purpose}</p>
            {each.merchantReference && each.merchantReference !== each.reference ? (
              <p className="font-mono text-ink-soft text-xs">{each.merchantReference}</p>
            ) : null}
            {each.createdAt ? (
              <p className="text-ink-soft">
                <When at={each.createdAt} zone={zone} locale={locale} showZone /> · {each.makerName}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <TextField
        id="duplicateReason"
        name="duplicateReason"
        label={t('review.repeatReason')}
        hint={t('review.repeatReasonHint')}
        error={props.error}
        value={props.reason}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => props.onReason(event.target.value)}
      />
    </section>
  )
}
