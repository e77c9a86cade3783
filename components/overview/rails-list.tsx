import type { Zone } from '@/lib/core/days-and-zones'
import { type ProviderId, providerOf, RAIL_FACTS } from '@/lib/core/rails'
import type { Pause } from '@/lib/features/providers/pause'
import type { RailHealthReport } from '@/lib/features/providers/read-health'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { pausedAt } from '../providers/pause-notice'
import { RailHealthTag } from '../status/rail-health-tag'
import { durationInWords } from '../time/duration'
import { Card } from '../ui/card'

/** One line per rail: a word, and the figures it stands on. */
export function RailsList(props: {
  rails: readonly RailHealthReport[]
  pauses: ReadonlyMap<ProviderId, Pause>
  now: Date
  zone: Zone
  connection: TextOf<'connection'>
  t: TextOf<'overview'>
  status: TextOf<'status'>
  locale: LocaleTag
}) {
  const { rails, pauses, connection, t, status, locale } = props
  const pausedWords = (pause: Pause) =>
    connection('paused.short', { who: pause.byName, at: pausedAt(pause, props.now, props.zone, locale) })
  return (
    <Card flush>
      <ul>
        {rails.map(({ rail, day, word }) => {
          const pause = RAIL_FACTS[rail].direction === 'out' ? pauses.get(providerOf(rail)) : undefined
          const health = pause ? 'paused' : word
          const figures = day.word === 'quiet' ? [] : figuresOf(day, t, locale)
          return (
            <li key={rail} className="grid gap-0.5 border-line border-b px-4 py-2.5 last:border-b-0">
              <div className="flex items-center justify-between gap-3">
                <span className="font-medium">{status(`rails.${rail}`)}</span>
                <RailHealthTag health={health} label={status(`health.${health}`)} quiet={health === 'quiet'} />
              </div>
              {pause ? <p className="text-sm">{pausedWords(pause)}</p> : null}
              {figures.length > 0 ? <p className="figures text-ink-soft text-sm">{figures.join(' · ')}</p> : null}
            </li>
          )
        })}
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
