import {
  CircleCheck,
  CircleHelp,
  CircleSlash,
  Copy,
  Flag,
  Hourglass,
  Inbox,
  type LucideIcon,
  MessageCircleQuestion,
  ShieldX,
  VolumeX,
} from 'lucide-react'
import type { MessageRow } from '@/lib/features/inbox/queries'
import type { TextOf } from '@/lib/messages'
import { Badge, type Tone } from '../ui/badge'

type Verdict = MessageRow['verdict']

const LOOK: Readonly<Record<Verdict, { tone: Tone; icon: LucideIcon }>> = {
  new: { tone: 'caution', icon: Hourglass },
  applied: { tone: 'positive', icon: CircleCheck },
  duplicate: { tone: 'neutral', icon: Copy },
  stale: { tone: 'neutral', icon: CircleSlash },
  conflict: { tone: 'negative', icon: Flag },
  orphan: { tone: 'caution', icon: CircleHelp },
  unconfirmed: { tone: 'caution', icon: MessageCircleQuestion },
  rejected: { tone: 'negative', icon: ShieldX },
  rejected_stale: { tone: 'caution', icon: ShieldX },
  noise: { tone: 'neutral', icon: VolumeX },
  closed: { tone: 'neutral', icon: Inbox },
}

/** What became of a message, as a word. */
export function VerdictTag({ verdict, t }: { verdict: Verdict; t: TextOf<'inbox'> }) {
  const { tone, icon: Icon } = LOOK[verdict]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(`verdicts.${verdict}`)}
    </Badge>
  )
}

/** Whether it came from whom it says. */
export function AuthenticityTag({ authenticity, t }: Pick<MessageRow, 'authenticity'> & { t: TextOf<'inbox'> }) {
  const tone = authenticity === 'rejected' ? 'negative' : authenticity === 'signed' ? 'positive' : 'neutral'
  return <Badge tone={tone}>{t(`auth.${authenticity}`)}</Badge>
}
