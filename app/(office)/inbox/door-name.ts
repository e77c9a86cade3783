import type { TextOf } from '@/lib/messages'
import { DOORS, type Door } from '@/lib/providers/inbound'

/** A door in the reader's words; one that no longer exists by its own. */
export function doorName(t: TextOf<'providers'>, word: string): string {
  const door: Door | undefined = DOORS.find((each) => each === word)
  return door ? t(`doors.${door}`) : word
}
