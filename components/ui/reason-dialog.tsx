'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, type ReactNode, useActionState, useState } from 'react'
import { Button } from './button'
import { Dialog, DialogClose } from './dialog'
import { ErrorSummary } from './error-summary'
import { SubmitButton } from './submit-button'
import { TextareaField } from './text-field'
import { useToast } from './toast'

type Outcome = { ok: true } | { ok: false; error: { message: string; fields: Readonly<Record<string, string>> } }
type State = { attempt: number; reason: string; message?: string; reasonProblem?: string }
type ButtonLook = Pick<ComponentProps<typeof Button>, 'size' | 'icon' | 'aria-label'>

/**
 * A button whose act asks for a reason first, never "Are you sure?" (UI.md, Forms). What was typed survives a refusal;
 * after the act the page shows what changed.
 */
export function ReasonDialog(props: {
  /** Of the reason's field; one of its kind on a page. */
  fieldId: string
  act: (reason: string, form: FormData) => Promise<Outcome>
  words: Readonly<{
    act: string
    title: string
    what: string
    reason: string
    reasonHint: string
    keep: string
    done: string
  }>
  tone: 'primary' | 'danger'
  button?: ButtonLook
  /** Why it cannot be done now; the button then says so instead of opening anything. */
  disabledReason?: string | undefined
  /** What it is about, above the reason. */
  about?: ReactNode
  /** Further fields, below the reason. */
  children?: ReactNode
}) {
  const { fieldId, act, words, tone, button, disabledReason, about, children } = props
  const toast = useToast()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [state, submit] = useActionState(
    async (before: State, form: FormData): Promise<State> => {
      const reason = String(form.get('reason') ?? '')
      const result = await act(reason, form)
      if (result.ok) {
        setOpen(false)
        toast({ title: words.done })
        router.refresh()
        return { attempt: 0, reason: '' }
      }
      const { message, fields } = result.error
      return { attempt: before.attempt + 1, reason, message, reasonProblem: fields.reason }
    },
    { attempt: 0, reason: '' },
  )
  if (disabledReason) {
    return (
      <Button {...button} disabledReason={disabledReason}>
        {words.act}
      </Button>
    )
  }
  const problems = state.message ? [{ message: state.reasonProblem ?? state.message, fieldId }] : []
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={words.title}
      description={words.what}
      trigger={<Button {...button}>{words.act}</Button>}
    >
      <form action={submit} noValidate className="grid gap-4">
        {about}
        <ErrorSummary title={state.message ?? ''} problems={problems} attempt={state.attempt} />
        <TextareaField
          id={fieldId}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          error={state.reasonProblem}
          defaultValue={state.reason}
          maxLength={200}
          required
        />
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>{words.keep}</Button>
          </DialogClose>
          <SubmitButton variant={tone}>{words.act}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
