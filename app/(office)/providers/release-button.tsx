'use client'

import { CirclePlay } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { CheckboxField } from '@/components/ui/checkbox'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { releaseHoldAction } from './actions'

/** Lets sending go on after a hold, with a reason; what a restored database had not sent only if it was compared. */
export function ReleaseButton({ earlier, disabledReason }: { earlier: number; disabledReason?: string }) {
  const t = useTranslations('hold')
  const common = useTranslations('connection')
  return (
    <ReasonDialog
      fieldId="release-reason"
      act={(reason, form) => releaseHoldAction({ reason, letEarlierGo: form.get('letEarlierGo') === 'on' })}
      words={{
        act: t('act'),
        title: t('dialogTitle'),
        what: t('what'),
        reason: t('reason'),
        reasonHint: t('reasonHint'),
        keep: common('keep'),
        done: t('done'),
      }}
      tone="primary"
      button={{ size: 'sm', icon: <CirclePlay aria-hidden="true" /> }}
      disabledReason={disabledReason}
    >
      {earlier > 0 ? (
        <CheckboxField id="let-earlier-go" name="letEarlierGo" label={t('letEarlierGo', { count: earlier })} />
      ) : null}
    </ReasonDialog>
  )
}
