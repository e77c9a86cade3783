import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type Tone = 'neutral' | 'positive' | 'caution' | 'negative' | 'unknown' | 'accent'

export const SOFT_TONE: Record<Tone, string> = {
  neutral: 'bg-neutral-soft text-neutral',
  positive: 'bg-positive-soft text-positive',
  caution: 'bg-caution-soft text-caution',
  negative: 'bg-negative-soft text-negative',
  unknown: 'bg-unknown-soft text-unknown',
  accent: 'bg-accent-soft text-accent',
}

export const TEXT_TONE: Record<Tone, string> = {
  neutral: 'text-neutral',
  positive: 'text-positive',
  caution: 'text-caution',
  negative: 'text-negative',
  unknown: 'text-unknown',
  accent: 'text-accent',
}

/** A small worded tag; the colour only repeats what the word says. */
export function Badge(props: { tone?: Tone; icon?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-small px-1.5 py-0.5 font-medium text-xs [&_svg]:size-3.5 [&_svg]:shrink-0',
        SOFT_TONE[props.tone ?? 'neutral'],
        props.className,
      )}
    >
      {props.icon}
      {props.children}
    </span>
  )
}
