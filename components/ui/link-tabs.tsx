import { classNames } from './class-names'
import { Link } from './link'

export type LinkTab = { href: string; label: string; count?: number | string; current: boolean }

/** Views of one list, each with its own address. */
export function LinkTabs({ label, items }: { label: string; items: readonly LinkTab[] }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0">
      <ul className="flex min-w-max gap-5 border-line border-b">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              scroll={false}
              aria-current={item.current ? 'page' : undefined}
              className={classNames(
                '-mb-px flex h-9 items-center gap-1.5 rounded-t-small border-b-2 px-0.5 font-medium transition-colors',
                item.current
                  ? 'border-accent text-ink'
                  : 'border-transparent text-ink-soft hover:border-line-strong hover:text-ink',
              )}
            >
              {item.label}
              {item.count === undefined ? null : (
                <span className="figures rounded-full bg-neutral-soft px-1.5 font-medium text-neutral text-xs">
                  {item.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
