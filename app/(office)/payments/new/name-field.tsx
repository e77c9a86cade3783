'use client'

import { useTranslations } from 'use-intl'
import { TextField } from '@/components/ui/text-field'
import type { Draft } from './draft'

export type FieldProps = { draft: Draft; error: string | undefined; onChange: (changes: Partial<Draft>) => void }

/** The name as the maker knows it. */
export function NameField({ draft, error, onChange }: FieldProps) {
  const t = useTranslations('payments')
  return (
    <TextField
      id="name"
      name="name"
      label={t('new.name')}
      hint={t('new.nameHint')}
      error={error}
      value={draft.name}
      maxLength={100}
      autoComplete="off"
      onChange={(event) => onChange({ name: event.target.value })}
    />
  )
}
