import { CircleCheck, CircleDashed, CirclePause, CircleX, type LucideIcon, Timer } from 'lucide-react'
import type { Tone } from '../ui/badge'
import { StatusTag } from './status-tag'

export const RAIL_HEALTH = ['healthy', 'slow', 'failing', 'paused', 'quiet'] as const
export type RailHealth = (typeof RAIL_HEALTH)[number]

const LOOK: Readonly<Record<RailHealth, { tone: Tone; icon: LucideIcon }>> = {
  healthy: { tone: 'positive', icon: CircleCheck },
  slow: { tone: 'caution', icon: Timer },
  failing: { tone: 'negative', icon: CircleX },
  paused: { tone: 'caution', icon: CirclePause },
  // No call yet, so nothing is claimed.
  quiet: { tone: 'neutral', icon: CircleDashed },
}

/** How a provider has been answering. `label` is `t('health.<health>')` of the area `status`. */
export function RailHealthTag({ health, label, quiet }: { health: RailHealth; label: string; quiet?: boolean }) {
  return <StatusTag {...LOOK[health]} label={label} quiet={quiet} />
}
