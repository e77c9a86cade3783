import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { describe, FieldError } from './field'

/** The bare tick box, for table rows: give it an `aria-label`. */
export function Checkbox({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <input {...rest} type="checkbox" className={classNames('size-4 shrink-0 rounded-small accent-accent', className)} />
  )
}

/** One tick with its sentence. */
export function CheckboxField(
  props: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode; error?: string },
) {
  const { label, hint, error, className, id: given, ...rest } = props
  const own = useId()
  const id = given ?? own
  return (
    <div className={classNames('grid gap-1.5', className)}>
      <div className="flex items-start gap-2.5">
        <Checkbox {...rest} {...describe(id, { hint, error })} className="mt-0.5" />
        <div className="grid gap-0.5">
          <label htmlFor={id}>{label}</label>
          {hint ? (
            <p id={`${id}-hint`} className="text-ink-soft text-xs">
              {hint}
            </p>
          ) : null}
        </div>
      </div>
      <FieldError id={id} error={error} />
    </div>
  )
}
