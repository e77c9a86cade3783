'use client'

import { useActionState, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { type SignInRefusal, signInAction } from './actions'

type DemoChoice = { signInName: string; name: string; roles: string }
type FormState = { signInName: string; attempt: number; refusal?: SignInRefusal }

/** Name and password. The name stays as typed when it is refused; the password is typed again. */
export function SignInForm(props: { destination: string; demo: DemoChoice[]; demoPassword: string | undefined }) {
  const t = useTranslations('sign-in')
  const name = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const [state, submit] = useActionState(
    async (before: FormState, form: FormData): Promise<FormState> => {
      const typed = { signInName: String(form.get('signInName') ?? ''), password: String(form.get('password') ?? '') }
      const refusal = await signInAction({ ...typed, next: props.destination })
      return { signInName: typed.signInName, attempt: before.attempt + 1, refusal }
    },
    { signInName: '', attempt: 0 },
  )
  const { fields = {}, message } = state.refusal ?? {}
  const problems = [
    ...(message ? [{ message }] : []),
    ...Object.entries(fields).map(([field, text]) => ({ fieldId: field, message: text })),
  ]

  function fillIn(person: DemoChoice) {
    if (!name.current || !password.current) return
    name.current.value = person.signInName
    password.current.value = props.demoPassword ?? ''
    password.current.focus()
  }

  return (
    <>
      <form action={submit} noValidate className="grid gap-4">
        <ErrorSummary title={t('problems')} problems={problems} attempt={state.attempt} />
        <TextField
          ref={name}
          id="signInName"
          name="signInName"
          label={t('name')}
          defaultValue={state.signInName}
          error={fields.signInName}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          required
        />
        <TextField
          ref={password}
          id="password"
          name="password"
          type="password"
          label={t('password')}
          error={fields.password}
          autoComplete="current-password"
          maxLength={1000}
          required
        />
        <SubmitButton pendingLabel={t('submitting')}>{t('submit')}</SubmitButton>
      </form>
      {props.demo.length > 0 ? (
        <section aria-labelledby="demo-people" className="grid gap-2 rounded-card border border-line bg-surface p-4">
          <h2 id="demo-people" className="font-semibold text-md">
            {t('demoTitle')}
          </h2>
          <p className="text-ink-soft text-sm">{t('demoWhy', { password: props.demoPassword ?? '' })}</p>
          <ul className="-mx-2 grid">
            {props.demo.map((person) => (
              <li key={person.signInName}>
                <button
                  type="button"
                  onClick={() => fillIn(person)}
                  aria-label={t('demoFill', { name: person.signInName, roles: person.roles })}
                  className="flex w-full items-center justify-between gap-3 rounded-control px-2 py-1.5 text-left hover:bg-hover"
                >
                  <span className="font-medium">{person.signInName}</span>
                  <span className="text-ink-soft text-sm">{person.roles}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
