'use client'

import { type ReactNode, Suspense, use } from 'react'
import { useTranslations } from 'use-intl'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import { SelectField, TextField } from '@/components/ui/text-field'
import type { PayeeRail } from '@/lib/features/payees/schemas'
import { type Draft, isNamedField, type PlaceView, type Problems } from './draft'
import { NameField } from './name-field'

type Props = {
  rail: PayeeRail
  places: Promise<readonly PlaceView[] | null>
  draft: Draft
  problems: Problems
  onChange: (changes: Partial<Draft>) => void
  /** The account field, which stands between the place and its further fields. */
  children: ReactNode
}

/** Bank or corridor from the provider's own list, and the further fields that the chosen one demands. */
export function PlaceFields(props: Props) {
  return (
    <Suspense fallback={<Skeleton className="h-16 w-full" />}>
      <Loaded {...props} />
    </Suspense>
  )
}

function Loaded({ rail, places, draft, problems, onChange, children }: Props) {
  const t = useTranslations('payments')
  const c = useTranslations('common')
  const list = use(places)
  if (list === null) return <Notice tone="caution">{t('new.placesUnreachable')}</Notice>
  const place = list.find(({ id }) => id === draft.place)
  const crossBorder = rail === 'bitpesa.payout'
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        id="place"
        name="place"
        label={t(crossBorder ? 'new.corridor' : 'new.bank')}
        hint={crossBorder ? t('new.corridorHint') : t('new.bankHint')}
        error={problems.place}
        placeholder={c('choose')}
        options={list.map(({ id, name, currency }) => ({
          value: id,
          label: crossBorder ? `${name} · ${currency}` : name,
        }))}
        value={draft.place}
        onChange={(event) => onChange({ place: event.target.value, details: {}, tickedName: '' })}
      />
      {children}
      {crossBorder ? <NameField draft={draft} error={problems.name} onChange={onChange} /> : null}
      {place?.fields.map((field) => {
        const shared = {
          id: `details.${field.name}`,
          name: `details.${field.name}`,
          label: isNamedField(field.name) ? t(`new.fields.${field.name}`) : field.name,
          error: problems[`details.${field.name}`],
          optional: field.required ? undefined : c('optional'),
          value: draft.details[field.name] ?? '',
        }
        const set = (value: string) => onChange({ details: { ...draft.details, [field.name]: value } })
        return field.options ? (
          <SelectField
            {...shared}
            key={field.name}
            placeholder={c('choose')}
            options={field.options}
            onChange={(event) => set(event.target.value)}
          />
        ) : (
          <TextField
            {...shared}
            key={field.name}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => set(event.target.value)}
          />
        )
      })}
    </div>
  )
}
