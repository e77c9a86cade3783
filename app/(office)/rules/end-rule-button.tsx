'use client'

import { useTranslations } from 'use-intl'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { proposeRetiringAction } from './actions'

/** The first administrator's half of ending a rule, with a reason. */
export function EndRuleButton(props: { ruleId: string; sentence: string; disabledReason?: string }) {
  const { ruleId, sentence, disabledReason } = props
  const t = useTranslations('rules')
  const p = useTranslations('proposals')
  const c = useTranslations('common')
  return (
    <ReasonDialog
      fieldId="end-reason"
      act={(reason) => proposeRetiringAction({ ruleId, reason })}
      words={{
        act: t('end.act'),
        title: t('end.title'),
        what: t('end.what'),
        reason: p('why'),
        reasonHint: p('whyHint'),
        keep: c('cancel'),
        done: t('end.done'),
      }}
      tone="danger"
      button={{ size: 'sm', 'aria-label': `${t('end.act')}: ${sentence}` }}
      disabledReason={disabledReason}
      about={<p className="rounded-card bg-sunken px-3.5 py-3 font-medium">{sentence}</p>}
    />
  )
}
