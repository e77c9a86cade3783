import { RAIL_FACTS } from '@/lib/core/rails'
import type { RailHealthFigures } from '@/lib/features/providers/rail-health'
import type { RailHealthReport } from '@/lib/features/providers/read-health'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { type RailHealth, RailHealthTag } from '../status/rail-health-tag'
import { durationInWords } from '../time/duration'

type Words = { t: TextOf<'providers'>; status: TextOf<'status'>; locale: LocaleTag }

/** Success, median and 95th percentile of each rail, for the last hour and day. `isPaused`: its payouts are held. */
export function RailHealthTable({
  label,
  rails,
  isPaused,
  ...words
}: { label: string; rails: readonly RailHealthReport[]; isPaused: boolean } & Words) {
  return (
    <section aria-label={label} className="grid gap-2">
      {rails.map(({ rail, word, hour, day }) => (
        <div key={rail} className="grid gap-2 rounded-control bg-sunken px-3 py-2.5">
          <div className="flex items-center justify-between gap-3">
            <h3 className="font-medium text-sm">{words.status(`rails.${rail}`)}</h3>
            <RailTag
              health={isPaused && RAIL_FACTS[rail].direction === 'out' ? 'paused' : word}
              status={words.status}
            />
          </div>
          {day.word === 'quiet' ? null : (
            <div className="grid gap-3 text-sm sm:grid-cols-2">
              <Period title={words.t('lastHour')} figures={hour} {...words} />
              <Period title={words.t('lastDay')} figures={day} {...words} />
            </div>
          )}
        </div>
      ))}
    </section>
  )
}

function RailTag({ health, status }: { health: RailHealth; status: Words['status'] }) {
  return <RailHealthTag health={health} label={status(`health.${health}`)} quiet />
}

function Period({ title, figures, t, locale }: { title: string; figures: RailHealthFigures } & Words) {
  if (figures.word === 'quiet') {
    return (
      <p>
        <span className="font-medium text-xs">{title}</span>
        <span className="block text-ink-soft">{t('noTraffic')}</span>
      </p>
    )
  }
  const ratio = (part: number, whole: number) =>
    whole === 0 ? '—' : t('ratio', { part: String(part), whole: String(whole) })
  const share = (part: number, whole: number) =>
    whole === 0
      ? '—'
      : t('share', {
          share: new Intl.NumberFormat(locale, { style: 'percent' }).format(part / whole),
          ratio: ratio(part, whole),
        })
  const time = (ms: number | null) => (ms === null ? '—' : durationInWords(ms, locale))
  const lines = [
    [t('success'), share(figures.succeeded, figures.succeeded + figures.failed)],
    [t('median'), time(figures.medianFinalMs)],
    [t('p95'), time(figures.p95FinalMs)],
    [t('answered'), ratio(figures.answered, figures.calls)],
  ] as const
  return (
    <div>
      <p className="font-medium text-xs">{title}</p>
      <dl className="figures">
        {lines.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-3">
            <dt className="text-ink-soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
