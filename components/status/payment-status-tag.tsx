import {
  ArrowRight,
  Ban,
  Check,
  CircleCheck,
  CircleHelp,
  Clock,
  Flag,
  Hourglass,
  type LucideIcon,
  Minus,
  Pencil,
  Send,
  X,
} from 'lucide-react'
import { type PaymentState, STATE_LOOK } from '@/lib/core/payment-state'
import { StatusTag } from './status-tag'

const ICON: Readonly<Record<(typeof STATE_LOOK)[PaymentState]['icon'], LucideIcon>> = {
  pencil: Pencil,
  hourglass: Hourglass,
  'check-outline': CircleCheck,
  arrow: ArrowRight,
  'paper-plane': Send,
  question: CircleHelp,
  flag: Flag,
  check: Check,
  x: X,
  ban: Ban,
  minus: Minus,
  clock: Clock,
}

/** The state of a payment. `label` is its word: `t(state)` of the area `status`. */
export function PaymentStatusTag({ state, label, quiet }: { state: PaymentState; label: string; quiet?: boolean }) {
  const look = STATE_LOOK[state]
  return <StatusTag tone={look.tone} icon={ICON[look.icon]} label={label} quiet={quiet} />
}
