import { CircleCheck, CircleDashed, FlaskConical } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Zone } from '@/lib/core/days-and-zones'
import type { Pause } from '@/lib/features/providers/pause'
import type { ProviderReport } from '@/lib/features/providers/queries'
import type { RailHealthReport } from '@/lib/features/providers/read-health'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { StatusTag } from '../status/status-tag'
import { When } from '../time/when'
import { Card } from '../ui/card'
import { Fact, Facts } from '../ui/facts'
import { Progress } from '../ui/progress'
import { PauseNotice } from './pause-notice'
import { RailHealthTable } from './rail-health-table'

export type ProviderCardProps = {
  report: ProviderReport
  name: string
  isSandbox: boolean
  /** Undefined while the provider is not set up. */
  host: string | undefined
  /** Names of the variables that live use needs. */
  variables: readonly string[]
  health: readonly RailHealthReport[]
  t: TextOf<'providers'>
  status: TextOf<'status'>
  locale: LocaleTag
  zone: Zone
  /** While its payouts are held. */
  pause: Pause | undefined
  now: Date
  connection: TextOf<'connection'>
  /** What this person may do with it. */
  acts: ReactNode
}

/** One provider: whether it is set up, what it does, what came and went, how its rails do. */
export function ProviderCard(props: ProviderCardProps) {
  const { report, name, isSandbox, variables, health, t, status, locale } = props
  const ready = report.isReady ? (isSandbox ? 'sandbox' : 'live') : 'missing'
  const look = {
    sandbox: { icon: FlaskConical, tone: 'accent' },
    live: { icon: CircleCheck, tone: 'positive' },
    missing: { icon: CircleDashed, tone: 'neutral' },
  } as const
  return (
    <Card className="grid min-w-0 content-start gap-3">
      <div className="flex items-center justify-between gap-3">
        <h2 className="font-semibold text-md">{name}</h2>
        <StatusTag {...look[ready]} label={t(`ready.${ready}`)} />
      </div>
      {props.pause ? (
        <PauseNotice
          pause={props.pause}
          name={name}
          now={props.now}
          zone={props.zone}
          locale={locale}
          t={props.connection}
        />
      ) : null}
      {report.isReady ? (
        <ReadyFacts {...props} />
      ) : (
        <VariableNames title={t('missing', { provider: name })} names={variables} />
      )}
      {report.isReady ? (
        health.length > 0 ? (
          <RailHealthTable
            label={t('healthTable', { provider: name })}
            rails={health}
            isPaused={props.pause !== undefined}
            t={t}
            status={status}
            locale={locale}
          />
        ) : (
          <p className="text-ink-soft text-sm">{t('healthNone')}</p>
        )
      ) : null}
      {report.isReady && isSandbox ? (
        <details className="text-sm">
          <summary className="w-fit cursor-pointer rounded-small text-ink-soft hover:text-ink">{t('goLive')}</summary>
          <div className="mt-2">
            <VariableNames title={t('goLiveWhy', { provider: name })} names={variables} />
          </div>
        </details>
      ) : null}
      {report.isReady ? props.acts : null}
    </Card>
  )
}

function VariableNames({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <div className="grid gap-1.5 text-sm">
      <p className="text-ink-soft">{title}</p>
      <ul className="grid gap-0.5 font-mono text-xs sm:grid-cols-2">
        {names.map((name) => (
          <li key={name} className="break-all">
            {name}
          </li>
        ))}
      </ul>
    </div>
  )
}

function ReadyFacts({ report, host, t, status, locale, zone }: ProviderCardProps) {
  const at = (when: ProviderReport['lastIn']) =>
    when instanceof Date ? <When at={when} zone={zone} locale={locale} showZone /> : t(when ?? 'never')
  const sendsMessages = report.capabilities.includes('callbacks')
  return (
    <Facts className="text-sm">
      <Fact label={t('host')}>
        <span className="font-mono text-xs">{host}</span>
      </Fact>
      <Fact label={t('capabilities')}>{report.capabilities.map((name) => t(`capability.${name}`)).join(', ')}</Fact>
      <Fact label={t('rails')}>{report.rails.map((rail) => status(`rails.${rail}`)).join(', ')}</Fact>
      <Fact label={t('lastIn')}>{sendsMessages ? at(report.lastIn) : t('neverIn')}</Fact>
      <Fact label={t('lastOut')}>{at(report.lastOut)}</Fact>
      <Fact label={t('callbacks')}>
        {report.callbacks.length === 0 ? (
          t('callbacksNone')
        ) : (
          <div className="grid gap-0.5">
            <p className="text-ink-soft">{t('callbacksWhy')}</p>
            {report.callbacks.map((address) => (
              <code key={address} className="break-all text-xs">
                {address}
              </code>
            ))}
          </div>
        )}
      </Fact>
      <Fact label={t('history')}>
        <HistoryFact history={report.history} t={t} locale={locale} />
      </Fact>
    </Facts>
  )
}

function HistoryFact({
  history,
  t,
  locale,
}: {
  history: ProviderReport['history']
  t: TextOf<'providers'>
  locale: LocaleTag
}) {
  if (!history) return t('historyNone')
  if (history.complete) return t('historyDone', { done: history.done })
  const figure = (count: number) => new Intl.NumberFormat(locale).format(count)
  const words = t('historyLoading', { done: figure(history.done), total: figure(history.total) })
  return (
    <div className="grid gap-1.5">
      <span className="figures">{words}</span>
      <Progress label={words} value={history.done} max={Math.max(1, history.total)} />
    </div>
  )
}
