'use client'

import { useTranslations } from 'use-intl'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { cancelPaymentAction } from './actions'

/** Takes a payment back before it was sent, with a reason. */
export function CancelButton({ paymentId, disabledReason }: { paymentId: string; disabledReason?: string }) {
  const t = useTranslations('payments')
  return (
    <ReasonDialog
      fieldId="cancel-reason"
      act={(reason) => cancelPaymentAction({ paymentId, reason })}
      words={{
        act: t('acts.cancel'),
        title: t('acts.cancelTitle'),
        what: t('acts.cancelWhat'),
        reason: t('acts.reason'),
        reasonHint: t('acts.reasonHint'),
        keep: t('acts.keep'),
        done: t('acts.cancelled'),
      }}
      tone="danger"
      disabledReason={disabledReason}
    />
  )
}
