'use client'

import { ChevronDown, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from './class-names'
import { Link } from './link'
import { Popover } from './popover'

/** One filter of a filter bar. Its form sits in the popover and writes the URL; the cross takes the filter away. */
export function FilterChip(props: {
  label: string
  value?: ReactNode
  clearHref?: string
  children: ReactNode
  className?: string
}) {
  const { label, value, clearHref, children, className } = props
  const t = useTranslations('common')
  const [open, setOpen] = useState(false)
  const set = value !== undefined && value !== null && value !== ''
  return (
    <span
      className={classNames(
        'inline-flex h-8 max-w-full items-stretch rounded-control border text-sm transition-colors',
        set ? 'border-accent-line bg-accent-soft' : 'border-line-strong border-dashed bg-surface hover:bg-sunken',
      )}
    >
      <Popover
        label={label}
        open={open}
        onOpenChange={setOpen}
        className={className}
        trigger={
          <button type="button" className="flex min-w-0 items-center gap-1.5 rounded-control px-2.5">
            <span className={set ? 'text-ink-soft' : 'font-medium'}>{label}</span>
            {set ? <span className="truncate font-medium">{value}</span> : null}
            <ChevronDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-soft" />
          </button>
        }
      >
        {children}
      </Popover>
      {set && clearHref ? (
        <Link
          href={clearHref}
          scroll={false}
          aria-label={t('clearFilter', { filter: label })}
          className="flex items-center rounded-control border-accent-line border-l px-1.5 text-ink-soft hover:text-ink"
        >
          <X aria-hidden="true" className="size-3.5" />
        </Link>
      ) : null}
    </span>
  )
}
