import { CircleCheck, CircleHelp, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { SOFT_TONE, type Tone } from './badge'
import { classNames } from './class-names'

const ICON = {
  neutral: Info,
  accent: Info,
  positive: CircleCheck,
  caution: TriangleAlert,
  negative: OctagonAlert,
  unknown: CircleHelp,
} as const

/** A sentence the reader must not miss, in the flow of the page. */
export function Notice(props: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  className?: string
}) {
  const { tone = 'neutral', title, children, action, className } = props
  const Icon = ICON[tone]
  return (
    <div className={classNames('flex gap-2.5 rounded-card px-3.5 py-3', SOFT_TONE[tone], className)}>
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="grid min-w-0 gap-0.5">
          {title ? <p className="font-medium">{title}</p> : null}
          {children ? <div className={title ? 'text-sm' : undefined}>{children}</div> : null}
        </div>
        {action}
      </div>
    </div>
  )
}
