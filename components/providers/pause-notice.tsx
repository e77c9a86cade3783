import { dayOf, type Zone } from '@/lib/core/days-and-zones'
import type { Pause } from '@/lib/features/providers/pause'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { instantInWords } from '../time/when'
import { Notice } from '../ui/notice'

/** `13:40 EAT` today, with its day otherwise. */
export function pausedAt(pause: Pick<Pause, 'at'>, now: Date, zone: Zone, locale: LocaleTag): string {
  const isToday = dayOf(pause.at, zone) === dayOf(now, zone)
  return instantInWords(pause.at, zone, locale, isToday ? 'time' : 'list')
}

/** Who paused a provider's payouts, when, why, and what that means. */
export function PauseNotice(props: {
  pause: Pause
  name: string
  now: Date
  zone: Zone
  locale: LocaleTag
  t: TextOf<'connection'>
}) {
  const { pause, name, now, zone, locale, t } = props
  return (
    <Notice tone="caution" title={t('paused.title', { provider: name })}>
      <p>{t('paused.since', { who: pause.byName, at: pausedAt(pause, now, zone, locale), reason: pause.reason })}</p>
      <p>{t('paused.what')}</p>
    </Notice>
  )
}
