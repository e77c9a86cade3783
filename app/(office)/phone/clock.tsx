'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { FastForward } from 'lucide-react'
import { useState, useTransition } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { When } from '@/components/time/when'
import { Button } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { Zone } from '@/lib/core/days-and-zones'
import type { PhoneDesk } from '@/lib/features/sandbox-phone/phone-view'
import { phoneDeskQuery } from '@/lib/features/sandbox-phone/query-options'
import { advanceClockAction } from './actions'

const MINUTE_MS = 60_000
const STEPS = [
  ['minute', MINUTE_MS],
  ['tenMinutes', 10 * MINUTE_MS],
  ['hour', 60 * MINUTE_MS],
  ['day', 24 * 60 * MINUTE_MS],
] as const

/** The sandbox's clock: what would happen there later happens now. */
export function Clock({ initial, zone }: { initial: PhoneDesk; zone: Zone }) {
  const t = useTranslations('phone')
  const locale = useLocale()
  const client = useQueryClient()
  const query = phoneDeskQuery(initial.phone.msisdn)
  const { data: desk } = useQuery({ ...query, initialData: initial })
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string>()

  function advance(advanceMs: number) {
    start(async () => {
      const result = await advanceClockAction({ advanceMs })
      setProblem(result.ok ? undefined : result.error.message)
      await client.invalidateQueries({ queryKey: ['sandbox'] })
    })
  }

  return (
    <Section title={t('clock.title')} description={t('clock.why')}>
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <p>
          <When at={desk.now} zone={zone} locale={locale} form="full" />
        </p>
        <div className="flex flex-wrap gap-2">
          {STEPS.map(([step, advanceMs]) => (
            <Button
              key={step}
              size="sm"
              icon={<FastForward aria-hidden="true" />}
              pending={busy}
              onClick={() => advance(advanceMs)}
            >
              {t(`clock.${step}`)}
            </Button>
          ))}
        </div>
        {problem ? <Notice tone="caution">{problem}</Notice> : null}
      </Card>
    </Section>
  )
}
