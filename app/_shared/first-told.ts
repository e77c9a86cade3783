import { instantInWords } from '@/components/time/when'
import type { Zone } from '@/lib/core/days-and-zones'
import type { WhoWasFirst } from '@/lib/core/errors'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'

/** "Baraka Mwangi approved it at 14:05 EAT." */
export function firstTold(
  errors: TextOf<'errors'>,
  first: WhoWasFirst,
  { zone, locale }: { zone: Zone; locale: LocaleTag },
): string {
  return errors(`first.${first.act}`, { who: first.by, time: instantInWords(first.at, zone, locale) })
}
