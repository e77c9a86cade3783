import type { LucideIcon } from 'lucide-react'
import { Badge, TEXT_TONE, type Tone } from '../ui/badge'
import { classNames } from '../ui/class-names'

/** Icon and word. `quiet` leaves the tint away, for dense lists where most rows are the same. */
export function StatusTag(props: { tone: Tone; icon: LucideIcon; label: string; quiet?: boolean; className?: string }) {
  const Icon = props.icon
  if (props.quiet) {
    return (
      <span
        className={classNames(
          'inline-flex items-center gap-1.5 whitespace-nowrap',
          TEXT_TONE[props.tone],
          props.className,
        )}
      >
        <Icon aria-hidden="true" className="size-3.5 shrink-0" />
        {props.label}
      </span>
    )
  }
  return (
    <Badge tone={props.tone} icon={<Icon aria-hidden="true" />} className={props.className}>
      {props.label}
    </Badge>
  )
}
