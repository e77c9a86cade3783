'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { readableMsisdn } from '@/lib/core/msisdn'

export type KnownPhone = { msisdn: string; name: string }
const SUGGESTED_MAX = 80

/** Whose phone lies on the desk: one of the known people, or any number that is typed. */
export function NumberChooser(props: {
  number: string
  typed: string | undefined
  wrong: boolean
  known: readonly KnownPhone[]
}) {
  const t = useTranslations('phone')
  const e = useTranslations('errors')
  const router = useRouter()
  const shown = props.wrong ? (props.typed ?? '') : readableMsisdn(props.number)
  const [text, setText] = useState(shown)
  useEffect(() => setText(shown), [shown])
  return (
    <form
      className="flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        router.push(`/phone?${new URLSearchParams({ number: text.trim() })}`)
      }}
    >
      <TextField
        id="number"
        label={t('number')}
        error={props.wrong ? e('field.kenyan_phone') : undefined}
        value={text}
        list="known-phones"
        inputMode="tel"
        autoComplete="off"
        maxLength={30}
        className="min-w-0 flex-1"
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.select()}
      />
      <datalist id="known-phones">
        {props.known.slice(0, SUGGESTED_MAX).map(({ msisdn, name }) => (
          <option key={msisdn} value={readableMsisdn(msisdn)} label={name}>
            {name}
          </option>
        ))}
      </datalist>
      {/* Beside the control, under the label's line. */}
      <Button type="submit" className="mt-6">
        {t('pickUp')}
      </Button>
    </form>
  )
}
