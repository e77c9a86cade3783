import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonLook } from './button'
import { Link } from './link'

/** Newer / Older by keyset: there is no page number to drift. */
export function Pager(props: {
  label: string
  newerLabel: string
  olderLabel: string
  newerHref?: string
  olderHref?: string
  note?: string
}) {
  if (!props.newerHref && !props.olderHref && !props.note) return null
  return (
    <nav aria-label={props.label} className="flex items-center justify-between gap-3 pt-3">
      <p className="figures text-ink-soft text-sm">{props.note}</p>
      <div className="flex gap-2">
        <Step href={props.newerHref} rel="prev">
          <ChevronLeft aria-hidden="true" />
          {props.newerLabel}
        </Step>
        <Step href={props.olderHref} rel="next">
          {props.olderLabel}
          <ChevronRight aria-hidden="true" />
        </Step>
      </div>
    </nav>
  )
}

function Step({ href, rel, children }: { href?: string; rel: 'prev' | 'next'; children: ReactNode }) {
  if (!href) {
    return (
      <span aria-disabled="true" className={buttonLook({ size: 'sm', off: true })}>
        {children}
      </span>
    )
  }
  return (
    <Link href={href} rel={rel} className={buttonLook({ size: 'sm' })}>
      {children}
    </Link>
  )
}
