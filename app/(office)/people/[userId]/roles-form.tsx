'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSubmission } from '@/app/_shared/use-submission'
import { Button, ButtonLink } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextareaField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import type { Role } from '@/lib/core/permissions'
import { RoleTicks } from '../role-ticks'
import { proposeRolesAction } from './actions'

type Props = { userId: string; roles: readonly Role[]; isDisabled: boolean }

/** Ticks for the roles, for whoever is disabled one that keeps them out, and why. */
export function RolesForm({ userId, ...now }: Props) {
  const t = useTranslations('people')
  const p = useTranslations('proposals')
  const c = useTranslations('common')
  const router = useRouter()
  const toast = useToast()
  const [roles, setRoles] = useState<readonly Role[]>(now.roles)
  const [isDisabled, setIsDisabled] = useState(now.isDisabled)
  const [reason, setReason] = useState('')
  const { busy, fields, submit, summary } = useSubmission('person-')

  const save = () =>
    submit(
      () => proposeRolesAction({ userId, roles: [...roles], isDisabled, reason }),
      () => {
        toast({ title: t('form.saved') })
        router.push('/people')
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
      <RoleTicks id="person-roles" roles={roles} onChange={setRoles} error={fields.roles} />
      {now.isDisabled ? (
        <CheckboxField
          id="person-isDisabled"
          label={t('form.mayNotSignIn')}
          hint={t('form.letInAgain')}
          checked={isDisabled}
          onChange={(event) => setIsDisabled(event.target.checked)}
        />
      ) : null}
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
