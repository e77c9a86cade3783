'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Refusal } from '@/app/_shared/action'
import { reachServer } from '@/app/_shared/reach-server'
import { type DemoCode, SandboxCode } from '@/components/step-up/sandbox-code'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField, TextField } from '@/components/ui/text-field'
import { approvePaymentAction, denyPaymentAction } from './actions'

type Fact = { label: string; text: string }
type Props = {
  paymentId: string
  /** Of what stands on this page: what you see is what you sign. */
  version: number
  contentHash: string
  facts: readonly Fact[]
  /** Who decided on it or changed it last. */
  latest?: string
  amount: string
  who: string
  demo?: DemoCode
}
type State = { attempt: number; reason: string; refusal?: Refusal }

/** Approve with a fresh code, or deny with a reason. A stale page decides nothing and says what changed. */
export function DecisionForms(props: Props) {
  const { paymentId, version, contentHash, amount, who, demo } = props
  const t = useTranslations('approvals')
  const e = useTranslations('errors')
  const router = useRouter()
  const code = useRef<HTMLInputElement>(null)
  const changes = useChanges(props)
  const [denying, setDenying] = useState(false)

  function settle(before: State, reason: string, result: { ok: true } | { ok: false; error: Refusal }): State {
    if (result.ok) {
      router.push(`/payments/${paymentId}`)
      return { attempt: 0, reason: '' }
    }
    const { error } = result
    // Shows what counts now, with its own version and hash; the next code is for that.
    if (/^(content_changed|conflict|already_approved)$/.test(error.code)) router.refresh()
    return { attempt: before.attempt + 1, reason, refusal: error }
  }

  const [approval, approve] = useActionState(
    async (before: State, form: FormData): Promise<State> => {
      const result = await reachServer(
        approvePaymentAction({
          paymentId,
          version: Number(form.get('version')),
          contentHash: String(form.get('contentHash')),
          code: String(form.get('code') ?? '').replaceAll(/\s/g, ''),
        }),
        e('unreachable'),
      )
      return settle(before, '', result)
    },
    { attempt: 0, reason: '' },
  )
  const [denial, deny] = useActionState(
    async (before: State, form: FormData): Promise<State> => {
      const reason = String(form.get('reason') ?? '')
      const result = await reachServer(
        denyPaymentAction({
          paymentId,
          version: Number(form.get('version')),
          contentHash: String(form.get('contentHash')),
          reason,
        }),
        e('unreachable'),
      )
      return settle(before, reason, result)
    },
    { attempt: 0, reason: '' },
  )
  const seen = (
    <>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="contentHash" value={contentHash} />
    </>
  )

  function fillIn(text: string) {
    if (!code.current) return
    code.current.value = text
    code.current.focus()
  }

  return (
    <>
      {changes ? (
        <Notice tone="caution" title={t('page.changed')}>
          {props.latest ?? (changes.length === 0 ? t('page.changedElse') : null)}
          <ul className="grid gap-1">
            {changes.map((change) => (
              <li key={change.label}>{t('page.was', change)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Card>
        <form action={approve} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {seen}
          <ErrorSummary
            title={t('page.problems')}
            problems={problemsOf(approval.refusal, 'approve-code', 'code')}
            attempt={approval.attempt}
          />
          {demo ? <SandboxCode key={demo.code ?? ''} {...demo} fillIn={fillIn} /> : null}
          <TextField
            ref={code}
            id="approve-code"
            name="code"
            label={t('page.code')}
            hint={t('page.codeHint')}
            error={approval.refusal?.fields.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={9}
            mono
            required
          />
          <SubmitButton pendingLabel={t('page.approving')} className="!h-auto min-h-9 !whitespace-normal py-1.5">
            {t('page.approve', { amount, who })}
          </SubmitButton>
        </form>
      </Card>
      {denying ? (
        <Card>
          <form action={deny} noValidate className="grid gap-4">
            {seen}
            <ErrorSummary
              title={t('page.problems')}
              problems={problemsOf(denial.refusal, 'deny-reason', 'reason')}
              attempt={denial.attempt}
            />
            <TextareaField
              id="deny-reason"
              name="reason"
              label={t('page.denyReason')}
              hint={t('page.denyHint')}
              error={denial.refusal?.fields.reason}
              defaultValue={denial.reason}
              maxLength={200}
              autoFocus
              required
            />
            <SubmitButton variant="danger" pendingLabel={t('page.denying')}>
              {t('page.denyAct')}
            </SubmitButton>
          </form>
        </Card>
      ) : (
        <Button className="justify-self-start" onClick={() => setDenying(true)} aria-expanded={false}>
          {t('page.deny')}
        </Button>
      )}
    </>
  )
}

function problemsOf(refusal: Refusal | undefined, fieldId: string, field: string) {
  if (!refusal) return []
  const own = refusal.fields[field]
  if (own === undefined) return [{ message: refusal.message }]
  // A wrong code is more than a mistyped field: the sentence says what to do about it.
  return [{ fieldId, message: refusal.code === 'invalid_input' ? own : refusal.message }]
}

/** What differs from the page as it was opened; undefined while it is the same. */
function useChanges({ version, facts }: Props): { label: string; before: string; after: string }[] | undefined {
  const [opened] = useState({ version, facts })
  const [differs, setDiffers] = useState(false)
  useEffect(() => setDiffers(opened.version !== version), [opened, version])
  if (!differs) return undefined
  const before = new Map(opened.facts.map((fact) => [fact.label, fact.text]))
  return facts
    .map(({ label, text }) => ({ label, before: before.get(label) ?? '', after: text }))
    .filter((change) => change.before !== change.after)
}
