'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import type { Refusal } from '@/app/_shared/action'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { changePasswordAction } from './actions'

/** Another password, with the one of now. What is typed survives a refusal. */
export function PasswordForm({ signInName }: { signInName: string }) {
  const t = useTranslations('account')
  const e = useTranslations('enter')
  const router = useRouter()
  const toast = useToast()
  const form = useRef<HTMLFormElement>(null)
  const [busy, start] = useTransition()
  const [refusal, setRefusal] = useState<Refusal & { attempt: number }>()
  const fields = refusal?.fields ?? {}
  const listed = Object.entries(fields).map(([name, message]) => ({ fieldId: `own-${name}`, message }))

  function change(data: FormData) {
    const typed = (name: string) => String(data.get(name) ?? '')
    start(async () => {
      const result = await changePasswordAction({
        current: typed('current'),
        password: typed('password'),
        repeated: typed('repeated'),
      })
      if (!result.ok) {
        setRefusal((before) => ({ ...result.error, attempt: (before?.attempt ?? 0) + 1 }))
        return
      }
      setRefusal(undefined)
      form.current?.reset()
      toast({ title: t('password.done') })
      router.refresh()
    })
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
      <ErrorSummary
        title={t('password.problems')}
        problems={listed.length > 0 || !refusal ? listed : [{ message: refusal.message }]}
        attempt={refusal?.attempt}
      />
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
      <TextField
        id="own-password"
        name="password"
        type="password"
        label={t('password.next')}
        hint={e('passwordHint')}
        error={fields.password}
        autoComplete="new-password"
        maxLength={1000}
        required
      />
      <TextField
        id="own-repeated"
        name="repeated"
        type="password"
        label={e('repeated')}
        error={fields.repeated}
        autoComplete="new-password"
        maxLength={1000}
        required
      />
      <div>
        <Button type="submit" pending={busy}>
          {t('password.act')}
        </Button>
      </div>
    </form>
  )
}
