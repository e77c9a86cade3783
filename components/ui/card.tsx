import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'

/** A surface with one hairline. `flush` leaves the padding to what is inside (tables, lists). */
export function Card(props: { children: ReactNode; flush?: boolean; className?: string }) {
  return (
    <div className={classNames('rounded-card border border-line bg-surface', !props.flush && 'p-4', props.className)}>
      {props.children}
    </div>
  )
}

/** A titled part of a page. */
export function Section(props: {
  title: ReactNode
  description?: ReactNode
  actions?: ReactNode
  children: ReactNode
  className?: string
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classNames('grid min-w-0 gap-3', props.className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="grid gap-0.5">
          <h2 id={id} className="font-semibold text-md">
            {props.title}
          </h2>
          {props.description ? <p className="text-ink-soft text-sm">{props.description}</p> : null}
        </div>
        {props.actions ? <div className="flex flex-wrap items-center gap-2">{props.actions}</div> : null}
      </div>
      {props.children}
    </section>
  )
}
