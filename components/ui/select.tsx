import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { controlLook } from './input'

export type SelectOption = { value: string; label: string; disabled?: boolean }
export type SelectProps = Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly SelectOption[]
  /** Shown first with an empty value. */
  placeholder?: string
  invalid?: boolean
}

/** The browser's own select: it works on every phone and with every keyboard. */
export function Select({ options, placeholder, className, invalid, ...rest }: SelectProps) {
  return (
    <span className={classNames('relative block', className)}>
      <select
        {...rest}
        aria-invalid={invalid || rest['aria-invalid']}
        className={classNames(controlLook, 'h-9 appearance-none pr-8 pl-3')}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute top-2.5 right-2.5 size-4 text-ink-soft" />
    </span>
  )
}
