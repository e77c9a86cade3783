import {
  ChevronRight,
  CircleCheck,
  CircleHelp,
  CirclePause,
  ClockAlert,
  Flag,
  Hourglass,
  Inbox,
  type LucideIcon,
  X,
} from 'lucide-react'
import type { Zone } from '@/lib/core/days-and-zones'
import type { AttentionItem, AttentionKind } from '@/lib/features/overview/needs-attention'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { MoneyText } from '../money/amount'
import { ageInWords } from '../time/age'
import { instantInWords } from '../time/when'
import { TEXT_TONE, type Tone } from '../ui/badge'
import { Card } from '../ui/card'
import { classNames } from '../ui/class-names'
import { Link } from '../ui/link'

const LOOK: Readonly<Record<AttentionKind, { icon: LucideIcon; tone: Tone }>> = {
  held: { icon: CirclePause, tone: 'negative' },
  approval: { icon: Hourglass, tone: 'caution' },
  unknown: { icon: CircleHelp, tone: 'unknown' },
  review: { icon: Flag, tone: 'caution' },
  flagged: { icon: Flag, tone: 'caution' },
  failed: { icon: X, tone: 'negative' },
  unmatched: { icon: Inbox, tone: 'caution' },
  stale: { icon: ClockAlert, tone: 'caution' },
}

/** What waits, one line each: how many, how much, how long, and the list that holds exactly these. */
export function NeedsAttention(props: {
  items: readonly AttentionItem[]
  t: TextOf<'overview'>
  locale: LocaleTag
  zone: Zone
  now: Date
}) {
  const { items, t, locale, zone, now } = props
  if (items.length === 0) {
    return (
      <Card className="flex items-start gap-3">
        <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-positive" />
        <div className="grid gap-0.5">
          <p className="font-medium">{t('attention.nothing')}</p>
          <p className="text-ink-soft text-sm">{t('attention.nothingWhy')}</p>
        </div>
      </Card>
    )
  }
  return (
    <Card flush>
      <ul>
        {items.map((item) => {
          const { icon: Icon, tone } = LOOK[item.kind]
          return (
            <li key={item.kind} className="border-line border-b last:border-b-0">
              <Link
                href={item.href}
                prefetch={false}
                className="group flex items-start gap-3 px-4 py-2.5 transition-colors first:rounded-t-card last:rounded-b-card hover:bg-hover"
              >
                <Icon aria-hidden="true" className={classNames('mt-0.5 size-4 shrink-0', TEXT_TONE[tone])} />
                <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4 gap-y-0.5">
                  <span className="font-medium group-hover:underline">
                    {t(`attention.${item.kind}`, { count: item.count })}
                  </span>
                  <span className="figures flex flex-wrap gap-x-3 text-ink-soft text-sm">
                    {item.sums.map((sum) => (
                      <MoneyText key={sum.currency} minor={sum.amountMinor} currency={sum.currency} locale={locale} />
                    ))}
                    {item.oldest ? (
                      <span>{t('attention.oldest', { age: ageInWords(item.oldest, now, locale) })}</span>
                    ) : null}
                    {item.nextCheckAt ? (
                      <span>{t('attention.next', { time: instantInWords(item.nextCheckAt, zone, locale) })}</span>
                    ) : null}
                  </span>
                </span>
                <ChevronRight aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-soft" />
              </Link>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
