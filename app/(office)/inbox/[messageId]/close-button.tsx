'use client'

import { Archive } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { closeOrphanAction } from '../actions'

/** Puts a message away that nothing of ours claims, with a reason. */
export function CloseButton(props: { messageId: string; disabledReason?: string }) {
  const { messageId, disabledReason } = props
  const t = useTranslations('inbox')
  return (
    <ReasonDialog
      fieldId="close-reason"
      act={(reason) => closeOrphanAction({ messageId, reason })}
      words={{
        act: t('close.act'),
        title: t('close.title'),
        what: t('close.what'),
        reason: t('close.reason'),
        reasonHint: t('close.reasonHint'),
        keep: t('close.keep'),
        done: t('close.done'),
      }}
      tone="primary"
      button={{ icon: <Archive aria-hidden="true" /> }}
      disabledReason={disabledReason}
    />
  )
}
