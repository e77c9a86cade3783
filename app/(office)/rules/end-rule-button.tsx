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
import { proposeRetiringAction } from './actions'

type State = { attempt: number; reason: string; message?: string; reasonProblem?: string }

/** The first administrator's half of ending a rule, with a reason. */
export function EndRuleButton(props: { ruleId: string; sentence: string; disabledReason?: string }) {
  const { ruleId, sentence, disabledReason } = props
  const t = useTranslations('rules')
  const p = useTranslations('proposals')
  const c = useTranslations('common')
  const toast = useToast()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [state, submit] = useActionState(
    async (before: State, form: FormData): Promise<State> => {
      const reason = String(form.get('reason') ?? '')
      const result = await proposeRetiringAction({ ruleId, reason })
      if (result.ok) {
        setOpen(false)
        toast({ title: t('end.done') })
        router.refresh()
        return { attempt: 0, reason: '' }
      }
      const { message, fields } = result.error
      return { attempt: before.attempt + 1, reason, message, reasonProblem: fields.reason }
    },
    { attempt: 0, reason: '' },
  )
  const label = `${t('end.act')}: ${sentence}`
  if (disabledReason)
    return (
      <Button size="sm" disabledReason={disabledReason} aria-label={label}>
        {t('end.act')}
      </Button>
    )
  const problems = state.message ? [{ message: state.reasonProblem ?? state.message, fieldId: 'end-reason' }] : []
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('end.title')}
      description={t('end.what')}
      trigger={
        <Button size="sm" aria-label={label}>
          {t('end.act')}
        </Button>
      }
    >
      <form action={submit} noValidate className="grid gap-4">
        <p className="rounded-card bg-sunken px-3.5 py-3 font-medium">{sentence}</p>
        <ErrorSummary title={state.message ?? ''} problems={problems} attempt={state.attempt} />
        <TextareaField
          id="end-reason"
          name="reason"
          label={p('why')}
          hint={p('whyHint')}
          error={state.reasonProblem}
          defaultValue={state.reason}
          maxLength={200}
          required
        />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>{c('cancel')}</Button>
          </DialogClose>
          <SubmitButton variant="danger">{t('end.act')}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
