import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { FieldError } from './field'

export type Choice = { value: string; label: string; detail?: ReactNode; icon?: ReactNode; disabledReason?: string }

/** One of a few, each with a line that helps to choose. Plain radios, so arrow keys and forms just work. */
export function ChoiceCards(props: {
  legend: ReactNode
  name: string
  options: readonly Choice[]
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  error?: string
  columns?: 1 | 2
}) {
  const id = useId()
  const { legend, name, options, value, defaultValue, onValueChange, error, columns = 2 } = props
  return (
    <fieldset className="grid gap-1.5" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-medium text-sm">{legend}</legend>
      <div className={classNames('grid gap-2', columns === 2 && 'sm:grid-cols-2')}>
        {options.map((option) => {
          const refused = Boolean(option.disabledReason)
          const detail = option.disabledReason ?? option.detail
          return (
            <label
              key={option.value}
              className={classNames(
                'flex items-start gap-3 rounded-card border border-line-strong bg-surface px-3 py-2.5 transition-colors',
                'has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
                refused ? 'bg-sunken text-ink-soft' : 'hover:border-control',
              )}
            >
              <input
                type="radio"
                name={name}
                value={option.value}
                disabled={refused}
                className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
                {...(value === undefined
                  ? { defaultChecked: defaultValue === option.value }
                  : { checked: value === option.value })}
                onChange={onValueChange ? () => onValueChange(option.value) : undefined}
              />
              <span className="grid min-w-0 flex-1 gap-0.5">
                <span className="font-medium">{option.label}</span>
                {detail ? <span className="text-ink-soft text-xs">{detail}</span> : null}
              </span>
              {option.icon}
            </label>
          )
        })}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}
