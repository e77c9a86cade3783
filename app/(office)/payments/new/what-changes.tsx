'use client'

import { useLocale, useTranslations } from 'use-intl'
import { Notice } from '@/components/ui/notice'
import { formatMoney } from '@/lib/core/money'
import { readableMsisdn } from '@/lib/core/msisdn'
import type { EditReview } from '@/lib/features/payments/review-edit'
import type { PaymentReview } from '@/lib/features/payments/review-payment'

export function isEdit(review: PaymentReview): review is EditReview {
  return 'before' in review
}

/** Before and after, line by line, and whose approvals it drops. */
export function WhatChanges({ review }: { review: EditReview }) {
  const t = useTranslations('payments')
  const c = useTranslations('common')
  const s = useTranslations('status')
  const locale = useLocale()
  const { before } = review
  const money = (minor: string, currency: PaymentReview['currency']) =>
    formatMoney({ amountMinor: BigInt(minor), currency }, locale)
  const lines = [
    { label: t('review.to'), was: before.name, now: review.name },
    { label: c('account'), was: readableMsisdn(before.account), now: readableMsisdn(review.account) },
    { label: c('rail'), was: s(`rails.${before.rail}`), now: s(`rails.${review.rail}`) },
    { label: t('bank'), was: before.place, now: review.place },
    {
      label: t('review.leaves'),
      was: money(before.amountMinor, before.currency),
      now: money(review.amountMinor, review.currency),
    },
    { label: t('review.from'), was: before.sourceName, now: review.source.name },
    { label: t('new.purpose'), was: before.purpose, now: review.purpose },
    { label: c('reference'), was: before.merchantReference, now: review.merchantReference },
  ].filter(({ was, now }) => was !== now)
  // The button says it.
  if (!review.changed) return null
  return (
    <Notice tone="caution" title={t('edit.changes')}>
      <ul className="grid gap-1">
        {lines.map(({ label, was, now }) => (
          <li key={label}>{t('edit.was', { label, was: was || '—', now: now || '—' })}</li>
        ))}
        {lines.length === 0 ? <li>{t('edit.further')}</li> : null}
      </ul>
      <p className="mt-1.5">
        {review.approvers.length > 0
          ? t('edit.dropped', { names: review.approvers.join(', ') })
          : t('edit.noneDropped')}
      </p>
    </Notice>
  )
}
