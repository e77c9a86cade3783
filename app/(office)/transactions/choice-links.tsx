'use client'

import { Check } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import { PopoverClose } from '@/components/ui/popover'

export type ChoiceLink = { href: string; label: string; detail?: string; current: boolean }

/** The choices of one filter as links; taking one closes the popover they stand in. */
export function ChoiceLinks(props: { label: string; items: readonly ChoiceLink[]; columns?: 1 | 2 | 3 }) {
  const columns = { 1: 'grid-cols-1', 2: 'grid-cols-2', 3: 'grid-cols-3' }[props.columns ?? 1]
  return (
    <nav aria-label={props.label} className={classNames('-m-1 grid max-h-72 overflow-y-auto p-1', columns)}>
      {props.items.map((item) => (
        <PopoverClose key={item.href}>
          <Link
            href={item.href}
            scroll={false}
            prefetch={false}
            aria-current={item.current ? 'true' : undefined}
            className={classNames(
              'flex min-h-8 items-center gap-2 rounded-control px-2 py-1 hover:bg-hover',
              item.current && 'font-medium',
            )}
          >
            <span className="min-w-0 flex-1 truncate">{item.label}</span>
            {item.detail ? <span className="text-ink-soft text-xs">{item.detail}</span> : null}
            {item.current ? <Check aria-hidden="true" className="size-4 shrink-0 text-accent" /> : null}
          </Link>
        </PopoverClose>
      ))}
    </nav>
  )
}
