'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { cancelPaymentAction } from './actions'

type State = { attempt: number; reason: string; message?: string; reasonProblem?: string }

/** Takes a payment back before it was sent, with a reason. */
export function CancelButton({ paymentId, disabledReason }: { paymentId: string; disabledReason?: string }) {
  const t = useTranslations('payments')
  const toast = useToast()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [state, submit] = useActionState(
    async (before: State, form: FormData): Promise<State> => {
      const reason = String(form.get('reason') ?? '')
      const result = await cancelPaymentAction({ paymentId, reason })
      if (result.ok) {
        setOpen(false)
        toast({ title: t('acts.cancelled') })
        router.refresh()
        return { attempt: 0, reason: '' }
      }
      const { message, fields } = result.error
      return { attempt: before.attempt + 1, reason, message, reasonProblem: fields.reason }
    },
    { attempt: 0, reason: '' },
  )
  if (disabledReason) return <Button disabledReason={disabledReason}>{t('acts.cancel')}</Button>
  const problems = state.message ? [{ message: state.reasonProblem ?? state.message, fieldId: 'cancel-reason' }] : []
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('acts.cancelTitle')}
      description={t('acts.cancelWhat')}
      trigger={<Button>{t('acts.cancel')}</Button>}
    >
      <form action={submit} noValidate className="grid gap-4">
        <ErrorSummary title={state.message ?? ''} problems={problems} attempt={state.attempt} />
        <TextareaField
          id="cancel-reason"
          name="reason"
          label={t('acts.reason')}
          hint={t('acts.reasonHint')}
          error={state.reasonProblem}
          defaultValue={state.reason}
          maxLength={200}
          required
        />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>{t('acts.keep')}</Button>
          </DialogClose>
          <SubmitButton variant="danger">{t('acts.cancel')}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
