'use client'

import { Send } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { CheckboxField } from '@/components/ui/checkbox'
import { Link } from '@/components/ui/link'
import { LiveRegion } from '@/components/ui/live-region'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import type { Zone } from '@/lib/core/days-and-zones'
import { formatMoney } from '@/lib/core/money'
import type { PaymentReview } from '@/lib/features/payments/review-payment'
import type { Draft, Problems } from './draft'
import { DuplicateWarning } from './duplicate-warning'
import { RailWarning } from './rail-warning'
import { FloatTable, ReviewFacts } from './review-facts'
import type { ReviewState } from './use-review'
import { isEdit, WhatChanges } from './what-changes'

/** Check your answers: everything in full, as of now, and the one button that says what it does. */
export function CheckStep(props: {
  draft: Draft
  review: ReviewState
  problems: Problems
  zone: Zone
  whoHref: string
  amountHref: string
  /** A new form that starts with what is typed here. */
  freshHref: string
  onChange: (changes: Partial<Draft>) => void
}) {
  const t = useTranslations('payments')
  const c = useTranslations('common')
  const { review, busy, failed, load } = props.review
  if (!review) {
    return (
      <div className="grid gap-4">
        <LiveRegion>{busy ? t('review.checking') : ''}</LiveRegion>
        {failed && !busy ? (
          <div className="flex flex-wrap gap-2">
            <ButtonLink href={props.amountHref}>{c('back')}</ButtonLink>
            <Button variant="primary" onClick={() => void load()}>
              {c('retry')}
            </Button>
          </div>
        ) : (
          <ReviewSkeleton label={t('review.checking')} />
        )}
      </div>
    )
  }
  return <Checked {...props} seen={review} />
}

/** The sentence on the button may be longer than a phone is wide. */
const LONG = 'max-w-full !h-auto min-h-9 !whitespace-normal py-1.5 text-left'
const REFUSED_LONG =
  'max-w-full [&>button]:!h-auto [&>button]:min-h-9 [&>button]:!whitespace-normal [&>button]:py-1.5 [&>button]:text-left'

type CheckedProps = Parameters<typeof CheckStep>[0] & { seen: PaymentReview }

function Checked(props: CheckedProps) {
  const { draft, seen, problems, zone, onChange } = props
  const { before, submitting, keyUsed, submit } = props.review
  const t = useTranslations('payments')
  const c = useTranslations('common')
  const locale = useLocale()
  const money = formatMoney({ amountMinor: BigInt(seen.amountMinor), currency: seen.currency }, locale)
  const holder = seen.nameCheck.kind === 'found' ? seen.nameCheck.name : undefined
  const ticked = holder === undefined || draft.tickedName === holder
  const needsReason = seen.duplicates.length > 0 && draft.duplicateReason.trim() === '' && !seen.submitted
  const unchanged = isEdit(seen) && !seen.changed
  const refusal = unchanged
    ? t('edit.nothing')
    : ticked
      ? needsReason
        ? t('review.reasonFirst')
        : undefined
      : t('review.tickFirst')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {seen.submitted && !keyUsed ? (
        <Notice
          tone="accent"
          title={t('review.submitted', { reference: seen.submitted.reference })}
          action={
            <Link className="font-medium underline underline-offset-2" href={`/payments/${seen.submitted.id}`}>
              {t('review.openSubmitted')}
            </Link>
          }
        >
          {t('review.submittedWhy')}
        </Notice>
      ) : null}
      {isEdit(seen) ? <WhatChanges review={seen} /> : null}
      <RailWarning review={seen} zone={zone} />
      {before ? <MovedQuote before={before} now={seen} /> : null}
      {keyUsed ? (
        <Notice tone="caution" action={<ButtonLink href={props.freshHref}>{t('review.freshForm')}</ButtonLink>}>
          {t('review.keyUsed')}
        </Notice>
      ) : null}
      <Card className="py-1.5">
        <ReviewFacts review={seen} zone={zone} whoHref={props.whoHref} amountHref={props.amountHref} />
      </Card>
      {holder === undefined ? null : (
        <Card>
          <CheckboxField
            id="confirmedName"
            label={t.rich('review.tickName', { name: holder, b: (words) => <strong>{words}</strong> })}
            hint={t('review.tickNameWhy')}
            error={problems.confirmedName}
            checked={ticked}
            onChange={(event) => onChange({ tickedName: event.target.checked ? holder : '' })}
          />
        </Card>
      )}
      <FloatTable review={seen} zone={zone} />
      {seen.duplicates.length > 0 && !seen.submitted ? (
        <DuplicateWarning
          review={seen}
          zone={zone}
          reason={draft.duplicateReason}
          error={problems.duplicateReason}
          onReason={(duplicateReason) => onChange({ duplicateReason })}
        />
      ) : null}
      <div className="flex flex-wrap items-start gap-2">
        <ButtonLink href={props.amountHref}>{c('back')}</ButtonLink>
        <Button
          variant="primary"
          icon={<Send />}
          pending={submitting}
          disabledReason={refusal}
          reasonShown="below"
          onClick={() => void submit()}
          className={refusal ? REFUSED_LONG : LONG}
        >
          {isEdit(seen) ? t('edit.send', { money, name: seen.name }) : t('review.send', { money, name: seen.name })}
        </Button>
      </div>
      <LiveRegion>{submitting ? t('review.submitting') : before ? t('review.moved') : ''}</LiveRegion>
    </div>
  )
}

/** The rate moved between review and submit: both figures, and the same button again. */
function MovedQuote({ before, now }: { before: PaymentReview; now: PaymentReview }) {
  const t = useTranslations('payments')
  const locale = useLocale()
  const both = (review: PaymentReview) => {
    const sent = formatMoney({ amountMinor: BigInt(review.amountMinor), currency: review.currency }, locale)
    if (review.cost.kind !== 'quote') return sent
    const { receiveMinor, receiveCurrency } = review.cost
    return `${sent} → ${formatMoney({ amountMinor: BigInt(receiveMinor), currency: receiveCurrency }, locale)}`
  }
  return (
    <Notice tone="caution" title={t('review.moved')}>
      {t('review.movedFigures', { before: both(before), now: both(now) })}
    </Notice>
  )
}

function ReviewSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="appear-late grid gap-5">
      <div className="grid gap-6 rounded-card border border-line bg-surface p-4">
        {['w-40', 'w-56', 'w-32', 'w-48', 'w-64', 'w-40'].map((width, row) => (
          <div key={`row ${String(row)}`} className="flex gap-10">
            <Skeleton className="h-4 w-28" />
            <Skeleton className={`h-4 ${width}`} />
          </div>
        ))}
      </div>
      <Skeleton className="h-24 w-full" />
    </div>
  )
}
