'use client'

import { useEffect, useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import type { Refusal } from '@/app/_shared/action'
import { NewPassword } from '@/components/people/new-password'
import { RecoveryCodes } from '@/components/people/recovery-codes'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { type EnteredView, enterAction, readLinkAction, type Shown } from './actions'
import { AuthenticatorSetup } from './authenticator-setup'

type Link = { token: string; shown?: Shown; over?: string }
type State = { attempt: number; refusal?: Refusal; entered?: EnteredView }

/** Reads the link, then asks for what it needs; afterwards the recovery codes, once. What is typed survives a refusal. */
export function EnterForm() {
  const t = useTranslations('enter')
  const link = useLink()
  const [busy, start] = useTransition()
  const [state, setState] = useState<State>({ attempt: 0 })
  function submit(form: FormData) {
    const typed = (name: string) => String(form.get(name) ?? '')
    start(async () => {
      const result = await enterAction({
        token: link?.token ?? '',
        password: typed('password'),
        repeated: typed('repeated'),
        code: typed('code'),
      })
      // The link is spent: nothing of it stays in the history.
      if (result.ok) window.history.replaceState(null, '', '/enter')
      setState(({ attempt }) =>
        result.ok ? { attempt: 0, entered: result.value } : { attempt: attempt + 1, refusal: result.error },
      )
    })
  }
  if (state.entered) return <Entered {...state.entered} />
  if (!link) return <p className="appear-late text-ink-soft">{t('reading')}</p>
  if (!link.shown) {
    return (
      <Notice tone="caution" title={t('overTitle')} action={<ButtonLink href="/sign-in">{t('toSignIn')}</ButtonLink>}>
        {link.over}
      </Notice>
    )
  }
  const { shown } = link
  const { refusal } = state
  const fields = refusal?.fields ?? {}
  const listed = Object.entries(fields).map(([fieldId, message]) => ({ fieldId, message }))
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
    >
      <p className="text-ink-soft">{t('welcome', { name: shown.name, signInName: shown.signInName })}</p>
      <ErrorSummary
        title={t('problems')}
        problems={listed.length > 0 || !refusal ? listed : [{ message: refusal.message }]}
        attempt={state.attempt}
      />
      {/* What a password manager keeps the password under. */}
      <input type="text" name="username" autoComplete="username" value={shown.signInName} readOnly hidden />
      <NewPassword label={t('password')} fields={fields} />
      {shown.authenticator ? <AuthenticatorSetup {...shown.authenticator} /> : null}
      {shown.asks === 'nothing' ? null : (
        <TextField
          id="code"
          name="code"
          label={t('code')}
          hint={t(shown.asks === 'enrol' ? 'codeOfNew' : 'codeOfOld')}
          error={fields.code}
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={30}
          mono
          required
        />
      )}
      <Button type="submit" variant="primary" pending={busy}>
        {busy ? t('entering') : t('submit')}
      </Button>
    </form>
  )
}

function Entered({ recoveryCodes, firstPage }: EnteredView) {
  const t = useTranslations('enter')
  return (
    <div className="grid gap-5">
      <Notice tone="positive" title={t('done')} />
      {recoveryCodes.length > 0 ? <RecoveryCodes codes={recoveryCodes} /> : null}
      <div>
        <ButtonLink href={firstPage} variant="primary">
          {t('goOn')}
        </ButtonLink>
      </div>
    </div>
  )
}

/** The token of the address, and what the server says to it; undefined while it is read. */
function useLink(): Link | undefined {
  const [link, setLink] = useState<Link>()
  useEffect(() => {
    const token = window.location.hash.slice(1)
    void readLinkAction({ token }).then((result) =>
      setLink(result.ok ? { token, shown: result.value } : { token, over: result.error.message }),
    )
  }, [])
  return link
}
