'use client'

import { PlugZap } from 'lucide-react'
import { type ReactNode, useState, useTransition } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { ConnectionResults } from '@/components/providers/connection-results'
import { instantInWords } from '@/components/time/when'
import { Button } from '@/components/ui/button'
import { LiveRegion } from '@/components/ui/live-region'
import { Notice } from '@/components/ui/notice'
import type { Zone } from '@/lib/core/days-and-zones'
import type { ProviderId } from '@/lib/core/rails'
import type { ConnectionReport } from '@/lib/features/providers/test-connection'
import { testConnectionAction } from './actions'

/** What may be done with one provider, and what its connection test found. */
export function ProviderActs(props: {
  provider: ProviderId
  name: string
  zone: Zone
  mayTest: boolean
  /** Pause or resume, where this person may. */
  children?: ReactNode
}) {
  const { provider, name, zone, mayTest } = props
  const t = useTranslations('connection')
  const locale = useLocale()
  const [testing, startTest] = useTransition()
  const [report, setReport] = useState<ConnectionReport>()
  const [refusal, setRefusal] = useState<string>()

  function test() {
    startTest(async () => {
      const result = await testConnectionAction({ provider })
      setReport(result.ok ? result.value : undefined)
      setRefusal(result.ok ? undefined : result.error.message)
    })
  }

  const failed = report?.findings.find(({ outcome }) => outcome === 'failed')
  const verdict = !report
    ? ''
    : failed
      ? t('test.failed', { provider: name, step: t(`step.${failed.step}`) })
      : t('test.fine', { provider: name })
  return (
    <section aria-label={t('acts', { provider: name })} className="grid min-w-0 gap-3 border-line border-t pt-3">
      <div className="flex flex-wrap gap-2">
        {mayTest ? (
          <Button size="sm" icon={<PlugZap aria-hidden="true" />} pending={testing} onClick={test}>
            {t('test.act')}
          </Button>
        ) : null}
        {props.children}
      </div>
      <LiveRegion>{testing ? t('test.testing', { provider: name }) : verdict}</LiveRegion>
      {refusal ? <Notice tone="negative">{refusal}</Notice> : null}
      {report ? (
        <div className="grid min-w-0 gap-2">
          <p className="flex flex-wrap justify-between gap-x-4 text-sm">
            <span className="font-medium">{verdict}</span>
            <span className="text-ink-soft">{t('test.at', { at: instantInWords(report.at, zone, locale) })}</span>
          </p>
          <ConnectionResults label={t('test.results', { provider: name })} findings={report.findings} t={t} />
        </div>
      ) : null}
    </section>
  )
}
