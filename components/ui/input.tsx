import type { ComponentProps } from 'react'
import { classNames } from './class-names'

/** The look every single-line control shares. */
export const controlLook =
  'w-full min-w-0 rounded-control border border-control bg-surface text-base text-ink transition-colors hover:border-ink-soft focus-visible:outline-offset-0 disabled:bg-sunken disabled:text-ink-soft aria-invalid:border-negative-line'

export function Input({ className, invalid, ...rest }: ComponentProps<'input'> & { invalid?: boolean }) {
  return (
    <input
      {...rest}
      aria-invalid={invalid || rest['aria-invalid']}
      className={classNames(controlLook, 'h-9 px-3', rest.type === 'file' && 'py-1.5', className)}
    />
  )
}

export function Textarea({
  className,
  invalid,
  rows = 3,
  ...rest
}: ComponentProps<'textarea'> & { invalid?: boolean }) {
  return (
    <textarea
      {...rest}
      rows={rows}
      aria-invalid={invalid || rest['aria-invalid']}
      className={classNames(controlLook, 'block px-3 py-2', className)}
    />
  )
}
