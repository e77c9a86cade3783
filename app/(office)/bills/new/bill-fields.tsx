'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { TypedAmount } from '@/components/money/typed-amount'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { SelectField, TextField } from '@/components/ui/text-field'
import { raiseBillAction } from './actions'
import { keepWords, useKeptWords } from './kept-words'
import type { BillWords } from './words'

type Refusal = { title: string; message?: string; fields: Readonly<Record<string, string>>; attempt: number }
const FIELDS = ['customerName', 'payer', 'amount', 'description', 'bank'] as const satisfies (keyof BillWords)[]

/** One bill: who pays, how much, for what. What the provider refuses is said beside its field, in its own words. */
export function BillFields(props: {
  /** What the next press of the button uses; a refused key belongs to the refused bill. */
  requestKey: string
  onFreshKey: (key: string) => void
  initial: BillWords
  /** Null: the provider did not answer. */
  banks: readonly { value: string; label: string }[] | null
}) {
  const t = useTranslations('bills')
  const c = useTranslations('common')
  const router = useRouter()
  const [busy, start] = useTransition()
  const [refusal, setRefusal] = useState<Refusal>()
  const { words, change: edit, restored } = useKeptWords(props.requestKey, props.initial)
  const fields = refusal?.fields ?? {}
  const refuse = (next: Omit<Refusal, 'attempt'>) =>
    setRefusal((before) => ({ ...next, attempt: (before?.attempt ?? 0) + 1 }))

  function goOnWith(freshKey: string) {
    keepWords(freshKey, words)
    props.onFreshKey(freshKey)
    window.history.replaceState(null, '', `/bills/new?key=${freshKey}`)
  }

  function submit() {
    start(async () => {
      const result = await raiseBillAction({ requestKey: props.requestKey, ...words })
      if (!result.ok) return refuse({ title: result.error.message, fields: result.error.fields })
      const outcome = result.value
      if (outcome.kind === 'raised') return router.push(`/bills/${outcome.billId}`)
      goOnWith(outcome.freshKey)
      if (outcome.kind === 'unreachable') return refuse({ title: t('new.unreachable'), fields: {} })
      refuse({ title: t('new.refused'), message: outcome.words, fields: outcome.fields })
    })
  }

  const shownFields = FIELDS.filter((field) => fields[field]).map((field) => ({
    fieldId: field,
    message: fields[field] ?? '',
  }))
  const unnamed = Object.entries(fields).filter(([field]) => !FIELDS.some((each) => each === field))
  const problems = [...shownFields, ...unnamed.map(([, message]) => ({ message }))]
  const said = problems.length > 0 || !refusal ? problems : [{ message: refusal.message ?? refusal.title }]
  return (
    <form
      noValidate
      className="grid max-w-xl gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ErrorSummary title={refusal?.title ?? ''} problems={said} attempt={refusal?.attempt} />
      <TextField
        id="customerName"
        label={t('new.customerName')}
        hint={t('new.customerNameHint')}
        error={fields.customerName}
        value={words.customerName}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => edit({ customerName: event.target.value })}
      />
      <TextField
        id="payer"
        label={t('new.payer')}
        hint={t('new.payerHint')}
        error={fields.payer}
        value={words.payer}
        maxLength={100}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => edit({ payer: event.target.value })}
      />
      <TypedAmount
        // Its text starts from what was kept, which is known only after hydration.
        key={restored ? 'restored' : 'first'}
        id="amount"
        name="amount"
        label={c('amount')}
        hint={t('new.amountHint')}
        currency="BIF"
        wholeUnits
        defaultValue={words.amount}
        error={fields.amount}
        className="max-w-64"
        onAmount={(_minor, text) => edit({ amount: text })}
      />
      <TextField
        id="description"
        label={c('description')}
        hint={t('new.descriptionHint')}
        error={fields.description}
        value={words.description}
        maxLength={140}
        autoComplete="off"
        onChange={(event) => edit({ description: event.target.value })}
      />
      {props.banks === null ? (
        <Notice tone="caution">{t('new.banksUnreachable')}</Notice>
      ) : (
        <SelectField
          id="bank"
          label={t('new.bank')}
          hint={t('new.bankHint')}
          optional={c('optional')}
          error={fields.bank}
          placeholder={t('new.bankAny')}
          options={props.banks}
          value={words.bank}
          onChange={(event) => edit({ bank: event.target.value })}
        />
      )}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={busy}>
          {busy ? t('new.raising') : t('new.raise')}
        </Button>
        <ButtonLink href="/bills" variant="quiet">
          {c('cancel')}
        </ButtonLink>
      </div>
    </form>
  )
}
