'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { ActionResult, Refusal } from '@/app/_shared/action'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { SelectField, TextareaField, TextField } from '@/components/ui/text-field'
import { type Currency, formatMoney, parseAmount, tidyTypedAmount } from '@/lib/core/money'
import { startRefundAction, startReversalAction } from './actions'

export type PlaceOf = { paymentId: string } | { transactionId: string }
type State = { attempt: number; typed: Record<string, string>; refusal?: Refusal }

/** One submission of one form; its key makes a second press the same payment. */
function useStart(send: (form: FormData) => Promise<ActionResult<{ paymentId: string }>>) {
  const router = useRouter()
  return useActionState(
    async (before: State, form: FormData): Promise<State> => {
      const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
      const result = await send(form)
      if (!result.ok) return { attempt: before.attempt + 1, typed, refusal: result.error }
      router.push(`/payments/${result.value.paymentId}`)
      return { attempt: 0, typed }
    },
    { attempt: 0, typed: {} },
  )
}

/** The server's names of fields as those of the forms. */
const FIELD_OF: Readonly<Record<string, string>> = { purpose: 'reason', counterpartyName: 'name' }

function fieldsOf({ refusal }: State): Record<string, string> {
  return Object.fromEntries(Object.entries(refusal?.fields ?? {}).map(([name, text]) => [FIELD_OF[name] ?? name, text]))
}

function problemsOf(state: State, prefix: string) {
  if (!state.refusal) return []
  const fields = Object.entries(fieldsOf(state))
  return fields.length === 0
    ? [{ message: state.refusal.message }]
    : fields.map(([name, message]) => ({ message, fieldId: `${prefix}-${name}` }))
}

export function ReversalForm({ requestKey, place, act }: { requestKey: string; place: PlaceOf; act: string }) {
  const t = useTranslations('give-back')
  const [state, submit] = useStart((form) =>
    startReversalAction({ requestKey, place, reason: String(form.get('reason') ?? '') }),
  )
  return (
    <Card>
      <form action={submit} noValidate className="grid gap-4">
        <ErrorSummary title={t('problems')} problems={problemsOf(state, 'reverse')} attempt={state.attempt} />
        <TextareaField
          id="reverse-reason"
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          error={fieldsOf(state).reason}
          defaultValue={state.typed.reason}
          maxLength={100}
          rows={2}
          required
        />
        <div>
          <SubmitButton pendingLabel={t('sending')} className="h-auto min-h-9 whitespace-normal py-1.5">
            {act}
          </SubmitButton>
        </div>
      </form>
    </Card>
  )
}

type RefundProps = {
  requestKey: string
  place: PlaceOf
  currency: Currency
  wholeUnits: boolean
  /** What remains, as a person types it. */
  remaining: string
  remainingText: string
  /** Empty: it has to be typed. */
  name: string
  who: string
  accounts: readonly { id: string; label: string }[]
}

export function RefundForm(props: RefundProps) {
  const { requestKey, place, currency, wholeUnits, remaining, remainingText, name, who, accounts } = props
  const t = useTranslations('give-back')
  const locale = useLocale()
  const [amount, setAmount] = useState(remaining)
  const [state, submit] = useStart((form) =>
    startRefundAction({
      requestKey,
      place,
      reason: String(form.get('reason') ?? ''),
      amount,
      name: String(form.get('name') ?? ''),
      sourceAccountId: String(form.get('sourceAccountId') ?? accounts[0]?.id ?? ''),
    }),
  )
  const fields = fieldsOf(state)
  const parsed = parseAmount(tidyTypedAmount(amount, currency), currency, { wholeUnits })
  const act = parsed.ok
    ? t('refundAct', { amount: formatMoney({ amountMinor: parsed.amountMinor, currency }, locale), who })
    : t('refundActPlain')
  return (
    <Card>
      <form action={submit} noValidate className="grid gap-4">
        <ErrorSummary title={t('problems')} problems={problemsOf(state, 'refund')} attempt={state.attempt} />
        <TextField
          id="refund-amount"
          name="amount"
          label={t('amount')}
          hint={t('amountHint', { amount: remainingText })}
          error={fields.amount}
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
          inputMode="decimal"
          prefix={currency}
          required
        />
        {name === '' ? (
          <TextField
            id="refund-name"
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            error={fields.name}
            defaultValue={state.typed.name}
            maxLength={100}
            required
          />
        ) : null}
        <SelectField
          id="refund-sourceAccountId"
          name="sourceAccountId"
          label={t('fromAccount')}
          error={fields.sourceAccountId}
          defaultValue={state.typed.sourceAccountId ?? accounts[0]?.id}
          options={accounts.map(({ id, label }) => ({ value: id, label }))}
        />
        <TextareaField
          id="refund-reason"
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          error={fields.reason}
          defaultValue={state.typed.reason}
          maxLength={100}
          rows={2}
          required
        />
        <div>
          <SubmitButton pendingLabel={t('sending')} className="h-auto min-h-9 whitespace-normal py-1.5">
            {act}
          </SubmitButton>
        </div>
      </form>
    </Card>
  )
}
