import {
  ArrowDownLeft,
  ArrowUpRight,
  Flag,
  Inbox,
  type LucideIcon,
  MessageCircleQuestion,
  ReceiptText,
  UserRound,
} from 'lucide-react'
import { fullInstant } from '@/components/time/when'
import { Badge, type Tone } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { wallTime, type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import { prettyJson } from '@/lib/core/pretty-json'
import type { TimelineEntry } from '@/lib/features/payments/queries'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { entryWords } from './timeline-words'

const ICON: Readonly<Record<TimelineEntry['kind'], LucideIcon>> = {
  act: UserRound,
  request: ArrowUpRight,
  answer: ArrowDownLeft,
  callback: Inbox,
  check: MessageCircleQuestion,
  statement: ReceiptText,
  flag: Flag,
}

const AUTHENTICITY_TONE: Readonly<Record<NonNullable<TimelineEntry['authenticity']>, Tone>> = {
  signed: 'positive',
  token: 'neutral',
  unsigned: 'neutral',
  rejected: 'negative',
}

type Props = {
  t: TextOf<'payments'>
  common: TextOf<'common'>
  status: TextOf<'status'>
  entries: readonly TimelineEntry[]
  display: { locale: LocaleTag; zone: Zone }
}

/** Everything that happened, oldest first; each request, answer and message opens as it was written. */
export function Timeline({ t, common, status, entries, display }: Props) {
  const { zone, locale } = display
  return (
    <Card flush>
      <ol className="grid [&>li+li]:border-line [&>li+li]:border-t">
        {entries.map((entry, index) => {
          const Icon = ICON[entry.kind]
          const words = entryWords({ t, common, status }, entry)
          return (
            <li
              // Entries are only ever added at the end, so the place is a steady key.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={index}
              id={entry.eventId ? `event-${entry.eventId}` : undefined}
              className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3 gap-y-1 px-4 py-2.5"
            >
              <Icon aria-hidden="true" className="mt-0.5 size-4 text-ink-soft" />
              <div className="grid min-w-0 gap-0.5">
                <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <p className="font-medium">{words.title}</p>
                  <time
                    dateTime={entry.at.toISOString()}
                    title={fullInstant(entry.at, zone, locale)}
                    className="figures whitespace-nowrap text-ink-soft text-xs"
                  >
                    {wallTime(entry.at, zone)} {zoneAbbreviation(zone)}
                  </time>
                </div>
                <p className="break-words text-ink-soft text-sm">{words.detail}</p>
                {entry.authenticity ? (
                  <Badge tone={AUTHENTICITY_TONE[entry.authenticity]} className="mt-0.5 w-fit">
                    {t(`timeline.authenticity.${entry.authenticity}`)}
                  </Badge>
                ) : null}
                {entry.body ? (
                  <Body text={prettyJson(entry.body)} show={t('timeline.body')} copy={t('timeline.copy')} />
                ) : null}
              </div>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

/** What was written, as text: nothing of it is ever run or drawn as a page. */
function Body({ text, show, copy }: { text: string; show: string; copy: string }) {
  return (
    <details className="mt-1 min-w-0">
      <summary className="w-fit cursor-pointer rounded-small text-accent text-sm underline-offset-2 hover:underline">
        {show}
      </summary>
      <div className="relative mt-1.5 rounded-control border border-line bg-sunken">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <pre tabIndex={0} className="max-h-80 overflow-auto whitespace-pre-wrap break-all p-3 pr-11 font-mono text-xs">
          {text}
        </pre>
        <CopyButton text={text} label={copy} className="absolute top-1.5 right-1.5" />
      </div>
    </details>
  )
}
