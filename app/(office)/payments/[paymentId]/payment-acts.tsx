import { Button, ButtonLink } from '@/components/ui/button'
import { isTerminal } from '@/lib/core/payment-state'
import type { Decision } from '@/lib/features/approvals/queries'
import type { FeatureContext } from '@/lib/features/context'
import type { Payment } from '@/lib/features/payments/payment-order'
import type { TextOf } from '@/lib/messages'
import { AskButton } from './ask-button'
import { CancelButton } from './cancel-button'
import { SettleLink } from './review-panel'

type Props = {
  t: TextOf<'payments'>
  reviewWords: TextOf<'review'>
  ctx: FeatureContext
  payment: Payment
  provider: string
  decisions: readonly Decision[]
  /** What is true now; while the outcome is unknown it stands beside the refused button. */
  sentence: string
  /** No settlement by hand waits for its second person. */
  settles: boolean
}

/** What this person may do now. What is refused stays visible with its reason; the features decide again. */
export function PaymentActs(props: Props) {
  const { t, reviewWords, ctx, payment, provider, decisions, sentence, settles } = props
  const { permissions, id } = ctx.actor
  if (isTerminal(payment.state)) return null
  const early = payment.state === 'draft' || payment.state === 'awaiting_approval' || payment.state === 'approved'
  const own = payment.makerId === id || payment.lastEditorId === id
  const decided = decisions.some((each) => each.approverId === id && !each.isVoid)
  const decides = payment.state === 'awaiting_approval' && permissions.has('payment.approve') && !own && !decided
  const mayCancel = permissions.has('payment.cancel') && (payment.makerId === id || permissions.has('payment.approve'))
  const whyNotCancel = !early ? t('acts.cancelLate', { provider }) : mayCancel ? undefined : t('acts.cancelNotYours')
  const isUnknown = payment.state === 'unknown' || payment.state === 'needs_review'
  return (
    <>
      {isUnknown ? (
        <Button disabledReason={sentence} reasonShown="below">
          {t('acts.again')}
        </Button>
      ) : null}
      {payment.state === 'needs_review' && settles ? (
        <SettleLink t={reviewWords} ctx={ctx} paymentId={payment.id} label={reviewWords('settle')} />
      ) : null}
      {permissions.has('payment.ask_provider') ? (
        <AskButton
          paymentId={payment.id}
          provider={provider}
          disabledReason={early ? t('acts.askBefore') : undefined}
        />
      ) : null}
      {permissions.has('payment.cancel') ? <CancelButton paymentId={payment.id} disabledReason={whyNotCancel} /> : null}
      {payment.state === 'awaiting_approval' && payment.makerId === id && permissions.has('payout.prepare') ? (
        <ButtonLink
          href={`/payments/${payment.id}/edit`}
          disabledReason={
            payment.linkKind === 'refund' || payment.linkKind === 'reversal' ? t('acts.editReturn') : undefined
          }
        >
          {t('acts.edit')}
        </ButtonLink>
      ) : null}
      {decides ? (
        <ButtonLink variant="primary" href={`/payments/${payment.id}/approve`}>
          {t('acts.approveOrDeny')}
        </ButtonLink>
      ) : null}
    </>
  )
}
