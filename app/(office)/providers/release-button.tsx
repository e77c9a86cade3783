'use client'

import { CirclePlay } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useActionState, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { releaseHoldAction } from './actions'

const FIELD = 'release-reason'
type State = { attempt: number; reason: string; message?: string; reasonProblem?: string }

/** Lets sending go on after a hold, with a reason; what a restored database had not sent only if it was compared. */
export function ReleaseButton({ earlier, disabledReason }: { earlier: number; disabledReason?: string }) {
  const t = useTranslations('hold')
  const common = useTranslations('connection')
  const toast = useToast()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [state, submit] = useActionState(
    async (before: State, form: FormData): Promise<State> => {
      const reason = String(form.get('reason') ?? '')
      const result = await releaseHoldAction({ reason, letEarlierGo: form.get('letEarlierGo') === 'on' })
      if (result.ok) {
        setOpen(false)
        toast({ title: t('done') })
        router.refresh()
        return { attempt: 0, reason: '' }
      }
      const { message, fields } = result.error
      return { attempt: before.attempt + 1, reason, message, reasonProblem: fields.reason }
    },
    { attempt: 0, reason: '' },
  )
  const icon = <CirclePlay aria-hidden="true" />
  if (disabledReason) {
    return (
      <Button size="sm" icon={icon} disabledReason={disabledReason}>
        {t('act')}
      </Button>
    )
  }
  const problems = state.message ? [{ message: state.reasonProblem ?? state.message, fieldId: FIELD }] : []
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('dialogTitle')}
      description={t('what')}
      trigger={
        <Button size="sm" icon={icon}>
          {t('act')}
        </Button>
      }
    >
      <form action={submit} noValidate className="grid gap-4">
        <ErrorSummary title={state.message ?? ''} problems={problems} attempt={state.attempt} />
        <TextareaField
          id={FIELD}
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          error={state.reasonProblem}
          defaultValue={state.reason}
          maxLength={200}
          required
        />
        {earlier > 0 ? (
          <CheckboxField id="let-earlier-go" name="letEarlierGo" label={t('letEarlierGo', { count: earlier })} />
        ) : null}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>{common('keep')}</Button>
          </DialogClose>
          <SubmitButton variant="primary">{t('act')}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
