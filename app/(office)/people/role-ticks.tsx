'use client'

import { useTranslations } from 'use-intl'
import { CheckboxField } from '@/components/ui/checkbox'
import { FieldError } from '@/components/ui/field'
import { ROLES, type Role } from '@/lib/core/permissions'

type Props = { id: string; roles: readonly Role[]; onChange: (roles: readonly Role[]) => void; error?: string }

/** A tick for each role, with what it may do. */
export function RoleTicks({ id, roles, onChange, error }: Props) {
  const t = useTranslations('people')
  const c = useTranslations('common')
  return (
    <fieldset id={id} tabIndex={-1} className="grid gap-3">
      <legend className="mb-2 font-medium text-sm">{t('form.roles')}</legend>
      {ROLES.map((role) => (
        <CheckboxField
          key={role}
          id={`role-${role}`}
          label={c(`roles.${role}`)}
          hint={t(`form.about.${role}`)}
          checked={roles.includes(role)}
          onChange={(event) =>
            onChange(event.target.checked ? [...roles, role] : roles.filter((each) => each !== role))
          }
        />
      ))}
      <FieldError id={id} error={error} />
    </fieldset>
  )
}
