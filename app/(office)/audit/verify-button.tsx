'use client'

import { ShieldCheck } from 'lucide-react'
import { useState, useTransition } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { instantInWords } from '@/components/time/when'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Zone } from '@/lib/core/days-and-zones'
import type { LogCheck } from '@/lib/features/audit/check-log'
import { verifyLogAction } from './actions'

/** Recomputes the chain while the page stays usable, and says how many records fit or which is the first that does not. */
export function VerifyButton({ zone }: { zone: Zone }) {
  const t = useTranslations('audit')
  const locale = useLocale()
  const [isChecking, start] = useTransition()
  const [said, setSaid] = useState<{ check?: LogCheck; problem?: string }>({})
  const verify = () =>
    start(async () => {
      const result = await verifyLogAction({})
      setSaid(result.ok ? { check: result.value } : { problem: result.error.message })
    })
  const { check, problem } = said
  const broken = check?.firstBreak ?? null
  const isBad = broken !== null || check?.anchorProblem != null
  return (
    <div className="grid gap-3">
      <Button
        icon={<ShieldCheck aria-hidden="true" />}
        onClick={verify}
        disabledReason={isChecking ? t('verify.running') : undefined}
        className="justify-self-start"
      >
        {isChecking ? t('verify.running') : t('verify.act')}
      </Button>
      <div role="status">
        {problem ? <Notice tone="negative" title={problem} /> : null}
        {check ? (
          <Notice
            tone={isBad ? 'negative' : 'positive'}
            title={
              broken
                ? t('verify.broken', { number: String(broken.number) })
                : isBad
                  ? t('verify.anchors')
                  : t('verify.whole', { records: check.records })
            }
          >
            <p>{t('verify.asOf', { at: instantInWords(check.at, zone, locale), noted: check.noted })}</p>
            {broken ? <p className="font-mono">{broken.because}</p> : null}
          </Notice>
        ) : null}
      </div>
    </div>
  )
}
