import { Check, CircleHelp, Hourglass, type LucideIcon, Undo2, X } from 'lucide-react'
import type { Tone } from '../ui/badge'
import { StatusTag } from './status-tag'

/** What a line of history can be; the words of `db/tables.ts`. */
export type TransactionStateWord = 'pending' | 'unknown' | 'succeeded' | 'failed' | 'reversed'

const LOOK: Readonly<Record<TransactionStateWord, { tone: Tone; icon: LucideIcon }>> = {
  pending: { tone: 'neutral', icon: Hourglass },
  unknown: { tone: 'unknown', icon: CircleHelp },
  succeeded: { tone: 'positive', icon: Check },
  failed: { tone: 'negative', icon: X },
  reversed: { tone: 'caution', icon: Undo2 },
}

/** The state of one line. `label` is `t('states.<state>')` of the area `transactions`. */
export function TransactionStateTag(props: { state: TransactionStateWord; label: string; quiet?: boolean }) {
  return <StatusTag {...LOOK[props.state]} label={props.label} quiet={props.quiet} className="align-middle" />
}
