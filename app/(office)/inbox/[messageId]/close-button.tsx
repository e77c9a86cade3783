'use client'

import { Archive } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useActionState, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { closeOrphanAction } from '../actions'

type State = { attempt: number; reason: string; message?: string; reasonProblem?: string }

/** Puts a message away that nothing of ours claims, with a reason. */
export function CloseButton(props: { messageId: string; disabledReason?: string }) {
  const { messageId, disabledReason } = props
  const t = useTranslations('inbox')
  const toast = useToast()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [state, submit] = useActionState(
    async (before: State, form: FormData): Promise<State> => {
      const reason = String(form.get('reason') ?? '')
      const result = await closeOrphanAction({ messageId, reason })
      if (result.ok) {
        setOpen(false)
        toast({ title: t('close.done') })
        router.refresh()
        return { attempt: 0, reason: '' }
      }
      const { message, fields } = result.error
      return { attempt: before.attempt + 1, reason, message, reasonProblem: fields.reason }
    },
    { attempt: 0, reason: '' },
  )
  const icon = <Archive aria-hidden="true" />
  if (disabledReason) {
    return (
      <Button icon={icon} disabledReason={disabledReason}>
        {t('close.act')}
      </Button>
    )
  }
  const fieldId = 'close-reason'
  const problems = state.message ? [{ message: state.reasonProblem ?? state.message, fieldId }] : []
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('close.title')}
      description={t('close.what')}
      trigger={<Button icon={icon}>{t('close.act')}</Button>}
    >
      <form action={submit} noValidate className="grid gap-4">
        <ErrorSummary title={state.message ?? ''} problems={problems} attempt={state.attempt} />
        <TextareaField
          id={fieldId}
          name="reason"
          label={t('close.reason')}
          hint={t('close.reasonHint')}
          error={state.reasonProblem}
          defaultValue={state.reason}
          maxLength={200}
          required
        />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>{t('close.keep')}</Button>
          </DialogClose>
          <SubmitButton variant="primary">{t('close.act')}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
