import { OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** What happened, whether money moved, what to do now, and the reference to quote. */
export function ErrorState(props: {
  title: string
  moneyMoved: string
  whatToDo: string
  referenceLabel?: string
  reference?: string
  action?: ReactNode
  /** `1` on a page of its own. */
  level?: 1 | 2
}) {
  const Heading = props.level === 1 ? 'h1' : 'h2'
  return (
    <div className="grid max-w-xl gap-4 rounded-card border border-line bg-surface p-6">
      <div className="flex items-start gap-3">
        <OctagonAlert aria-hidden="true" className="mt-1 size-4 shrink-0 text-negative" />
        <div className="grid gap-1.5">
          <Heading className="font-semibold text-md">{props.title}</Heading>
          <p>{props.moneyMoved}</p>
          <p className="text-ink-soft">{props.whatToDo}</p>
          {props.reference ? (
            <p className="text-ink-soft text-sm">
              {props.referenceLabel} <code className="text-ink">{props.reference}</code>
            </p>
          ) : null}
        </div>
      </div>
      {props.action ? <div className="flex flex-wrap gap-2 pl-7">{props.action}</div> : null}
    </div>
  )
}
