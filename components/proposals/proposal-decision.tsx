'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useActionState, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type DemoCode, SandboxCode } from '../step-up/sandbox-code'
import { Button } from '../ui/button'
import { Dialog, DialogClose } from '../ui/dialog'
import { ErrorSummary } from '../ui/error-summary'
import { SubmitButton } from '../ui/submit-button'
import { TextareaField, TextField } from '../ui/text-field'
import { useToast } from '../ui/toast'

type Seen = { proposalId: string; contentHash: string }
type Problem = { message: string; fields: Readonly<Record<string, string>> }
type Result = { ok: true } | { ok: false; error: Problem }
/** The acts of one kind of change, from the page's own actions. */
export type ProposalActs = Readonly<{
  confirm: (input: Seen & { code: string }) => Promise<Result>
  refuse: (input: Seen & { reason: string }) => Promise<Result>
  withdraw: (input: Seen) => Promise<Result>
}>

type Props = Seen & {
  /** What changes, in words: repeated where it is signed. */
  what: ReactNode
  acts: ProposalActs
  /** They proposed it themselves: they may take it back, and nothing else. */
  isOwn: boolean
  /** Why they may not decide it; undefined when they may. */
  refusedBecause?: string
  demo?: DemoCode
}

/** The second person's part of a change: confirm it with a fresh code, refuse it with a reason; or take one's own back. */
export function ProposalDecision(props: Props) {
  const t = useTranslations('proposals')
  if (props.isOwn) {
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="text-ink-soft text-sm">{t('own')}</p>
        <ActDialog {...props} act="withdraw" send={(seen) => props.acts.withdraw(seen)} />
      </div>
    )
  }
  const { refusedBecause } = props
  if (refusedBecause) return <p className="text-ink-soft text-sm">{refusedBecause}</p>
  return (
    <div className="flex flex-wrap gap-2">
      <ActDialog
        {...props}
        act="confirm"
        send={(seen, form) => {
          const code = String(form.get('code') ?? '').replaceAll(/\s/g, '')
          return props.acts.confirm({ ...seen, code })
        }}
      />
      <ActDialog
        {...props}
        act="refuse"
        send={(seen, form) => props.acts.refuse({ ...seen, reason: String(form.get('reason') ?? '') })}
      />
    </div>
  )
}

type ActProps = Props & {
  act: 'confirm' | 'refuse' | 'withdraw'
  send: (seen: Seen, form: FormData) => Promise<Result>
}
type State = { attempt: number; reason: string; problem?: Problem }

const LOOK = { confirm: 'primary', refuse: 'danger', withdraw: 'danger' } as const

function ActDialog({ act, send, proposalId, contentHash, what, demo }: ActProps) {
  const t = useTranslations('proposals')
  const c = useTranslations('common')
  const router = useRouter()
  const toast = useToast()
  const code = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState(false)
  const [{ attempt, reason, problem }, submit] = useActionState(
    async (before: State, form: FormData): Promise<State> => {
      const result = await send({ proposalId, contentHash }, form)
      if (result.ok) {
        setOpen(false)
        toast({ title: t(`done.${act}`) })
        router.refresh()
        return { attempt: 0, reason: '' }
      }
      return { attempt: before.attempt + 1, reason: String(form.get('reason') ?? ''), problem: result.error }
    },
    { attempt: 0, reason: '' },
  )
  const field = act === 'confirm' ? 'code' : 'reason'
  const said = problem ? (problem.fields[field] ?? problem.message) : undefined
  const fieldId = act === 'withdraw' ? undefined : `${act}-${field}`
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t(`title.${act}`)}
      description={t(`what.${act}`)}
      trigger={<Button variant={act === 'confirm' ? 'primary' : 'secondary'}>{t(`act.${act}`)}</Button>}
    >
      <form action={submit} noValidate className="grid gap-4">
        <div className="rounded-card bg-sunken px-3.5 py-3">{what}</div>
        <ErrorSummary title={t('problems')} problems={said ? [{ message: said, fieldId }] : []} attempt={attempt} />
        {act === 'confirm' && demo ? (
          <SandboxCode
            key={demo.code ?? ''}
            {...demo}
            fillIn={(text) => {
              if (!code.current) return
              code.current.value = text
              code.current.focus()
            }}
          />
        ) : null}
        {act === 'confirm' ? (
          <TextField
            ref={code}
            id="confirm-code"
            name="code"
            label={t('code')}
            hint={t('codeHint')}
            error={problem?.fields.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={9}
            mono
            required
          />
        ) : null}
        {act === 'refuse' ? (
          <TextareaField
            id="refuse-reason"
            name="reason"
            label={c('reason')}
            hint={t('reasonHint')}
            error={problem?.fields.reason}
            defaultValue={reason}
            maxLength={200}
            required
          />
        ) : null}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>{c('cancel')}</Button>
          </DialogClose>
          <SubmitButton variant={LOOK[act]}>{t(`act.${act}`)}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
