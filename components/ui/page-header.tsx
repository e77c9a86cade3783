import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from './link'

/** Title, one line on what state this is in and as of when, and the page's acts. */
export function PageHeader(props: {
  title: ReactNode
  state?: ReactNode
  actions?: ReactNode
  back?: { href: string; label: string }
  tag?: ReactNode
}) {
  return (
    <header className="grid gap-2">
      {props.back ? (
        <Link
          href={props.back.href}
          className="-ml-1 inline-flex w-fit items-center gap-0.5 rounded-small pr-1 text-ink-soft text-sm hover:text-ink"
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
          {props.back.label}
        </Link>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-balance font-semibold text-lg tracking-[-0.01em]">{props.title}</h1>
            {props.tag}
          </div>
          {props.state ? <p className="figures text-ink-soft">{props.state}</p> : null}
        </div>
        {props.actions ? <div className="flex flex-wrap items-start gap-2">{props.actions}</div> : null}
      </div>
    </header>
  )
}
