'use client'

import { useQuery } from '@tanstack/react-query'
import { ArrowDownLeft, ArrowUpRight, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Badge, type Tone } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import { wallTime, type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import { prettyJson } from '@/lib/core/pretty-json'
import { PROVIDER_NAME } from '@/lib/core/rails'
import type { LogHead } from '@/lib/features/sandbox-phone/phone-view'
import { logBodiesQuery } from '@/lib/features/sandbox-phone/query-options'
import { useOperationName } from './operation-name'

/** One exchange; opening it shows what went over the wire. */
export function LogLine(props: { entry: LogHead; zone: Zone; onToggle: (open: boolean) => void }) {
  const { entry, zone } = props
  const t = useTranslations('phone')
  const operationName = useOperationName()
  const [open, setOpen] = useState(false)
  const Arrow = entry.direction === 'in' ? ArrowDownLeft : ArrowUpRight
  const time = wallTime(new Date(entry.at), zone)
  return (
    <li>
      <details
        onToggle={(event) => {
          if (event.currentTarget.open === open) return
          setOpen(event.currentTarget.open)
          props.onToggle(event.currentTarget.open)
        }}
      >
        <summary className="flex list-none items-start gap-2.5 px-4 py-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden="true"
            className={`mt-0.5 size-4 shrink-0 text-ink-soft transition-transform ${open ? 'rotate-90' : ''}`}
          />
          <span className="grid min-w-0 flex-1 gap-0.5">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
              <Arrow aria-hidden="true" className="size-3.5 shrink-0 text-ink-soft" />
              <span className="font-medium">
                {PROVIDER_NAME[entry.provider]} ·{' '}
                {entry.operation ? operationName(entry.operation) : t('log.noOperation')}
              </span>
              <span className="text-ink-soft text-xs">
                {t(entry.direction === 'in' ? 'log.request' : 'log.callback')}
              </span>
            </span>
            <span className="truncate font-mono text-ink-soft text-xs">
              {entry.method} {entry.path}
            </span>
            {entry.note ? <span className="line-clamp-3 break-words text-caution text-xs">{entry.note}</span> : null}
          </span>
          <span className="grid shrink-0 justify-items-end gap-1">
            <time
              dateTime={entry.at}
              title={`${time} ${zoneAbbreviation(zone)}`}
              className="figures text-ink-soft text-xs"
            >
              {time.slice(11)}
            </time>
            <Badge tone={toneOf(entry.status)}>{entry.status ?? t('log.noAnswer')}</Badge>
          </span>
        </summary>
        {open ? <Bodies entryId={entry.id} /> : null}
      </details>
    </li>
  )
}

function toneOf(status: number | null): Tone {
  if (status === null) return 'unknown'
  return status < 300 ? 'positive' : status < 500 ? 'caution' : 'negative'
}

function Bodies({ entryId }: { entryId: number }) {
  const t = useTranslations('phone')
  const { data, isError } = useQuery(logBodiesQuery(entryId))
  if (isError) return <p className="px-4 pb-3 text-ink-soft text-sm">{t('log.gone')}</p>
  if (!data) return <p className="appear-late px-4 pb-3 text-ink-soft text-sm">{t('log.loading')}</p>
  return (
    <div className="grid gap-3 px-4 pb-4 xl:grid-cols-2">
      <Body label={t('log.sent')} text={data.request} none={t('log.emptyBody')} />
      <Body label={t('log.answered')} text={data.response ?? ''} none={t('log.noAnswer')} />
    </div>
  )
}

function Body({ label, text, none }: { label: string; text: string; none: string }) {
  const t = useTranslations('phone')
  const pretty = prettyJson(text)
  return (
    <div className="grid min-w-0 content-start gap-1">
      <p className="flex items-center justify-between text-ink-soft text-xs">
        {label}
        {text ? <CopyButton text={text} label={t('log.copy', { what: label })} /> : null}
      </p>
      {text ? (
        <section
          aria-label={label}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-80 overflow-auto rounded-control bg-sunken p-3 text-xs"
        >
          <pre>{pretty}</pre>
        </section>
      ) : (
        <p className="text-sm">{none}</p>
      )}
    </div>
  )
}
