import type { Tone } from '@/components/ui/badge'
import type { PersonRow } from '@/lib/features/people/queries'
import type { Messages } from '@/lib/messages'

type Word = Extract<keyof Messages['people'], 'disabled' | 'active' | 'notYetIn' | 'factorMissing'>

/** Whether somebody may sign in, and what is missing for it. */
export function accessOf({ isDisabled, missing }: PersonRow): { tone: Tone; word: Word } {
  if (isDisabled) return { tone: 'negative', word: 'disabled' }
  if (missing === 'password') return { tone: 'caution', word: 'notYetIn' }
  if (missing === 'factor') return { tone: 'caution', word: 'factorMissing' }
  return { tone: 'neutral', word: 'active' }
}
