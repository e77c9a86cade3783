'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { ChoiceCards } from '@/components/ui/choice-cards'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { SelectField, TextareaField, TextField } from '@/components/ui/text-field'
import type { PayeeRail } from '@/lib/features/payees/schemas'
import { enterPayeeAction } from './actions'
import { type ExtraField, ExtraFields } from './extra-fields'

export type RailChoice = {
  rail: PayeeRail
  hasPlaces: boolean
  /** Null: the provider did not answer. */
  places: readonly { id: string; name: string; currency: string; fields: readonly ExtraField[] }[] | null
}
type Refusal = { title: string; fields: Readonly<Record<string, string>>; attempt: number }

/** How the payee is paid decides what has to be known. */
export function PayeeForm({ rails }: { rails: readonly RailChoice[] }) {
  const t = useTranslations('payees')
  const c = useTranslations('common')
  const s = useTranslations('status')
  const router = useRouter()
  const [busy, start] = useTransition()
  const [rail, setRail] = useState<PayeeRail | undefined>(rails[0]?.rail)
  const [placeId, setPlaceId] = useState('')
  const [name, setName] = useState('')
  const [account, setAccount] = useState('')
  const [details, setDetails] = useState<Readonly<Record<string, string>>>({})
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const [known, setKnown] = useState<{ kind: 'known' | 'waiting'; payeeId: string; name: string }>()
  const choice = rails.find((each) => each.rail === rail)
  const place = choice?.places?.find(({ id }) => id === placeId)
  const fields = refusal?.fields ?? {}

  function submit() {
    if (!rail) return
    start(async () => {
      setKnown(undefined)
      const result = await enterPayeeAction({ rail, name, account, bank: placeId, details, reason })
      if (!result.ok) {
        setRefusal((before) => ({
          title: result.error.message,
          fields: result.error.fields,
          attempt: (before?.attempt ?? 0) + 1,
        }))
        return
      }
      setRefusal(undefined)
      const { kind, ...entered } = result.value
      if (kind !== 'added') return setKnown({ kind, ...entered })
      router.push(`/payees?added=${entered.payeeId}`)
    })
  }

  const listed = Object.entries(fields).map(([fieldId, message]) => ({ fieldId, message }))
  return (
    <form
      noValidate
      className="grid max-w-2xl gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ErrorSummary
        title={refusal?.title ?? ''}
        problems={listed.length > 0 || !refusal ? listed : [{ message: refusal.title }]}
        attempt={refusal?.attempt}
      />
      <ChoiceCards
        legend={t('new.rail')}
        name="rail"
        value={rail ?? ''}
        options={rails.map((each) => ({
          value: each.rail,
          label: s(`rails.${each.rail}`),
          detail: t(`new.railDetail.${each.rail}`),
        }))}
        onValueChange={(value) => {
          setRail(rails.find((each) => each.rail === value)?.rail)
          setPlaceId('')
          setDetails({})
          setRefusal(undefined)
          setKnown(undefined)
        }}
      />
      {choice?.places === null ? <Notice tone="caution">{t('new.placesUnreachable')}</Notice> : null}
      <div className="grid gap-5 sm:grid-cols-2">
        {choice?.hasPlaces && choice.places ? (
          <SelectField
            id="place"
            label={t(rail === 'bitpesa.payout' ? 'new.corridor' : 'new.bank')}
            error={fields.place}
            placeholder={c('choose')}
            options={choice.places.map(({ id, name: label }) => ({ value: id, label }))}
            value={placeId}
            onChange={(event) => {
              setPlaceId(event.target.value)
              setDetails({})
            }}
            className="sm:col-span-2"
          />
        ) : null}
        <TextField
          id="name"
          label={t('new.name')}
          hint={t('new.nameHint')}
          error={fields.name}
          value={name}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          id="account"
          label={rail === 'mpesa.b2c' ? c('phone') : t('new.account')}
          hint={rail ? t(`new.accountHint.${rail}`) : undefined}
          error={fields.account}
          value={account}
          maxLength={64}
          autoComplete="off"
          inputMode={rail === 'mpesa.b2c' ? 'tel' : undefined}
          onChange={(event) => setAccount(event.target.value)}
        />
        <ExtraFields
          fields={place?.fields ?? []}
          values={details}
          problems={fields}
          onChange={(field, value) => setDetails({ ...details, [field]: value })}
        />
      </div>
      <TextareaField
        id="reason"
        label={t('new.reason')}
        hint={t('new.reasonHint')}
        optional={c('optional')}
        error={fields.reason}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
      {known ? (
        <Notice
          tone="caution"
          title={t(known.kind === 'known' ? 'new.known' : 'new.waiting', { name: known.name })}
          action={
            known.kind === 'known' ? (
              <ButtonLink href={`/payments/new?payee=${known.payeeId}`} size="sm">
                {t('payName', { name: known.name })}
              </ButtonLink>
            ) : undefined
          }
        >
          {t('new.knownWhy')}
        </Notice>
      ) : null}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={busy}>
          {busy ? c('saving') : t('new.save')}
        </Button>
        <ButtonLink href="/payees" variant="quiet">
          {c('cancel')}
        </ButtonLink>
      </div>
    </form>
  )
}
