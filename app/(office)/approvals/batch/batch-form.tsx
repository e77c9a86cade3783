'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { Refusal } from '@/app/_shared/action'
import { reachServer } from '@/app/_shared/reach-server'
import { type DemoCode, SandboxCode } from '@/components/step-up/sandbox-code'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { approveBatchAction } from './actions'

type Item = Readonly<{ paymentId: string; version: number; contentHash: string; reference: string }>
type Props = {
  /** Of what stands on this page: what you see is what you sign. */
  items: readonly Item[]
  batchHash: string
  amount: string
  demo?: DemoCode
}
type State = { attempt: number; refusal?: Refusal; names?: ReadonlyMap<string, string> }

/** One code for the whole list above. If any of it changed, nothing is approved and what changed is named. */
export function BatchForm({ items, batchHash, amount, demo }: Props) {
  const t = useTranslations('approvals')
  const e = useTranslations('errors')
  const router = useRouter()
  const toast = useToast()
  const code = useRef<HTMLInputElement>(null)
  const [state, approve] = useActionState(
    async (before: State, form: FormData): Promise<State> => {
      const names = new Map(items.map(({ paymentId, reference }) => [paymentId, reference]))
      const result = await reachServer(
        approveBatchAction({
          items: items.map(({ reference: _, ...item }) => item),
          batchHash,
          code: String(form.get('code') ?? '').replaceAll(/\s/g, ''),
        }),
        e('unreachable'),
      )
      if (result.ok) {
        toast({ title: t('batch.done', { count: result.value.approved }), tone: 'positive' })
        router.push('/approvals')
        return { attempt: 0 }
      }
      // Shows what counts now; the next code is for that.
      if (/^(batch_changed|already_approved)$/.test(result.error.code)) router.refresh()
      return { attempt: before.attempt + 1, refusal: result.error, names }
    },
    { attempt: 0 },
  )

  function fillIn(text: string) {
    if (!code.current) return
    code.current.value = text
    code.current.focus()
  }

  return (
    <Card>
      <form action={approve} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <ErrorSummary title={t('page.problems')} problems={problemsOf(state)} attempt={state.attempt} />
        {demo ? <SandboxCode key={demo.code ?? ''} {...demo} fillIn={fillIn} /> : null}
        <TextField
          ref={code}
          id="batch-code"
          name="code"
          label={t('page.code')}
          hint={t('batch.codeHint')}
          error={state.refusal?.fields.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={9}
          mono
          required
        />
        <SubmitButton pendingLabel={t('page.approving')} className="!h-auto min-h-9 !whitespace-normal py-1.5">
          {t('batch.approve', { count: items.length, amount })}
        </SubmitButton>
      </form>
    </Card>
  )
}

function problemsOf({ refusal, names }: State) {
  if (!refusal) return []
  if (refusal.fields.code !== undefined) {
    return [
      { fieldId: 'batch-code', message: refusal.code === 'invalid_input' ? refusal.fields.code : refusal.message },
    ]
  }
  const parts = Object.entries(refusal.fields).map(([id, sentence]) => ({
    message: names?.has(id) ? `${names.get(id) ?? ''}: ${sentence}` : sentence,
  }))
  return [{ message: refusal.message }, ...parts]
}
