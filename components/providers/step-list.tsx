import { CircleCheck, CircleDashed } from 'lucide-react'
import type { ReactNode } from 'react'
import { StatusTag } from '../status/status-tag'

export type ShownStep = Readonly<{
  key: string
  title: string
  isDone: boolean
  /** "Done", with its day, or "Open". */
  state: string
  /** What shows it, or what to do. */
  what: ReactNode
}>

/** Steps that are done when something shows it; none can be ticked. */
export function StepList({ label, steps }: { label: string; steps: readonly ShownStep[] }) {
  return (
    <ol aria-label={label} className="grid min-w-0 gap-px overflow-hidden rounded-control border border-line bg-line">
      {steps.map(({ key, title, isDone, state, what }) => (
        <li key={key} className="grid min-w-0 gap-1 bg-surface px-3 py-2 text-sm">
          <div className="flex flex-wrap items-center justify-between gap-x-3">
            <span className="font-medium">{title}</span>
            <StatusTag
              icon={isDone ? CircleCheck : CircleDashed}
              tone={isDone ? 'positive' : 'neutral'}
              label={state}
              quiet
            />
          </div>
          {isDone ? null : <div className="grid min-w-0 gap-1 text-ink-soft">{what}</div>}
        </li>
      ))}
    </ol>
  )
}
