'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSubmission } from '@/app/_shared/use-submission'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { SelectField, TextareaField, TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import type { PayeeRail } from '@/lib/features/payees/schemas'
import { type ExtraField, ExtraFields } from '../new/extra-fields'
import { changePayeeAction } from './actions'

type Props = {
  payeeId: string
  rail: PayeeRail
  name: string
  place: string
  details: Readonly<Record<string, string>>
  /** Null: the provider did not answer. */
  places: readonly { id: string; name: string; fields: readonly ExtraField[] }[] | null
}

/** Name, bank and account as they should be. The account is typed anew, so that a wrong one is not passed on unread. */
export function ChangeForm({ payeeId, rail, places, ...now }: Props) {
  const t = useTranslations('payees')
  const c = useTranslations('common')
  const p = useTranslations('proposals')
  const router = useRouter()
  const toast = useToast()
  const [name, setName] = useState(now.name)
  const [place, setPlace] = useState(now.place)
  const [account, setAccount] = useState('')
  const [details, setDetails] = useState(now.details)
  const [reason, setReason] = useState('')
  const { busy, fields, submit, summary } = useSubmission()

  const save = () =>
    submit(
      () => changePayeeAction({ payeeId, name, account, bank: place, details, reason }),
      () => {
        toast({ title: t('change.saved') })
        router.refresh()
      },
    )

  return (
    <form
      noValidate
      className="grid max-w-2xl gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <ErrorSummary {...summary} />
      {places === null ? <Notice tone="caution">{t('new.placesUnreachable')}</Notice> : null}
      <div className="grid gap-5 sm:grid-cols-2">
        {places && places.length > 0 ? (
          <SelectField
            id="place"
            label={t(rail === 'bitpesa.payout' ? 'new.corridor' : 'new.bank')}
            error={fields.place}
            placeholder={c('choose')}
            options={places.map(({ id, name: label }) => ({ value: id, label }))}
            value={place}
            onChange={(event) => {
              setPlace(event.target.value)
              setDetails({})
            }}
            className="sm:col-span-2"
          />
        ) : null}
        <TextField
          id="name"
          label={t('new.name')}
          error={fields.name}
          value={name}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          id="account"
          label={rail === 'mpesa.b2c' ? c('phone') : t('new.account')}
          hint={t('change.accountHint')}
          error={fields.account}
          value={account}
          maxLength={64}
          autoComplete="off"
          inputMode={rail === 'mpesa.b2c' ? 'tel' : undefined}
          onChange={(event) => setAccount(event.target.value)}
        />
        <ExtraFields
          fields={places?.find(({ id }) => id === place)?.fields ?? []}
          values={details}
          problems={fields}
          onChange={(field, value) => setDetails({ ...details, [field]: value })}
        />
      </div>
      <TextareaField
        id="reason"
        label={p('why')}
        hint={t('change.reasonHint')}
        error={fields.reason}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
      <div>
        <Button type="submit" variant="primary" pending={busy}>
          {busy ? c('saving') : t('change.save')}
        </Button>
      </div>
    </form>
  )
}
