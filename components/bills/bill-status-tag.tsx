import { Ban, Check, CircleDashed, CircleHelp, Clock, Hourglass, type LucideIcon, X } from 'lucide-react'
import type { BillStatusView } from '@/lib/features/bills/bill-status-view'
import { StatusTag } from '../status/status-tag'
import type { Tone } from '../ui/badge'

const LOOK: Readonly<Record<BillStatusView['state'], { tone: Tone; icon: LucideIcon }>> = {
  draft: { tone: 'neutral', icon: CircleDashed },
  pending: { tone: 'caution', icon: Hourglass },
  paid: { tone: 'positive', icon: Check },
  expired: { tone: 'neutral', icon: Clock },
  failed: { tone: 'negative', icon: X },
  cancelled: { tone: 'neutral', icon: Ban },
  unknown: { tone: 'unknown', icon: CircleHelp },
}

/** The state of a bill. `label` is its word: `t('states.<state>')` of the area `bills`. */
export function BillStatusTag(props: { state: BillStatusView['state']; label: string; quiet?: boolean }) {
  return <StatusTag {...LOOK[props.state]} label={props.label} quiet={props.quiet} />
}
