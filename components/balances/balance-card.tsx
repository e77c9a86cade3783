import { ClockAlert } from 'lucide-react'
import type { Zone } from '@/lib/core/days-and-zones'
import type { Currency } from '@/lib/core/money'
import type { BalanceTold } from '@/lib/features/balances/queries'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { pixelValue } from '../charts/scale'
import { SparkLine } from '../charts/spark-line'
import { BigFigure, MoneyText } from '../money/amount'
import { When } from '../time/when'
import { Badge } from '../ui/badge'
import { Link } from '../ui/link'

export type BalanceCardFacts = Readonly<{
  href: string
  name: string
  provider: string
  purpose: 'collect' | 'pay' | 'both'
  currency: Currency
  balance: BalanceTold
  /** Closing balances, oldest first. */
  closings: readonly bigint[]
  sparkDays: number
  /** One level below the title it stands under. */
  heading?: 'h2' | 'h3'
}>

type Words = { t: TextOf<'balances'>; locale: LocaleTag; zone: Zone }

/** One account: what is available, what is not yet cleared, as of when and who said so. */
export function BalanceCard({ t, locale, zone, ...facts }: BalanceCardFacts & Words) {
  const { balance, currency, heading: Heading = 'h3' } = facts
  return (
    <article className="relative grid min-w-0 content-start gap-1.5 rounded-card border border-line bg-surface p-4 transition-colors hover:border-line-strong">
      <div className="flex items-start justify-between gap-3">
        <Heading className="min-w-0 font-medium">
          <Link
            href={facts.href}
            prefetch={false}
            className="rounded-small after:absolute after:inset-0 after:rounded-card"
          >
            <span className="break-words">{facts.name}</span>
          </Link>
          <span className="block font-normal text-ink-soft text-sm">
            {facts.provider} · {t(`purpose.${facts.purpose}`)}
          </span>
        </Heading>
        {balance.kind === 'told' && balance.isStale ? (
          <Badge tone="caution" icon={<ClockAlert aria-hidden="true" />}>
            {t('stale')}
          </Badge>
        ) : null}
      </div>
      {balance.kind === 'told' ? (
        <>
          <div className="flex flex-wrap items-end justify-between gap-x-3 gap-y-1">
            <BigFigure minor={balance.availableMinor} currency={currency} locale={locale} />
            <SparkLine
              points={facts.closings.map((minor) => pixelValue(minor.toString()))}
              label={t('spark', { days: String(facts.sparkDays) })}
            />
          </div>
          <BalanceNotes balance={balance} currency={currency} t={t} locale={locale} zone={zone} />
        </>
      ) : (
        <p className="text-ink-soft text-sm">{t(balance.kind, { provider: facts.provider })}</p>
      )}
    </article>
  )
}

/** Uncleared money, then time and source; in words when it is old. */
export function BalanceNotes(props: { balance: Extract<BalanceTold, { kind: 'told' }>; currency: Currency } & Words) {
  const { balance, currency, t, locale, zone } = props
  return (
    <div className="grid gap-0.5 text-ink-soft text-sm">
      <p>
        {t('uncleared')}:{' '}
        {balance.unclearedMinor === null ? (
          t('unclearedNone')
        ) : (
          <MoneyText minor={balance.unclearedMinor} currency={currency} locale={locale} />
        )}
      </p>
      <p className={balance.isStale ? 'text-caution' : undefined}>
        {t('asOf')} <When at={balance.at} zone={zone} locale={locale} showZone />, {t(`source.${balance.source}`)}
        {balance.isStale ? `; ${t('staleWhy')}` : null}
      </p>
    </div>
  )
}
