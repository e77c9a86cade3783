'use client'

import { OctagonPause } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { holdSendingAction } from './actions'

/** Stops all sending at once, with a reason: the switch for an incident. */
export function HoldButton() {
  const t = useTranslations('hold')
  const common = useTranslations('connection')
  return (
    <ReasonDialog
      fieldId="hold-reason"
      act={(reason) => holdSendingAction({ reason })}
      words={{
        act: t('place.act'),
        title: t('place.title'),
        what: t('place.what'),
        reason: common('reason'),
        reasonHint: common('reasonHint'),
        keep: common('keep'),
        done: t('place.done'),
      }}
      tone="danger"
      button={{ icon: <OctagonPause aria-hidden="true" /> }}
    />
  )
}
