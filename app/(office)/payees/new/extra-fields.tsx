'use client'

import { useTranslations } from 'use-intl'
import { SelectField, TextField } from '@/components/ui/text-field'
import type { Messages } from '@/lib/messages'

export type ExtraField = Readonly<{
  name: string
  required: boolean
  options?: readonly Readonly<{ value: string; label: string }>[]
}>

/** What a corridor wants beside name and account, as its provider lists it. */
export function ExtraFields(props: {
  fields: readonly ExtraField[]
  values: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
  onChange: (name: string, value: string) => void
}) {
  const t = useTranslations('payees')
  const c = useTranslations('common')
  return props.fields.map((field) => {
    const shared = {
      id: `details.${field.name}`,
      label: isNamedField(field.name) ? t(`new.fields.${field.name}`) : field.name,
      error: props.problems[`details.${field.name}`],
      optional: field.required ? undefined : c('optional'),
      value: props.values[field.name] ?? '',
    }
    return field.options ? (
      <SelectField
        {...shared}
        key={field.name}
        placeholder={c('choose')}
        options={field.options}
        onChange={(event) => props.onChange(field.name, event.target.value)}
      />
    ) : (
      <TextField
        {...shared}
        key={field.name}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => props.onChange(field.name, event.target.value)}
      />
    )
  })
}

type NamedField = keyof Messages['payees']['new']['fields']
const NAMED_FIELDS = {
  bankAccountType: true,
  bankCode: true,
  bankName: true,
  bic: true,
  city: true,
  country: true,
  gender: true,
  mobileProvider: true,
  street: true,
  transferReason: true,
} as const satisfies Record<NamedField, true>

/** A field that the provider added later shows its own name until we have a word for it. */
function isNamedField(name: string): name is NamedField {
  return Object.hasOwn(NAMED_FIELDS, name)
}
