'use client'

import { useTranslations } from 'use-intl'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { proposeFactorResetAction } from './actions'

/** The first administrator's half of taking a lost authenticator away. */
export function ResetFactorButton({ userId, name }: { userId: string; name: string }) {
  const t = useTranslations('people')
  const p = useTranslations('proposals')
  const c = useTranslations('common')
  return (
    <ReasonDialog
      fieldId="factor-reason"
      tone="primary"
      act={(reason) => proposeFactorResetAction({ userId, reason })}
      words={{
        act: t('factor.reset'),
        title: t('factor.resetOf', { name }),
        what: t('factor.what'),
        reason: c('reason'),
        reasonHint: p('whyHint'),
        keep: c('cancel'),
        done: t('form.saved'),
      }}
    />
  )
}
