import { ButtonLink } from '@/components/ui/button'
import type { FeatureContext } from '@/lib/features/context'
import { isNever } from '@/lib/features/give-back/original'
import type { Ways } from '@/lib/features/give-back/ways'
import type { Payment } from '@/lib/features/payments/payment-order'
import type { TextOf } from '@/lib/messages'
import { whyNotInWords } from '../../give-back/why-not'

type Props = {
  t: TextOf<'give-back'>
  common: TextOf<'common'>
  ctx: FeatureContext
  payment: Payment
  ways: Ways
}

/** What can follow a payment that is over: another try of a failed one, money given back of a paid one. */
export function FinishedActs({ t, common, ctx, payment, ways }: Props) {
  if (payment.state === 'failed') return <AgainLink t={t} ctx={ctx} payment={payment} ways={ways} />
  if (payment.state !== 'succeeded') return null
  const words = { t, common }
  const href = `/payments/${payment.id}/give-back`
  return (
    <>
      <ButtonLink
        href={href}
        disabledReason={whyNotInWords(words, 'reverse', ways.reverseWhyNot, payment.provider)}
        reasonShown={payment.direction === 'out' ? 'below' : 'tip'}
      >
        {t('reverse')}
      </ButtonLink>
      {payment.direction === 'in' ? (
        <ButtonLink href={href} disabledReason={whyNotInWords(words, 'refund', ways.refundWhyNot, payment.provider)}>
          {t('refund')}
        </ButtonLink>
      ) : null}
    </>
  )
}

/** Only where the provider, or two people, said that it failed: a new payment with the same content, linked to this one. */
function AgainLink({ t, ctx, payment, ways }: Omit<Props, 'common'>) {
  const live = ways.linked.find(({ kind, state }) => kind === 'retry' && !isNever(state))
  const right = payment.direction === 'out' ? 'payout.prepare' : 'collection.request'
  const own = payment.makerId === ctx.actor.id && ctx.actor.permissions.has(right)
  const form = payment.direction === 'out' ? '/payments/new' : '/collections/new'
  const why = live ? t('againDone', { reference: live.reference }) : own ? undefined : t('againNotYours')
  if (payment.linkKind === 'reversal' || payment.linkKind === 'refund') return null
  return (
    <ButtonLink href={`${form}?retry=${payment.id}`} prefetch={false} disabledReason={why}>
      {t('again')}
    </ButtonLink>
  )
}
