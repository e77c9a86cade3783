import type { ProviderId } from '@/lib/core/rails'
import type { WhyNot } from '@/lib/features/give-back/ways'
import type { TextOf } from '@/lib/messages'

/** Why a way is closed, in words; undefined while it is open. */
export function whyNotInWords(
  { t, common }: { t: TextOf<'give-back'>; common: TextOf<'common'> },
  way: 'reverse' | 'refund',
  why: WhyNot | null,
  provider: ProviderId,
): string | undefined {
  if (why === null) return undefined
  const name = common(`providers.${provider}`)
  if (why === 'money_out') {
    if (way === 'refund') return t('whyNot.refund_out')
    return provider === 'mpesa' ? t('whyNot.money_out.mpesa') : t('whyNot.money_out.other', { provider: name })
  }
  return why === 'rail_cannot' ? t('whyNot.rail_cannot', { provider: name }) : t(`whyNot.${why}`)
}
