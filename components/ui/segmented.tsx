import { classNames } from './class-names'
import { Link } from './link'

const trackLook = 'inline-flex h-8 w-fit items-stretch rounded-control border border-line bg-sunken p-0.5 text-sm'
const pieceLook = 'flex items-center rounded-small px-2.5 font-medium text-ink-soft transition-colors hover:text-ink'
const chosenLook = 'border border-line-strong bg-surface text-ink'

/** A small switch whose choices are addresses (currency of a chart, period). */
export function Segmented(props: {
  label: string
  items: readonly { href: string; label: string; current: boolean }[]
}) {
  return (
    <nav aria-label={props.label} className={trackLook}>
      {props.items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          scroll={false}
          aria-current={item.current ? 'true' : undefined}
          className={classNames(pieceLook, item.current ? chosenLook : 'border border-transparent')}
        >
          {item.label}
        </Link>
      ))}
    </nav>
  )
}

/** The same switch as form radios. */
export function SegmentedInput<Value extends string>(props: {
  legend: string
  name: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onValueChange: (value: Value) => void
}) {
  return (
    <fieldset className={trackLook}>
      <legend className="sr-only">{props.legend}</legend>
      {props.options.map((option) => (
        <label
          key={option.value}
          className={classNames(
            pieceLook,
            'has-focus-visible:outline-2 has-focus-visible:outline-accent',
            option.value === props.value ? chosenLook : 'border border-transparent',
          )}
        >
          <input
            type="radio"
            name={props.name}
            value={option.value}
            checked={option.value === props.value}
            onChange={() => props.onValueChange(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
