'use client'

import { CirclePause, CirclePlay } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useActionState, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import type { ProviderId } from '@/lib/core/rails'
import { pauseSendingAction, resumeSendingAction } from './actions'

type Act = 'pause' | 'resume'
type State = { attempt: number; reason: string; message?: string; reasonProblem?: string }

/** Pauses or resumes the payouts of one provider, with a reason. */
export function SendingButton(props: { provider: ProviderId; name: string; act: Act; disabledReason?: string }) {
  const { provider, name, act, disabledReason } = props
  const t = useTranslations('connection')
  const toast = useToast()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [state, submit] = useActionState(
    async (before: State, form: FormData): Promise<State> => {
      const reason = String(form.get('reason') ?? '')
      const change = act === 'pause' ? pauseSendingAction : resumeSendingAction
      const result = await change({ provider, reason })
      if (result.ok) {
        setOpen(false)
        toast({ title: t(`${act}.done`, { provider: name }) })
        router.refresh()
        return { attempt: 0, reason: '' }
      }
      const { message, fields } = result.error
      return { attempt: before.attempt + 1, reason, message, reasonProblem: fields.reason }
    },
    { attempt: 0, reason: '' },
  )
  const icon = act === 'pause' ? <CirclePause aria-hidden="true" /> : <CirclePlay aria-hidden="true" />
  const label = t(`${act}.act`)
  if (disabledReason) {
    return (
      <Button size="sm" icon={icon} disabledReason={disabledReason}>
        {label}
      </Button>
    )
  }
  const fieldId = `${act}-${provider}-reason`
  const problems = state.message ? [{ message: state.reasonProblem ?? state.message, fieldId }] : []
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t(`${act}.title`, { provider: name })}
      description={t(`${act}.what`)}
      trigger={
        <Button size="sm" icon={icon}>
          {label}
        </Button>
      }
    >
      <form action={submit} noValidate className="grid gap-4">
        <ErrorSummary title={state.message ?? ''} problems={problems} attempt={state.attempt} />
        <TextareaField
          id={fieldId}
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          error={state.reasonProblem}
          defaultValue={state.reason}
          maxLength={200}
          required
        />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>{t('keep')}</Button>
          </DialogClose>
          <SubmitButton variant={act === 'pause' ? 'danger' : 'primary'}>{label}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
