import { PageText } from '@/app/_shared/page-text'
import { getDisplay, getT } from '@/app/_shared/text'
import { instantInWords } from '@/components/time/when'
import type { Revealable } from '@/lib/features/reveals/schemas'
import type { Sight } from '@/lib/features/reveals/sight'
import { RevealButton } from './reveal-button'

/** Below what is hidden in part: the way to see it whole, until when it is seen, or whose right it is. */
export async function RevealLine({ kind, id, sight }: { kind: Revealable; id: string; sight: Sight }) {
  const [t, { locale, zone }] = await Promise.all([getT('reveal'), getDisplay()])
  if (sight.until) {
    return (
      <p className="text-ink-soft text-xs">{t('shownUntil', { time: instantInWords(sight.until, zone, locale) })}</p>
    )
  }
  if (!sight.mayReveal) return <p className="text-ink-soft text-xs">{t('hidden')}</p>
  return (
    <PageText areas={['reveal']}>
      <div className="pt-1">
        <RevealButton kind={kind} id={id} />
      </div>
    </PageText>
  )
}
