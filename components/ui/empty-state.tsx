import type { ReactNode } from 'react'

/** One sentence that says what will appear, and the button that makes it appear. */
export function EmptyState(props: { title: ReactNode; action?: ReactNode; icon?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-3 rounded-card border border-line-strong border-dashed px-6 py-12 text-center">
      {props.icon ? <span className="text-ink-soft [&_svg]:size-5">{props.icon}</span> : null}
      <p className="max-w-md text-ink-soft">{props.title}</p>
      {props.action}
    </div>
  )
}
