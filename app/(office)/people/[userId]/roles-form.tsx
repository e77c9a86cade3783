'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import type { Refusal } from '@/app/_shared/action'
import { Button, ButtonLink } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FieldError } from '@/components/ui/field'
import { TextareaField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { ROLES, type Role } from '@/lib/core/permissions'
import { proposeRolesAction } from './actions'

type Props = { userId: string; roles: readonly Role[]; isDisabled: boolean }

/** Ticks for the roles, one for being locked out, and why. */
export function RolesForm({ userId, ...now }: Props) {
  const t = useTranslations('people')
  const p = useTranslations('proposals')
  const c = useTranslations('common')
  const router = useRouter()
  const toast = useToast()
  const [busy, start] = useTransition()
  const [roles, setRoles] = useState<readonly Role[]>(now.roles)
  const [isDisabled, setIsDisabled] = useState(now.isDisabled)
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<Refusal & { attempt: number }>()
  const fields = refusal?.fields ?? {}
  const listed = Object.entries(fields).map(([name, message]) => ({ fieldId: `person-${name}`, message }))

  function save() {
    start(async () => {
      const result = await proposeRolesAction({ userId, roles: [...roles], isDisabled, reason })
      if (!result.ok) {
        setRefusal((before) => ({ ...result.error, attempt: (before?.attempt ?? 0) + 1 }))
        return
      }
      toast({ title: t('form.saved') })
      router.push('/people')
    })
  }

  return (
    <form
      noValidate
      className="grid max-w-2xl gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <ErrorSummary
        title={refusal?.message ?? ''}
        problems={listed.length > 0 || !refusal ? listed : [{ message: refusal.message }]}
        attempt={refusal?.attempt}
      />
      <fieldset id="person-roles" tabIndex={-1} className="grid gap-3">
        <legend className="mb-2 font-medium text-sm">{t('form.roles')}</legend>
        {ROLES.map((role) => (
          <CheckboxField
            key={role}
            id={`role-${role}`}
            label={c(`roles.${role}`)}
            hint={t(`form.about.${role}`)}
            checked={roles.includes(role)}
            onChange={(event) =>
              setRoles(event.target.checked ? [...roles, role] : roles.filter((each) => each !== role))
            }
          />
        ))}
        <FieldError id="person-roles" error={fields.roles} />
      </fieldset>
      <CheckboxField
        id="person-isDisabled"
        label={t('form.mayNotSignIn')}
        checked={isDisabled}
        onChange={(event) => setIsDisabled(event.target.checked)}
      />
      <TextareaField
        id="person-reason"
        label={p('why')}
        hint={p('whyHint')}
        error={fields.reason}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={busy}>
          {busy ? c('saving') : t('form.save')}
        </Button>
        <ButtonLink href="/people" variant="quiet">
          {c('cancel')}
        </ButtonLink>
      </div>
    </form>
  )
}
