import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'

/** A button without a word on screen; its label is for screen readers and the tooltip. */
export function IconButton(props: ComponentProps<'button'> & { label: string; icon: ReactNode; size?: 'md' | 'sm' }) {
  const { label, icon, size = 'md', className, type = 'button', ...rest } = props
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={classNames(
        'inline-flex shrink-0 items-center justify-center rounded-control text-ink-soft transition-colors hover:bg-hover hover:text-ink data-[state=open]:bg-hover [&_svg]:size-4',
        size === 'md' ? 'size-9' : 'size-7',
        className,
      )}
    >
      {icon}
    </button>
  )
}
