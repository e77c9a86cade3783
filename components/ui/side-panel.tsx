import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from './link'

/** A list with the detail of one row beside it. Under 1280 px the detail takes the list's place; Back returns to it. */
export function WithSidePanel({ panel, children }: { panel?: ReactNode; children: ReactNode }) {
  if (!panel) return children
  return (
    <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="min-w-0 max-xl:hidden">{children}</div>
      {panel}
    </div>
  )
}

export function SidePanel(props: {
  title: ReactNode
  label: string
  closeHref: string
  closeLabel: string
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <aside
      aria-label={props.label}
      className="appear self-start rounded-card border border-line bg-surface xl:sticky xl:top-17 xl:max-h-[calc(100dvh-5.5rem)] xl:overflow-y-auto"
    >
      <header className="sticky top-0 z-10 flex items-center justify-between gap-3 rounded-t-card border-line border-b bg-surface px-4 py-3">
        <h2 className="min-w-0 font-semibold text-md">{props.title}</h2>
        <div className="flex items-center gap-1">
          {props.actions}
          <Link
            href={props.closeHref}
            scroll={false}
            aria-label={props.closeLabel}
            title={props.closeLabel}
            className="-mr-1.5 inline-flex size-7 items-center justify-center rounded-control text-ink-soft hover:bg-hover hover:text-ink"
          >
            <X aria-hidden="true" className="size-4" />
          </Link>
        </div>
      </header>
      <div className="grid gap-5 p-4">{props.children}</div>
    </aside>
  )
}
