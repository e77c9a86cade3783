import type { RailHealthReport } from '@/lib/features/providers/read-health'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { RailHealthTag } from '../status/rail-health-tag'
import { durationInWords } from '../time/duration'
import { Card } from '../ui/card'

/** One line per rail: a word, and the figures it stands on. */
export function RailsList(props: {
  rails: readonly RailHealthReport[]
  t: TextOf<'overview'>
  status: TextOf<'status'>
  locale: LocaleTag
}) {
  const { rails, t, status, locale } = props
  return (
    <Card flush>
      <ul>
        {rails.map(({ rail, day }) => (
          <li key={rail} className="grid gap-0.5 border-line border-b px-4 py-2.5 last:border-b-0">
            <div className="flex items-center justify-between gap-3">
              <span className="font-medium">{status(`rails.${rail}`)}</span>
              <RailHealthTag health={day.word} label={status(`health.${day.word}`)} quiet={day.word === 'quiet'} />
            </div>
            {day.word === 'quiet' ? null : (
              <p className="figures text-ink-soft text-sm">{figuresOf(day, t, locale).join(' · ')}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function figuresOf(day: RailHealthReport['day'], t: TextOf<'overview'>, locale: LocaleTag): string[] {
  const finished = day.succeeded + day.failed
  const times =
    day.medianFinalMs === null || day.p95FinalMs === null
      ? [t('rails.noFinal')]
      : [
          t('rails.median', { time: durationInWords(day.medianFinalMs, locale) }),
          t('rails.p95', { time: durationInWords(day.p95FinalMs, locale) }),
        ]
  return [
    ...(finished > 0 ? [t('rails.success', { succeeded: String(day.succeeded), total: String(finished) })] : []),
    ...times,
    ...(day.answered < day.calls
      ? [t('rails.answered', { answered: String(day.answered), calls: String(day.calls) })]
      : []),
  ]
}
