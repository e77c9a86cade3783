'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ActionResult, Refusal } from '@/app/_shared/action'
import { SandboxCode } from '@/components/step-up/sandbox-code'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField, TextField } from '@/components/ui/text-field'
import { confirmResolutionAction, refuseResolutionAction, withdrawResolutionAction } from './actions'

/** Of what stands on this page: what you see is what you sign. */
type Seen = { paymentId: string; proposalId: string; contentHash: string }
type State = { attempt: number; text: string; refusal?: Refusal }
const START: State = { attempt: 0, text: '' }

/** Sends one decision and leads back to the payment, or keeps what was typed beside the reason why not. */
function useDecision(paymentId: string, field: string, send: (text: string) => Promise<ActionResult<void>>) {
  const router = useRouter()
  return useActionState(async (before: State, form: FormData): Promise<State> => {
    const text = String(form.get(field) ?? '')
    const result = await send(text)
    if (result.ok) {
      router.push(`/payments/${paymentId}`)
      return START
    }
    if (result.error.code !== 'invalid_input' && result.error.code !== 'wrong_code') router.refresh()
    return { attempt: before.attempt + 1, text, refusal: result.error }
  }, START)
}

function problemsOf(state: State, fieldId: string, field: string) {
  if (!state.refusal) return []
  const own = state.refusal.fields[field]
  if (own === undefined) return [{ message: state.refusal.message }]
  return [{ fieldId, message: state.refusal.code === 'invalid_input' ? own : state.refusal.message }]
}

/** Confirm with a fresh code, or refuse with a reason. */
export function DecideForms({
  seen,
  what,
  demo,
}: {
  seen: Seen
  what: string
  demo?: { person: string; code: string | undefined; nextInSeconds: number }
}) {
  const { paymentId, proposalId, contentHash } = seen
  const t = useTranslations('review')
  const code = useRef<HTMLInputElement>(null)
  const [refusing, setRefusing] = useState(false)
  const [confirmed, confirm] = useDecision(paymentId, 'code', (text) =>
    confirmResolutionAction({ proposalId, contentHash, code: text.replaceAll(/\s/g, '') }),
  )
  const [refused, refuse] = useDecision(paymentId, 'reason', (reason) =>
    refuseResolutionAction({ proposalId, contentHash, reason }),
  )
  return (
    <>
      <Card>
        <form action={confirm} noValidate className="grid gap-4">
          <ErrorSummary
            title={t('page.problems')}
            problems={problemsOf(confirmed, 'resolve-code', 'code')}
            attempt={confirmed.attempt}
          />
          {demo ? (
            <SandboxCode
              key={demo.code ?? ''}
              {...demo}
              fillIn={(text) => {
                if (code.current) code.current.value = text
                code.current?.focus()
              }}
            />
          ) : null}
          <TextField
            ref={code}
            id="resolve-code"
            name="code"
            label={t('page.code')}
            hint={t('page.codeHint')}
            error={confirmed.refusal?.fields.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={9}
            mono
            required
          />
          <SubmitButton pendingLabel={t('page.confirming')} className="h-auto min-h-9 whitespace-normal py-1.5">
            {t('page.confirm', { what })}
          </SubmitButton>
        </form>
      </Card>
      {refusing ? (
        <Card>
          <form action={refuse} noValidate className="grid gap-4">
            <ErrorSummary
              title={t('page.problems')}
              problems={problemsOf(refused, 'refuse-reason', 'reason')}
              attempt={refused.attempt}
            />
            <TextareaField
              id="refuse-reason"
              name="reason"
              label={t('page.refuseReason')}
              hint={t('page.refuseHint')}
              error={refused.refusal?.fields.reason}
              defaultValue={refused.text}
              maxLength={200}
              autoFocus
              required
            />
            <SubmitButton variant="danger" pendingLabel={t('page.refusing')}>
              {t('page.refuseAct')}
            </SubmitButton>
          </form>
        </Card>
      ) : (
        <Button className="justify-self-start" onClick={() => setRefusing(true)} aria-expanded={false}>
          {t('page.refuse')}
        </Button>
      )}
    </>
  )
}

/** Whoever proposed takes it back; it needs no reason, and nothing has changed. */
export function WithdrawForm({ seen }: { seen: Seen }) {
  const { paymentId, proposalId, contentHash } = seen
  const t = useTranslations('review')
  const [state, withdraw] = useDecision(paymentId, '', () => withdrawResolutionAction({ proposalId, contentHash }))
  return (
    <form action={withdraw} className="grid gap-3">
      <ErrorSummary title={t('page.problems')} problems={problemsOf(state, '', '')} attempt={state.attempt} />
      <SubmitButton variant="secondary" pendingLabel={t('page.withdrawing')} className="justify-self-start">
        {t('page.withdraw')}
      </SubmitButton>
    </form>
  )
}
