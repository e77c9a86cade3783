'use client'

import { useTranslations } from 'use-intl'
import { TextField } from '@/components/ui/text-field'

/** A password that is chosen, and once more; fields `password` and `repeated`. `prefix` stands before their ids. */
export function NewPassword(props: { prefix?: string; label: string; fields: Readonly<Record<string, string>> }) {
  const t = useTranslations('enter')
  const { prefix = '', label, fields } = props
  const shared = { type: 'password', autoComplete: 'new-password', maxLength: 1000, required: true } as const
  return (
    <>
      <TextField
        id={`${prefix}password`}
        name="password"
        label={label}
        hint={t('passwordHint')}
        error={fields.password}
        {...shared}
      />
      <TextField id={`${prefix}repeated`} name="repeated" label={t('repeated')} error={fields.repeated} {...shared} />
    </>
  )
}
