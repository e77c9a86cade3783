'use client'

import { useActionState, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { enterCodeAction, type SignInAnswer, type SignInRefusal, signInAction } from '@/app/(public)/sign-in/actions'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'

type DemoChoice = { signInName: string; name: string; roles: string }
type Step = 'password' | 'code'
type FormState = { at: Step; signInName: string; attempt: number; refusal?: SignInRefusal }
type Props = {
  /** Where to go afterwards, or to stay on the page around it. */
  onward: { next: string } | { here: true }
  startsAt: Step
  signInName?: string
  demo: DemoChoice[]
  demoPassword: string | undefined
  /** Called when the page stays. */
  onDone?: (signInName: string) => void
}

/** Name and password, then the code where there is an authenticator. The name stays as typed when it is refused. */
export function SignInForm(props: Props) {
  const t = useTranslations('sign-in')
  const [state, submit] = useActionState(
    async (before: FormState, form: FormData): Promise<FormState> => {
      const restart = { at: 'password' as const, signInName: before.signInName, attempt: 0 }
      if (form.get('act') === 'restart') return restart
      const signInName = String(form.get('signInName') ?? before.signInName)
      const answer = await send(before.at, form, props.onward)
      if (answer.at !== 'done') return { ...answer, signInName, attempt: before.attempt + 1 }
      props.onDone?.(answer.signInName)
      return restart
    },
    { at: props.startsAt, signInName: props.signInName ?? '', attempt: 0 },
  )
  const { fields = {}, message } = state.refusal ?? {}
  const problems = [
    ...(message ? [{ message }] : []),
    ...Object.entries(fields).map(([field, text]) => ({ fieldId: field, message: text })),
  ]
  return (
    <>
      <form action={submit} noValidate className="grid gap-4">
        <ErrorSummary title={t('problems')} problems={problems} attempt={state.attempt} />
        {state.at === 'code' ? (
          <CodeStep error={fields.code} />
        ) : (
          <PasswordStep signInName={state.signInName} fields={fields} />
        )}
      </form>
      {props.demo.length > 0 && state.at === 'password' ? (
        <DemoPeople demo={props.demo} password={props.demoPassword ?? ''} />
      ) : null}
    </>
  )
}

function send(at: Step, form: FormData, onward: Props['onward']): Promise<SignInAnswer> {
  const typed = (name: string) => String(form.get(name) ?? '')
  if (at === 'code') return enterCodeAction({ code: typed('code'), onward })
  return signInAction({ signInName: typed('signInName'), password: typed('password'), onward })
}

function PasswordStep({ signInName, fields }: { signInName: string; fields: SignInRefusal['fields'] }) {
  const t = useTranslations('sign-in')
  return (
    <>
      <TextField
        id="signInName"
        name="signInName"
        label={t('name')}
        defaultValue={signInName}
        error={fields.signInName}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        required
      />
      <TextField
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
    </>
  )
}

function CodeStep({ error }: { error: string | undefined }) {
  const t = useTranslations('sign-in')
  const field = useRef<HTMLInputElement>(null)
  // The step came in place of the one that had the focus.
  useEffect(() => field.current?.focus(), [])
  return (
    <>
      <TextField
        ref={field}
        id="code"
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        error={error}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={30}
        mono
        required
      />
      <SubmitButton pendingLabel={t('submitting')}>{t('submit')}</SubmitButton>
      <Button type="submit" name="act" value="restart" variant="quiet">
        {t('startOver')}
      </Button>
    </>
  )
}

/** In the sandbox only: one press fills the form in. */
function DemoPeople({ demo, password }: { demo: DemoChoice[]; password: string }) {
  const t = useTranslations('sign-in')
  function fillIn(person: DemoChoice) {
    const [name, secret] = ['signInName', 'password'].map((id) => document.getElementById(id))
    if (!(name instanceof HTMLInputElement) || !(secret instanceof HTMLInputElement)) return
    name.value = person.signInName
    secret.value = password
    secret.focus()
  }
  return (
    <section aria-labelledby="demo-people" className="grid gap-2 rounded-card border border-line bg-surface p-4">
      <h2 id="demo-people" className="font-semibold text-md">
        {t('demoTitle')}
      </h2>
      <p className="text-ink-soft text-sm">{t('demoWhy', { password })}</p>
      <ul className="-mx-2 grid">
        {demo.map((person) => (
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
  )
}
