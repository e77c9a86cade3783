import { PageText } from '@/app/_shared/page-text'
import { getDisplay, getT } from '@/app/_shared/text'
import { instantInWords } from '@/components/time/when'
import { Notice } from '@/components/ui/notice'
import type { FeatureContext } from '@/lib/features/context'
import { viewHold } from '@/lib/features/providers/release-hold'
import { ReleaseButton } from './release-button'

/** Says that nothing is sent and why, and lets whoever may release it. Nothing while nothing is held. */
export async function HoldNotice({ ctx }: { ctx: FeatureContext }) {
  const view = await viewHold(ctx)
  if (!view) return null
  const [t, { locale, zone }] = await Promise.all([getT('hold'), getDisplay()])
  const { hold, references, count } = view
  const mayRelease = ctx.actor.permissions.has('provider.resume')
  return (
    <Notice tone="negative" title={hold ? t('title') : t('titleEarlier')}>
      {hold ? (
        <p>
          {t(`cause.${hold.cause}`, {
            at: instantInWords(hold.at, zone, locale),
            detail: hold.detail,
            who: hold.byName,
          })}
        </p>
      ) : null}
      {count > 0 ? <p>{t('earlier', { count, references: references.join(', ') })}</p> : null}
      <p>{t('receiving')}</p>
      <PageText areas={['hold', 'connection']}>
        <ReleaseButton earlier={count} disabledReason={mayRelease ? undefined : t('needs')} />
      </PageText>
    </Notice>
  )
}
