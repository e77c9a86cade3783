import { cva, type VariantProps } from 'class-variance-authority'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { Link } from './link'

export const buttonLook = cva(
  'inline-flex select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control border font-medium transition-colors [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-accent text-accent-ink hover:bg-accent-strong',
        secondary: 'border-line-strong bg-surface text-ink hover:bg-sunken',
        quiet: 'border-transparent bg-transparent text-ink hover:bg-hover',
        danger: 'border-transparent bg-negative text-negative-ink hover:bg-negative-strong',
      },
      size: { md: 'h-9 px-3.5 text-base', sm: 'h-8 px-2.5 text-sm' },
      off: { true: '', false: '' },
    },
    compoundVariants: [
      {
        off: true,
        className: '!border-line !bg-sunken !text-ink-soft hover:!bg-sunken',
      },
    ],
    defaultVariants: { variant: 'secondary', size: 'md', off: false },
  },
)

type Look = Omit<VariantProps<typeof buttonLook>, 'off'> & {
  icon?: ReactNode
  /** Why this may not be done now. The button stays reachable and says so. */
  disabledReason?: string
  /** Where the reason stands: on hover, focus and tap, or always under the button. */
  reasonShown?: 'tip' | 'below'
}

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & Look & { pending?: boolean }

/** An act. `pending` keeps its place and refuses a second click. */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    icon,
    disabledReason,
    reasonShown,
    pending,
    className,
    children,
    type = 'button',
    onClick,
    ...rest
  } = props
  if (disabledReason) {
    return (
      <Refused reason={disabledReason} shown={reasonShown} className={className}>
        {(reasonId) => (
          <button
            {...rest}
            type="button"
            aria-disabled="true"
            aria-describedby={reasonId}
            className={buttonLook({ variant, size, off: true })}
          >
            {icon}
            {children}
          </button>
        )}
      </Refused>
    )
  }
  return (
    <button
      {...rest}
      type={pending ? 'button' : type}
      onClick={pending ? undefined : onClick}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      className={classNames(buttonLook({ variant, size }), pending && 'opacity-75', className)}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  )
}

export type ButtonLinkProps = ComponentProps<typeof Link> & Look

/** A link that looks like an act. Without the right to follow it, it turns into a refused button. */
export function ButtonLink(props: ButtonLinkProps) {
  const { variant, size, icon, disabledReason, reasonShown, className, children, ...rest } = props
  if (disabledReason) {
    return (
      <Button
        variant={variant}
        size={size}
        icon={icon}
        disabledReason={disabledReason}
        reasonShown={reasonShown}
        className={className}
      >
        {children}
      </Button>
    )
  }
  return (
    <Link {...rest} className={classNames(buttonLook({ variant, size }), className)}>
      {icon}
      {children}
    </Link>
  )
}

function Refused(props: {
  reason: string
  shown?: 'tip' | 'below'
  className?: string
  children: (reasonId: string) => ReactNode
}) {
  const reasonId = useId()
  if (props.shown === 'below') {
    return (
      <span className={classNames('inline-flex flex-col items-start gap-1', props.className)}>
        {props.children(reasonId)}
        <span id={reasonId} className="max-w-72 text-ink-soft text-xs">
          {props.reason}
        </span>
      </span>
    )
  }
  return (
    <span className={classNames('group/refused relative inline-flex', props.className)}>
      {props.children(reasonId)}
      <span
        id={reasonId}
        role="tooltip"
        className="pointer-events-none invisible absolute top-full right-0 z-30 mt-1.5 w-max max-w-64 whitespace-normal rounded-control border border-line bg-raised px-2.5 py-1.5 text-left text-ink text-xs opacity-0 shadow-float transition-opacity group-focus-within/refused:visible group-focus-within/refused:opacity-100 group-hover/refused:visible group-hover/refused:opacity-100"
      >
        {props.reason}
      </span>
    </span>
  )
}

/** A quiet ring for something under way. */
export function Spinner() {
  return (
    <svg viewBox="0 0 16 16" className="size-4 animate-spin" aria-hidden="true" fill="none">
      <circle cx="8" cy="8" r="6" stroke="currentColor" strokeOpacity="0.3" strokeWidth="2" />
      <path d="M14 8a6 6 0 0 0-6-6" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}
