'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useSubmission } from '@/app/_shared/use-submission'
import { NewPassword } from '@/components/people/new-password'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { changePasswordAction } from './actions'

/** Another password, with the one of now. What is typed survives a refusal. */
export function PasswordForm({ signInName }: { signInName: string }) {
  const t = useTranslations('account')
  const router = useRouter()
  const toast = useToast()
  const form = useRef<HTMLFormElement>(null)
  const { busy, fields, submit, summary } = useSubmission('own-')

  function change(data: FormData) {
    const typed = (name: string) => String(data.get(name) ?? '')
    submit(
      () =>
        changePasswordAction({
          current: typed('current'),
          password: typed('password'),
          repeated: typed('repeated'),
        }),
      () => {
        form.current?.reset()
        toast({ title: t('password.done') })
        router.refresh()
      },
    )
  }

  return (
    <form
      ref={form}
      noValidate
      className="grid max-w-md gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        change(new FormData(event.currentTarget))
      }}
    >
      <ErrorSummary {...summary} title={t('password.problems')} />
      <input type="text" name="username" autoComplete="username" value={signInName} readOnly hidden />
      <TextField
        id="own-current"
        name="current"
        type="password"
        label={t('password.current')}
        error={fields.current}
        autoComplete="current-password"
        maxLength={1000}
        required
      />
      <NewPassword prefix="own-" label={t('password.next')} fields={fields} />
      <div>
        <Button type="submit" pending={busy}>
          {t('password.act')}
        </Button>
      </div>
    </form>
  )
}
