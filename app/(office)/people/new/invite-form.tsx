'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSubmission } from '@/app/_shared/use-submission'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextareaField, TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import type { Role } from '@/lib/core/permissions'
import { RoleTicks } from '../role-ticks'
import { proposeInviteAction } from './actions'

const EMPTY: { name: string; signInName: string; roles: readonly Role[]; reason: string } = {
  name: '',
  signInName: '',
  roles: [],
  reason: '',
}

/** Who, under which name, with which roles, and why. */
export function InviteForm() {
  const t = useTranslations('people')
  const p = useTranslations('proposals')
  const c = useTranslations('common')
  const router = useRouter()
  const toast = useToast()
  const [typed, setTyped] = useState(EMPTY)
  const { busy, fields, submit, summary } = useSubmission('invite-')
  const change = (changes: Partial<typeof EMPTY>) => setTyped((before) => ({ ...before, ...changes }))

  const propose = () =>
    submit(
      () => proposeInviteAction({ ...typed, roles: [...typed.roles] }),
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
        propose()
      }}
    >
      <ErrorSummary {...summary} />
      <TextField
        id="invite-name"
        label={t('invite.name')}
        error={fields.name}
        value={typed.name}
        autoComplete="off"
        maxLength={100}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        id="invite-signInName"
        label={t('signInName')}
        hint={t('invite.signInNameHint')}
        error={fields.signInName}
        value={typed.signInName}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        onChange={(event) => change({ signInName: event.target.value })}
      />
      <RoleTicks id="invite-roles" roles={typed.roles} onChange={(roles) => change({ roles })} error={fields.roles} />
      <TextareaField
        id="invite-reason"
        label={p('why')}
        hint={p('whyHint')}
        error={fields.reason}
        value={typed.reason}
        maxLength={200}
        onChange={(event) => change({ reason: event.target.value })}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={busy}>
          {busy ? c('saving') : t('invite.save')}
        </Button>
        <ButtonLink href="/people" variant="quiet">
          {c('cancel')}
        </ButtonLink>
      </div>
    </form>
  )
}
