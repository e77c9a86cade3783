'use client'

import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import type { Refusal } from '@/app/_shared/action'
import { RecoveryCodes } from '@/components/people/recovery-codes'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/text-field'
import { renewRecoveryCodesAction } from './actions'

/** Ten new recovery codes for a fresh code; those of before end. */
export function RenewCodes() {
  const t = useTranslations('account')
  const [busy, start] = useTransition()
  const [codes, setCodes] = useState<readonly string[]>()
  const [refusal, setRefusal] = useState<Refusal & { attempt: number }>()
  const said = refusal ? (refusal.fields.code ?? refusal.message) : undefined

  function renew(code: string) {
    start(async () => {
      const result = await renewRecoveryCodesAction({ code })
      if (result.ok) {
        setRefusal(undefined)
        setCodes(result.value)
      } else {
        setRefusal((before) => ({ ...result.error, attempt: (before?.attempt ?? 0) + 1 }))
      }
    })
  }

  if (codes) return <RecoveryCodes codes={codes} />
  return (
    <form
      noValidate
      className="grid max-w-md gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        renew(String(new FormData(event.currentTarget).get('code') ?? ''))
      }}
    >
      <ErrorSummary
        title={t('factor.problems')}
        problems={said ? [{ message: said, fieldId: 'renew-code' }] : []}
        attempt={refusal?.attempt}
      />
      <TextField
        id="renew-code"
        name="code"
        label={t('factor.code')}
        hint={t('factor.renewHint')}
        error={refusal?.fields.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={9}
        mono
        required
      />
      <div>
        <Button type="submit" pending={busy}>
          {t('factor.renew')}
        </Button>
      </div>
    </form>
  )
}
