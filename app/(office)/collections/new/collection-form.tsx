'use client'

import { Smartphone } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { TypedAmount } from '@/components/money/typed-amount'
import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox'
import { ChoiceCards } from '@/components/ui/choice-cards'
import { ErrorSummary } from '@/components/ui/error-summary'
import { LiveRegion } from '@/components/ui/live-region'
import { Notice } from '@/components/ui/notice'
import { SelectField, TextField } from '@/components/ui/text-field'
import { formatMoney, parseAmount, tidyTypedAmount } from '@/lib/core/money'
import { normaliseKenyanMsisdn, readableMsisdn } from '@/lib/core/msisdn'
import { RAIL_FACTS } from '@/lib/core/rails'
import type { PromptRail } from '@/lib/features/payments/list-collections'
import { requestCollectionAction } from './actions'
import { type CollectionRequest, useKeptRequest } from './use-kept-request'

type RailChoice = { rail: PromptRail; accounts: readonly { id: string; label: string }[] }
type Refused = { fields: Record<string, string>; message?: string; attempt: number }

const FIELD_OF: Readonly<Record<string, string>> = {
  counterpartyAccount: 'phone',
  counterpartyName: 'name',
  merchantReference: 'reference',
  sourceAccountId: 'accountId',
}

/** One prompt to one phone. The button says how much from whom; pressing it twice is one request. */
export function CollectionForm(props: {
  requestKey: string
  rails: readonly RailChoice[]
  /** The failed request that this one takes the place of, and what it asked for. */
  retry: { paymentId: string; request: Partial<CollectionRequest> } | undefined
}) {
  const { requestKey, rails, retry } = props
  const t = useTranslations('collections')
  const c = useTranslations('common')
  const e = useTranslations('errors')
  const s = useTranslations('status')
  const locale = useLocale()
  const router = useRouter()
  const firstRail = rails[0]?.rail ?? 'mpesa.stk'
  const { request, change, restored } = useKeptRequest(requestKey, {
    phone: '',
    amount: '',
    rail: firstRail,
    accountId: '',
    name: '',
    reference: '',
    purpose: '',
    ...retry?.request,
  })
  const [refused, setRefused] = useState<Refused>()
  const [promptOpen, setPromptOpen] = useState(false)
  const [second, setSecond] = useState(false)
  const [keyUsed, setKeyUsed] = useState(false)
  const [sending, setSending] = useState(false)
  // State is one render late for a double click; this is not.
  const busy = useRef(false)
  const choice = rails.find(({ rail }) => rail === request.rail) ?? rails[0]
  const account = choice?.accounts.find(({ id }) => id === request.accountId) ?? choice?.accounts[0]
  const phone = normaliseKenyanMsisdn(request.phone)
  const parsed = parseAmount(tidyTypedAmount(request.amount, 'KES'), 'KES', { wholeUnits: true })
  const referenceMax = RAIL_FACTS[request.rail].referenceMax
  const act =
    phone && parsed.ok
      ? t('new.act', {
          money: formatMoney({ amountMinor: parsed.amountMinor, currency: 'KES' }, locale),
          phone: readableMsisdn(phone),
        })
      : t('new.actPlain')

  function refuse(fields: Record<string, string>, message?: string) {
    setRefused((before) => ({ fields, message, attempt: (before?.attempt ?? 0) + 1 }))
  }

  async function send() {
    if (busy.current) return
    const missing: Record<string, string> = {
      ...(!phone && { phone: e(request.phone.trim() === '' ? 'field.required' : 'field.kenyan_phone') }),
      ...(!parsed.ok && { amount: e(`field.${parsed.problem}`) }),
      ...(request.purpose.trim() === '' && { purpose: e('field.required') }),
    }
    if (Object.keys(missing).length > 0) return refuse(missing)
    busy.current = true
    setSending(true)
    setRefused(undefined)
    const answer = await requestCollectionAction({
      requestKey,
      rail: request.rail,
      sourceAccountId: account?.id ?? '',
      counterpartyName: request.name,
      counterpartyAccount: request.phone,
      amount: request.amount,
      merchantReference: request.reference,
      purpose: request.purpose,
      secondPrompt: promptOpen && second,
      ...(retry && { retryOf: retry.paymentId }),
    })
    // Stays busy until the payment's page is there.
    if (answer.ok) return router.push(`/payments/${answer.value.paymentId}`)
    busy.current = false
    setSending(false)
    if (answer.error.code === 'prompt_open') return setPromptOpen(true)
    setKeyUsed(answer.error.code === 'request_key_reused')
    const fields = Object.entries(answer.error.fields).map(([field, words]) => [FIELD_OF[field] ?? field, words])
    // With sentences beside the fields, the general one says nothing more.
    const says = answer.error.code !== 'invalid_input' || fields.length === 0
    refuse(Object.fromEntries(fields), says ? answer.error.message : undefined)
  }

  const problems = refused?.fields ?? {}
  const labels: Readonly<Record<string, string>> = {
    phone: c('phone'),
    amount: c('amount'),
    rail: t('new.rail'),
    accountId: t('new.into'),
    purpose: t('new.purpose'),
    reference: c('reference'),
    name: t('new.name'),
  }
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ErrorSummary
        title={c('fieldsNeedAttention', { count: Math.max(1, Object.keys(problems).length) })}
        problems={[
          ...(refused?.message ? [{ message: refused.message }] : []),
          ...Object.entries(problems).map(([fieldId, message]) => ({
            fieldId,
            message: labels[fieldId] ? `${labels[fieldId]}: ${message}` : message,
          })),
        ]}
        attempt={refused?.attempt}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          id="phone"
          name="phone"
          label={c('phone')}
          hint={phone ? c('readAs', { amount: readableMsisdn(phone) }) : t('new.phoneHint')}
          error={problems.phone}
          value={request.phone}
          inputMode="tel"
          autoComplete="off"
          maxLength={40}
          className="figures"
          onChange={(event) => {
            change({ phone: event.target.value })
            setPromptOpen(false)
            setSecond(false)
          }}
        />
        {/* The line that says how the amount was read has its place from the start. */}
        <div className="min-h-25">
          <TypedAmount
            key={restored ? 'restored' : 'first'}
            id="amount"
            name="amount"
            label={c('amount')}
            hint={t('new.amountHint')}
            currency="KES"
            wholeUnits
            defaultValue={request.amount}
            error={problems.amount}
            onAmount={(_minor, amount) => change({ amount })}
          />
        </div>
      </div>
      <ChoiceCards
        legend={t('new.rail')}
        name="rail"
        value={choice?.rail ?? ''}
        onValueChange={(rail) =>
          change({ rail: rails.find((each) => each.rail === rail)?.rail ?? firstRail, accountId: '' })
        }
        error={problems.rail}
        options={rails.map(({ rail }) => ({
          value: rail,
          label: s(`rails.${rail}`),
          detail: t(`new.railDetail.${rail}`),
        }))}
      />
      {choice && choice.accounts.length > 1 ? (
        <SelectField
          id="accountId"
          name="accountId"
          label={t('new.into')}
          error={problems.accountId}
          options={choice.accounts.map(({ id, label }) => ({ value: id, label }))}
          value={account?.id ?? ''}
          onChange={(event) => change({ accountId: event.target.value })}
          className="max-w-sm"
        />
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          id="purpose"
          name="purpose"
          label={t('new.purpose')}
          hint={t('new.purposeHint')}
          error={problems.purpose}
          value={request.purpose}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => change({ purpose: event.target.value })}
        />
        <TextField
          id="reference"
          name="reference"
          label={c('reference')}
          optional={c('optional')}
          hint={t('new.referenceHint', { used: String(request.reference.length), max: String(referenceMax) })}
          error={problems.reference}
          value={request.reference}
          maxLength={referenceMax}
          autoComplete="off"
          mono
          onChange={(event) => change({ reference: event.target.value })}
        />
        <TextField
          id="name"
          name="name"
          label={t('new.name')}
          optional={c('optional')}
          error={problems.name}
          value={request.name}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => change({ name: event.target.value })}
        />
      </div>
      {promptOpen ? (
        <Notice tone="caution" title={e('prompt_open')}>
          <CheckboxField
            id="secondPrompt"
            label={t('new.second')}
            checked={second}
            onChange={(event) => setSecond(event.target.checked)}
            className="pt-1"
          />
        </Notice>
      ) : null}
      {keyUsed ? (
        <Notice tone="caution" action={<FreshFormLink label={t('new.freshForm')} />}>
          {t('new.keyUsed')}
        </Notice>
      ) : null}
      <div>
        <Button
          type="submit"
          variant="primary"
          icon={<Smartphone />}
          pending={sending}
          disabledReason={promptOpen && !second ? t('new.secondFirst') : undefined}
          reasonShown="below"
        >
          {act}
        </Button>
      </div>
      <LiveRegion>{promptOpen ? e('prompt_open') : sending ? c('sending') : ''}</LiveRegion>
    </form>
  )
}

/** A full load, so that the server mints another key. */
function FreshFormLink({ label }: { label: string }) {
  return (
    <a href="/collections/new" className="font-medium underline underline-offset-2">
      {label}
    </a>
  )
}
