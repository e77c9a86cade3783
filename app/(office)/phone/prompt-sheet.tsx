'use client'

import { useId, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { PROVIDER_NAME } from '@/lib/core/rails'
import type { PhoneAnswer, Prompt } from '@/lib/features/sandbox-phone/control-wire'
import { shillings } from './shillings'

/** How long a phone shows a prompt that nobody touches, by the sandbox's clock. */
const PROMPT_LIFE_MS = 60_000
const ANY_PIN = '1234'
const OTHER_ENDS = ['wrong_pin', 'no_funds', 'ignore', 'unreachable'] as const satisfies PhoneAnswer[]

/** The prompt as it comes up over everything else on a real phone, and what may become of it. */
export function PromptSheet(props: {
  prompt: Prompt
  now: string
  merchant: string
  busy: boolean
  onAnswer: (answer: PhoneAnswer) => void
}) {
  const { prompt, busy, onAnswer } = props
  const t = useTranslations('phone')
  const locale = useLocale()
  const id = useId()
  const [pin, setPin] = useState(ANY_PIN)
  const left = Math.max(0, PROMPT_LIFE_MS - (Date.parse(props.now) - Date.parse(prompt.openedAt)))
  const complete = /^\d{4}$/.test(pin)
  return (
    <form
      aria-labelledby={`${id}-title`}
      className="appear-up grid gap-3 rounded-[1.25rem] border border-line bg-raised p-4 shadow-float"
      onSubmit={(event) => {
        event.preventDefault()
        if (complete && !busy) onAnswer('pay')
      }}
    >
      <div className="grid gap-1">
        <p className="flex items-baseline justify-between text-ink-soft text-xs">
          <span>{PROVIDER_NAME[prompt.provider]}</span>
          <span className="figures">{t('secondsLeft', { count: Math.ceil(left / 1000) })}</span>
        </p>
        <h2 id={`${id}-title`} className="font-semibold text-md">
          {t('question', { amount: shillings(prompt.amount, locale), merchant: props.merchant })}
        </h2>
        <p className="break-words text-ink-soft text-sm">
          {t('account', { reference: prompt.reference, shortcode: prompt.shortcode })}
        </p>
      </div>
      <div className="grid gap-1">
        <label htmlFor={`${id}-pin`} className="text-sm">
          {t('pin')}
        </label>
        <Input
          id={`${id}-pin`}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={pin}
          aria-describedby={`${id}-pin-hint`}
          className="text-center tracking-[0.5em]"
          onChange={(event) => setPin(event.target.value.replace(/\D/g, ''))}
        />
        <p id={`${id}-pin-hint`} className="text-ink-soft text-xs">
          {t('pinHint')}
        </p>
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Button onClick={() => onAnswer('cancel')} pending={busy}>
          {t('ends.cancel')}
        </Button>
        <Button type="submit" variant="primary" pending={busy} disabledReason={complete ? undefined : t('pinHint')}>
          {t('ends.pay')}
        </Button>
      </div>
      <div className="grid gap-1.5 border-line border-t pt-3">
        <p className="text-ink-soft text-xs">{t('otherEnds')}</p>
        <div className="grid grid-cols-2 gap-1.5">
          {OTHER_ENDS.map((end) => (
            <Button key={end} size="sm" variant="secondary" pending={busy} onClick={() => onAnswer(end)}>
              {t(`ends.${end}`)}
            </Button>
          ))}
        </div>
      </div>
    </form>
  )
}
