'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Refusal } from '@/app/_shared/action'
import { Card } from '@/components/ui/card'
import { ChoiceCards } from '@/components/ui/choice-cards'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField, TextField } from '@/components/ui/text-field'
import type { ResolutionKind } from '@/lib/features/resolutions/schemas'
import { proposeResolutionAction } from './actions'

type Props = {
  paymentId: string
  kinds: readonly ResolutionKind[]
  currency: string
  /** As the provider told them, to start from; the order's own where it told nothing. */
  receipt: string
  amount: string
}
type Typed = { receipt: string; amount: string; reason: string }
type State = { attempt: number; typed: Typed; refusal?: Refusal }

/** Above what the server takes the file is not even sent. */
const PAPER_BYTES_MAX = 900 * 1024
const FIELD_IDS = {
  receipt: 'resolve-receipt',
  amount: 'resolve-amount',
  reason: 'resolve-reason',
  paper: 'resolve-paper',
}

/** How it ended, by the first of two people, with what shows it. */
export function ProposeForm({ paymentId, kinds, currency, receipt, amount }: Props) {
  const t = useTranslations('review')
  const c = useTranslations('common')
  const errors = useTranslations('errors')
  const router = useRouter()
  const [how, setHow] = useState<ResolutionKind | undefined>(kinds.length === 1 ? kinds[0] : undefined)
  const [state, submit] = useActionState(
    async (before: State, form: FormData): Promise<State> => {
      const typed = {
        receipt: String(form.get('receipt') ?? receipt),
        amount: String(form.get('amount') ?? amount),
        reason: String(form.get('reason') ?? ''),
      }
      const refuse = (refusal: Refusal): State => ({ attempt: before.attempt + 1, typed, refusal })
      const field = (name: string, message: string) =>
        refuse({ code: 'invalid_input', message: t('page.problems'), fields: { [name]: message } })
      if (!how) return field('how', errors('field.not_chosen'))
      const paper = form.get('paper')
      const file = paper instanceof File && paper.size > 0 ? paper : undefined
      if (file && file.size > PAPER_BYTES_MAX) return field('paper', errors('field.file_too_large'))
      const result = await proposeResolutionAction({ paymentId, how, ...typed, ...(file && { paper: file }) })
      if (!result.ok) return refuse(result.error)
      router.push(`/payments/${paymentId}`)
      return { attempt: 0, typed }
    },
    { attempt: 0, typed: { receipt, amount, reason: '' } },
  )
  const fields = state.refusal?.fields ?? {}
  const problems = state.refusal ? problemsOf(state.refusal) : []
  return (
    <Card>
      <form action={submit} noValidate className="grid gap-5">
        <ErrorSummary title={t('page.problems')} problems={problems} attempt={state.attempt} />
        <ChoiceCards
          legend={t('page.how')}
          name="how"
          value={how ?? ''}
          onValueChange={(value) => setHow(kinds.find((kind) => kind === value))}
          options={kinds.map((kind) => ({
            value: kind,
            label: t(`page.hows.${kind}.label`),
            detail: t(`page.hows.${kind}.hint`),
          }))}
          error={fields.how}
          columns={1}
        />
        {how === 'succeeded' ? (
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              id={FIELD_IDS.receipt}
              name="receipt"
              label={t('page.receipt')}
              hint={t('page.receiptHint')}
              error={fields.receipt}
              defaultValue={state.typed.receipt}
              maxLength={40}
              mono
              required
            />
            <TextField
              id={FIELD_IDS.amount}
              name="amount"
              label={t('page.moved')}
              hint={t('page.movedHint')}
              error={fields.amount}
              defaultValue={state.typed.amount}
              inputMode="decimal"
              prefix={currency}
            />
          </div>
        ) : null}
        <TextareaField
          id={FIELD_IDS.reason}
          name="reason"
          label={t('page.reason')}
          hint={t('page.reasonHint')}
          error={fields.reason}
          defaultValue={state.typed.reason}
          maxLength={1000}
          required
        />
        <TextField
          id={FIELD_IDS.paper}
          name="paper"
          type="file"
          accept=".pdf,.png,.jpg,.jpeg,.txt,.csv"
          label={t('page.paper')}
          optional={c('optional')}
          hint={t('page.paperHint')}
          error={fields.paper}
          className="[&_input]:h-auto [&_input]:py-1.5"
        />
        <div>
          <SubmitButton pendingLabel={t('page.proposing')} className="h-auto min-h-9 whitespace-normal py-1.5">
            {t('page.propose')}
          </SubmitButton>
        </div>
      </form>
    </Card>
  )
}

function problemsOf({ message, fields }: Refusal) {
  const named = Object.entries(fields)
  if (named.length === 0) return [{ message }]
  return named.map(([field, text]) => ({
    message: text,
    fieldId: FIELD_IDS[field as keyof typeof FIELD_IDS],
  }))
}
