'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names'
import { Link } from '../ui/link'

export type RailLink = { href: string; label: string; icon: ReactNode; badge?: { count: number; label: string } }
export type RailGroup = { label: string; links: readonly RailLink[] }

function isHere(pathname: string, href: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`)
}

/** The groups of the rail. `folding` hides the words between 640 and 1024 px; the sheet keeps them. */
export function RailLinks(props: {
  label: string
  groups: readonly RailGroup[]
  folding?: boolean
  onFollow?: () => void
  /** Stands before the groups, inside the landmark. */
  children?: ReactNode
}) {
  const pathname = usePathname()
  const { folding } = props
  return (
    <nav aria-label={props.label} className="grid gap-4">
      {props.children}
      {props.groups.map((group) => (
        <div key={group.label} className="grid gap-0.5">
          <p className={classNames('px-2.5 pb-1 text-ink-soft text-xs', folding && 'max-lg:sr-only')}>{group.label}</p>
          <ul className="grid gap-0.5">
            {group.links.map((link) => (
              <li key={link.href}>
                <RailItem link={link} here={isHere(pathname, link.href)} folding={folding} onFollow={props.onFollow} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function RailItem(props: { link: RailLink; here: boolean; folding?: boolean; onFollow?: () => void }) {
  const { link, here, folding } = props
  return (
    <Link
      href={link.href}
      onClick={props.onFollow}
      aria-current={here ? 'page' : undefined}
      title={folding ? link.label : undefined}
      className={classNames(
        'relative flex h-8 items-center gap-2.5 rounded-control px-2.5 transition-colors [&>svg]:size-4 [&>svg]:shrink-0',
        folding && 'max-lg:justify-center max-lg:px-0',
        here
          ? 'bg-hover font-semibold text-ink before:absolute before:inset-y-1.5 before:-left-2 before:w-0.75 before:rounded-full before:bg-accent [&>svg]:text-accent'
          : 'text-ink-soft hover:bg-hover hover:text-ink',
      )}
    >
      {link.icon}
      <span className={classNames('flex-1 truncate', folding && 'max-lg:sr-only')}>{link.label}</span>
      {link.badge && link.badge.count > 0 ? (
        <span
          className={classNames(
            'figures rounded-full bg-accent px-1.5 font-medium text-accent-ink text-xs',
            folding && 'max-lg:absolute max-lg:top-0 max-lg:right-0 max-lg:px-1 max-lg:leading-3.5',
          )}
        >
          <span aria-hidden="true">{link.badge.count}</span>
          <span className="sr-only">{link.badge.label}</span>
        </span>
      ) : null}
    </Link>
  )
}
