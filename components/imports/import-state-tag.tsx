import {
  CircleCheck,
  CircleHelp,
  CircleSlash,
  CircleX,
  FileSearch,
  Hourglass,
  type LucideIcon,
  Upload,
} from 'lucide-react'
import type { ImportRow } from '@/lib/features/imports/queries'
import type { TextOf } from '@/lib/messages'
import { StatusTag } from '../status/status-tag'
import type { Tone } from '../ui/badge'

const LOOK: Readonly<Record<ImportRow['state'], { tone: Tone; icon: LucideIcon }>> = {
  uploaded: { tone: 'caution', icon: CircleHelp },
  checking: { tone: 'accent', icon: FileSearch },
  ready: { tone: 'caution', icon: Hourglass },
  importing: { tone: 'accent', icon: Upload },
  done: { tone: 'positive', icon: CircleCheck },
  refused: { tone: 'negative', icon: CircleX },
  discarded: { tone: 'neutral', icon: CircleSlash },
}

/** Where an import stands, as a word. */
export function ImportStateTag({ state, t }: { state: ImportRow['state']; t: TextOf<'imports'> }) {
  return <StatusTag {...LOOK[state]} label={t(`states.${state}`)} />
}
