'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSubmission } from '@/app/_shared/use-submission'
import { RecoveryCodes } from '@/components/people/recovery-codes'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/text-field'
import { renewRecoveryCodesAction } from './actions'

/** Ten new recovery codes for a fresh code; those of before end. */
export function RenewCodes() {
  const t = useTranslations('account')
  const [codes, setCodes] = useState<readonly string[]>()
  const { busy, fields, refusal, submit, summary } = useSubmission()
  const said = refusal ? (fields.code ?? refusal.message) : undefined

  const renew = (code: string) => submit(() => renewRecoveryCodesAction({ code }), setCodes)

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
        {...summary}
        title={t('factor.problems')}
        problems={said ? [{ message: said, fieldId: 'renew-code' }] : []}
      />
      <TextField
        id="renew-code"
        name="code"
        label={t('factor.code')}
        hint={t('factor.renewHint')}
        error={fields.code}
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
