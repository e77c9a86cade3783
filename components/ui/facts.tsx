import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** Name and value pairs, one hairline between them. */
export function Facts({ children, className }: { children: ReactNode; className?: string }) {
  return <dl className={classNames('grid text-base [&>*+*]:border-line [&>*+*]:border-t', className)}>{children}</dl>
}

export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[minmax(8rem,11rem)_minmax(0,1fr)]">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}
