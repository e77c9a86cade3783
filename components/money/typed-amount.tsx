'use client'

import { type ReactNode, useId, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { type Currency, formatAmount, parseAmount, tidyTypedAmount } from '@/lib/core/money'
import { classNames } from '../ui/class-names'
import { describe, Field } from '../ui/field'
import { Input } from '../ui/input'

/**
 * An amount of one fixed currency. It takes what people paste ("1,500.50", "KES 1,500"), says under the field how it
 * was read, and on leaving the field says what is wrong. The server parses the submitted text again.
 */
export function TypedAmount(props: {
  label: ReactNode
  name: string
  currency: Currency
  /** The rail takes no fraction of a unit. */
  wholeUnits?: boolean
  hint?: ReactNode
  error?: string
  optional?: string
  defaultValue?: string
  id?: string
  autoFocus?: boolean
  className?: string
  onAmount?: (minor: bigint | undefined, text: string) => void
}) {
  const { currency, wholeUnits, onAmount } = props
  const own = useId()
  const id = props.id ?? own
  const t = useTranslations('errors')
  const c = useTranslations('common')
  const locale = useLocale()
  const [text, setText] = useState(props.defaultValue ?? '')
  const [left, setLeft] = useState(false)
  const parsed = parseAmount(tidyTypedAmount(text, currency), currency, { wholeUnits })
  const ownProblem = !parsed.ok && left && text.trim() !== '' ? t(`field.${parsed.problem}`) : undefined
  const error = ownProblem ?? props.error
  const change = (next: string) => {
    setText(next)
    const read = parseAmount(tidyTypedAmount(next, currency), currency, { wholeUnits })
    onAmount?.(read.ok ? read.amountMinor : undefined, next)
  }
  return (
    <Field
      id={id}
      label={props.label}
      hint={props.hint}
      error={error}
      optional={props.optional}
      // Room for two lines from the start: what is said on leaving the field must not move the button under the pointer.
      className={classNames(props.hint ? 'min-h-31' : 'min-h-27', props.className)}
    >
      <span className="relative block">
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-ink-soft text-sm"
        >
          {currency}
        </span>
        <Input
          {...describe(id, { hint: props.hint, error })}
          name={props.name}
          value={text}
          inputMode="decimal"
          autoComplete="off"
          autoFocus={props.autoFocus}
          onChange={(event) => change(event.target.value)}
          onBlur={() => setLeft(true)}
          className="figures pr-3 pl-12 text-right"
        />
      </span>
      {parsed.ok && text.trim() !== '' && !error ? (
        <p className="figures text-right text-ink-soft text-xs">
          {c('readAs', { amount: `${currency} ${formatAmount(parsed.amountMinor, currency, locale)}` })}
        </p>
      ) : null}
    </Field>
  )
}
