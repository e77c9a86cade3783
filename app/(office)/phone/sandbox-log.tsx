'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Notice } from '@/components/ui/notice'
import type { Zone } from '@/lib/core/days-and-zones'
import { PROVIDER_NAME } from '@/lib/core/rails'
import { SANDBOX_PROVIDERS, type SandboxProvider } from '@/lib/features/sandbox-phone/control-wire'
import type { LogHeads } from '@/lib/features/sandbox-phone/phone-view'
import { sandboxLogQuery } from '@/lib/features/sandbox-phone/query-options'
import { LogLine } from './log-line'

/** Every request the sandbox got and every callback it sent, newest first. Rows wait while somebody reads them. */
export function SandboxLog(props: {
  initial: LogHeads
  provider: SandboxProvider | undefined
  number: string
  zone: Zone
}) {
  const t = useTranslations('phone')
  const c = useTranslations('common')
  const { data, isError } = useQuery({ ...sandboxLogQuery(props.provider), initialData: props.initial })
  // While the pointer or the focus is on a row, or one is open, the list stands still.
  const [held, setHeld] = useState<LogHeads>()
  const [openCount, setOpenCount] = useState(0)
  const [near, setNear] = useState(false)
  const holds = near || openCount > 0
  const shown = holds ? (held ?? data) : data
  const fresh = data.entries.filter((entry) => entry.id > (shown.entries[0]?.id ?? 0)).length
  const hold = () => setHeld((before) => before ?? data)
  const approach = () => {
    hold()
    setNear(true)
  }
  const leave = () => {
    setNear(false)
    if (openCount === 0) setHeld(undefined)
  }
  const toggled = (open: boolean) => {
    if (open) hold()
    setOpenCount((before) => Math.max(0, before + (open ? 1 : -1)))
  }
  const href = (provider?: SandboxProvider) =>
    `/phone?${new URLSearchParams({ number: props.number, ...(provider && { log: provider }) })}`
  // What is under way gets its answer even while the list stands still.
  const latest = new Map(data.entries.map((entry) => [entry.id, entry]))
  return (
    <Section
      title={t('log.title')}
      description={t('log.why')}
      actions={
        holds && fresh > 0 ? (
          <Button size="sm" onClick={() => setHeld(data)}>
            {t('log.showNew', { count: fresh })}
          </Button>
        ) : undefined
      }
    >
      <LinkTabs
        label={t('log.filter')}
        items={[
          { href: href(), label: c('all'), current: props.provider === undefined },
          ...SANDBOX_PROVIDERS.map((each) => ({
            href: href(each),
            label: PROVIDER_NAME[each],
            current: each === props.provider,
          })),
        ]}
      />
      {isError ? <Notice tone="caution">{t('stale')}</Notice> : null}
      {shown.entries.length === 0 ? (
        <p className="text-ink-soft">{t('log.empty')}</p>
      ) : (
        <Card flush>
          <ul
            aria-label={t('log.title')}
            className="[&>li+li]:border-line [&>li+li]:border-t"
            onPointerEnter={approach}
            onPointerLeave={leave}
            onFocus={approach}
            onBlur={(event) => {
              if (!event.currentTarget.contains(event.relatedTarget)) leave()
            }}
          >
            {shown.entries.map((entry) => (
              <LogLine key={entry.id} entry={latest.get(entry.id) ?? entry} zone={props.zone} onToggle={toggled} />
            ))}
          </ul>
        </Card>
      )}
    </Section>
  )
}
