import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type FieldWords = { label: ReactNode; hint?: ReactNode; error?: string; optional?: string }

/** What ties a control to its hint and error. */
export function describe(id: string, words: { hint?: ReactNode; error?: string }) {
  const described = [words.error && `${id}-error`, words.hint && `${id}-hint`].filter(Boolean).join(' ')
  return { id, 'aria-describedby': described || undefined, 'aria-invalid': words.error ? true : undefined }
}

/** Label above, hint under the label, error under the control. */
export function Field(props: FieldWords & { id: string; className?: string; children: ReactNode }) {
  const { id, label, hint, error, optional, className, children } = props
  return (
    <div className={classNames('grid content-start gap-1.5', className)}>
      <div className="grid gap-0.5">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
          {optional ? <span className="ml-1.5 font-normal text-ink-soft">{optional}</span> : null}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-ink-soft text-xs">
            {hint}
          </p>
        ) : null}
      </div>
      {children}
      <FieldError id={id} error={error} />
    </div>
  )
}

/** The sentence under a control that was refused. */
export function FieldError({ id, error }: { id: string; error?: string }) {
  if (!error) return null
  return (
    <p id={`${id}-error`} className="flex items-start gap-1.5 text-negative text-sm">
      <CircleAlert aria-hidden="true" className="mt-px size-4 shrink-0" />
      {error}
    </p>
  )
}
