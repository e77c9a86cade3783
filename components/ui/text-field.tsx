import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { describe, Field, type FieldWords } from './field'
import { Input, Textarea } from './input'
import { Select, type SelectProps } from './select'

type Words = FieldWords & { className?: string }

/** Label, hint, input and error in one. `prefix` is fixed text before what is typed, such as a currency code. */
export function TextField(
  props: Omit<ComponentProps<'input'>, 'prefix'> & Words & { prefix?: ReactNode; mono?: boolean },
) {
  const { label, hint, error, optional, prefix, mono, className, id: given, ...rest } = props
  const own = useId()
  const id = given ?? own
  const control = (
    <Input
      {...rest}
      {...describe(id, { hint, error })}
      className={classNames(mono && 'font-mono', prefix && 'pl-12')}
    />
  )
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional} className={className}>
      {prefix ? (
        <span className="relative block">
          {control}
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-ink-soft text-sm"
          >
            {prefix}
          </span>
        </span>
      ) : (
        control
      )}
    </Field>
  )
}

export function TextareaField(props: ComponentProps<'textarea'> & Words) {
  const { label, hint, error, optional, className, id: given, ...rest } = props
  const own = useId()
  const id = given ?? own
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional} className={className}>
      <Textarea {...rest} {...describe(id, { hint, error })} />
    </Field>
  )
}

export function SelectField(props: SelectProps & Words) {
  const { label, hint, error, optional, className, id: given, ...rest } = props
  const own = useId()
  const id = given ?? own
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional} className={className}>
      <Select {...rest} {...describe(id, { hint, error })} />
    </Field>
  )
}
