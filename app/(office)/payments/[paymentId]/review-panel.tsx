import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { Zone } from '@/lib/core/days-and-zones'
import type { FeatureContext } from '@/lib/features/context'
import type { PaymentView } from '@/lib/features/payments/payment-view'
import type { ReviewView } from '@/lib/features/resolutions/view-review'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { FlagList } from './flag-list'

type Props = {
  t: TextOf<'review'>
  words: TextOf<'payments'>
  ctx: FeatureContext
  view: PaymentView
  review: ReviewView
  account: string
  provider: string
  display: { locale: LocaleTag; zone: Zone }
}

/** What was flagged about a payment, who says how it ended, and the way to settle it. */
export function ReviewPanel(props: Props) {
  const { t, ctx, view, review } = props
  if (!review.undecided && review.flags.length === 0 && review.open === null) return null
  return (
    <div className="grid gap-3">
      <Waiting {...props} />
      {review.flags.length === 0 ? null : (
        <Section
          title={t('title')}
          description={t('why')}
          actions={
            review.undecided && review.open === null && view.payment.state !== 'needs_review' ? (
              <SettleLink t={t} ctx={ctx} paymentId={view.payment.id} label={t('settleNote')} />
            ) : undefined
          }
        >
          <FlagList {...props} flags={review.flags} />
        </Section>
      )}
    </div>
  )
}

function Waiting({ t, view, review: { open } }: Props) {
  if (!open) return null
  const who = open.proposal.proposerName
  const title = open.moot ? t('mootShort', { who }) : t('waiting', { who, what: t(`what.${open.resolution.how}`) })
  return (
    <Notice
      tone="accent"
      title={title}
      action={<ButtonLink href={`/payments/${view.payment.id}/resolve`}>{t('decide')}</ButtonLink>}
    />
  )
}

export function SettleLink(props: { t: TextOf<'review'>; ctx: FeatureContext; paymentId: string; label: string }) {
  const { t, ctx, paymentId, label } = props
  const may = ctx.actor.permissions.has('payment.propose_resolution')
  return (
    <ButtonLink href={`/payments/${paymentId}/resolve`} disabledReason={may ? undefined : t('notAllowed')}>
      {label}
    </ButtonLink>
  )
}
