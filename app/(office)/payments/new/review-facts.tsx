'use client'

import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Amount, MoneyText } from '@/components/money/amount'
import { ruleInShort } from '@/components/rules/rule-words'
import { When } from '@/components/time/when'
import { Badge } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import { Fact, Facts } from '@/components/ui/facts'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { Zone } from '@/lib/core/days-and-zones'
import { readableMsisdn } from '@/lib/core/msisdn'
import type { PaymentReview } from '@/lib/features/payments/review-payment'

type Props = { review: PaymentReview; zone: Zone }

/** Who gets what, from where, at what cost, and who has to approve it. */
export function ReviewFacts({ review, zone, whoHref, amountHref }: Props & { whoHref: string; amountHref: string }) {
  const t = useTranslations('payments')
  const c = useTranslations('common')
  const s = useTranslations('status')
  const locale = useLocale()
  const r = useTranslations('rules')
  const { approval } = review
  const isPhone = review.rail === 'mpesa.b2c' || /^\+\d+$/.test(review.account)
  return (
    <Facts>
      <Changeable label={t('review.to')} href={whoHref}>
        <span className="flex flex-wrap items-baseline gap-x-2 gap-y-1 font-medium">
          {review.name}
          {approval.newness ? <Badge tone="caution">{r('newPayee')}</Badge> : null}
        </span>
      </Changeable>
      {approval.newness ? <Fact label={r('newPayee')}>{r(`newness.${approval.newness}`)}</Fact> : null}
      <Fact label={isPhone ? c('phone') : c('account')}>
        <span className="figures font-medium">{isPhone ? readableMsisdn(review.account) : review.account}</span>
        {isPhone && review.rail === 'mpesa.b2c' ? (
          <span className="figures ml-2 text-ink-soft text-sm">+{review.account}</span>
        ) : null}
      </Fact>
      <Fact label={c('rail')}>{[s(`rails.${review.rail}`), review.place].filter(Boolean).join(' · ')}</Fact>
      <Fact label={t('review.nameCheck')}>{nameSentence()}</Fact>
      <Changeable label={t('review.leaves')} href={amountHref}>
        <span className="font-semibold text-md">
          <MoneyText minor={review.amountMinor} currency={review.currency} locale={locale} />
        </span>
      </Changeable>
      {review.cost.kind === 'quote' ? <QuoteFacts review={review} cost={review.cost} zone={zone} /> : null}
      <Fact label={c('fee')}>{feeSentence()}</Fact>
      <Fact label={t('review.from')}>{review.source.name}</Fact>
      <Fact label={t('new.purpose')}>{review.purpose}</Fact>
      <Fact label={c('reference')}>
        {review.merchantReference ? (
          <span className="font-mono text-sm">{review.merchantReference}</span>
        ) : (
          t('review.referenceOurs')
        )}
      </Fact>
      <Fact label={t('review.approval')}>
        <p>
          {r(approval.needed === 2 ? 'need.two' : 'need.one', {
            rule: ruleInShort(approval.rule, { t: r, s, locale }),
          })}
        </p>
        <p className="text-ink-soft text-sm">
          {approval.approvers.length > 0
            ? t('review.approvers', {
                names: new Intl.ListFormat(locale, { type: 'disjunction' }).format(approval.approvers),
              })
            : t('review.noApprover')}
        </p>
        {approval.approvers.length < approval.needed ? <p className="text-caution text-sm">{r('who.tooFew')}</p> : null}
      </Fact>
    </Facts>
  )

  function nameSentence(): string {
    if (review.nameCheck.kind === 'found') return t('review.nameFound', { name: review.nameCheck.name })
    return t(review.nameCheck.kind === 'after' ? 'review.nameAfter' : 'review.nameNever')
  }

  function feeSentence(): ReactNode {
    if (review.cost.kind !== 'quote') return t('review.feeNotKnown')
    return (
      <>
        <MoneyText minor={review.cost.feeMinor} currency={review.currency} locale={locale} />
        <span className="ml-2 text-ink-soft text-sm">{t('review.feeQuoted')}</span>
      </>
    )
  }
}

type Quoted = Extract<PaymentReview['cost'], { kind: 'quote' }>

function QuoteFacts({ review, cost, zone }: Props & { cost: Quoted }) {
  const t = useTranslations('payments')
  const locale = useLocale()
  return (
    <>
      <Fact label={t('review.arrives')}>
        <span className="font-semibold text-md">
          <MoneyText minor={cost.receiveMinor} currency={cost.receiveCurrency} locale={locale} />
        </span>
        <span className="ml-2 text-ink-soft text-sm">
          {t(cost.fix === 'receive' ? 'review.fixedReceive' : 'review.fixedSend')}
        </span>
      </Fact>
      <Fact label={t('review.rate')}>
        <span className="figures">{`1 ${review.currency} = ${cost.rate} ${cost.receiveCurrency}`}</span>
        <span className="ml-2 text-ink-soft text-sm">
          {t('review.validUntil')} <When at={cost.expiresAt} zone={zone} locale={locale} form="time" showZone />
        </span>
      </Fact>
    </>
  )
}

function Changeable({ label, href, children }: { label: string; href: string; children: ReactNode }) {
  const c = useTranslations('common')
  return (
    <Fact label={label}>
      <span className="flex items-baseline justify-between gap-4">
        {children}
        <Link
          href={href}
          aria-label={`${c('change')}: ${label}`}
          className="shrink-0 text-accent text-sm underline-offset-2 hover:underline"
        >
          {c('change')}
        </Link>
      </span>
    </Fact>
  )
}

/** Available now, promised to others, after this one. A shortfall may be submitted; it is not sent. */
export function FloatTable({ review, zone }: Props) {
  const t = useTranslations('payments')
  const locale = useLocale()
  const { availableMinor, asOf, promisedMinor, afterMinor } = review.float
  const short = afterMinor !== null && BigInt(afterMinor) < 0n
  const rows = [
    { label: t('review.available'), minor: availableMinor, note: asOf },
    { label: t('review.promised'), minor: promisedMinor, note: null },
    { label: t('review.this'), minor: review.amountMinor, note: null },
    { label: t('review.after'), minor: afterMinor, note: null },
  ]
  return (
    <section className="grid gap-3" aria-label={t('review.float')}>
      <h2 className="font-semibold text-md">{t('review.float')}</h2>
      <dl className="rounded-card border border-line bg-surface px-4 py-1">
        {rows.map((row, index) => (
          <div
            key={row.label}
            className={classNames(
              'flex items-baseline justify-between gap-4 py-2',
              index > 0 && 'border-line border-t',
              index === rows.length - 1 && 'font-semibold',
            )}
          >
            <dt className={index === rows.length - 1 ? undefined : 'text-ink-soft'}>
              {row.label}{' '}
              {row.note ? (
                <span className="ml-1 text-ink-soft text-xs">
                  <When at={row.note} zone={zone} locale={locale} showZone />
                </span>
              ) : null}
            </dt>
            <dd className={classNames('min-w-36 text-right', short && index === rows.length - 1 && 'text-negative')}>
              <Amount
                minor={row.minor ?? undefined}
                currency={review.source.currency}
                locale={locale}
                unknownReason={t('review.balanceNotKnown')}
              />
            </dd>
          </div>
        ))}
      </dl>
      {short ? <Notice tone="caution">{t('review.shortfall')}</Notice> : null}
    </section>
  )
}
