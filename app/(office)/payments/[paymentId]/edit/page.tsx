import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { firstTold } from '@/app/_shared/first-told'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import { listDecisions } from '@/lib/features/approvals/queries'
import { whoWasFirst } from '@/lib/features/approvals/who-was-first'
import type { FeatureContext } from '@/lib/features/context'
import type { Payment } from '@/lib/features/payments/payment-order'
import { getPayment } from '@/lib/features/payments/queries'
import { formChoices } from '../../new/form-choices'
import { NewPaymentForm } from '../../new/new-payment-form'
import { storedDraft } from './stored-draft'

type Params = Promise<{ paymentId: string }>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('payments'))('edit.title') }
}

async function findPayment(ctx: FeatureContext, paymentId: string): Promise<Payment> {
  try {
    return await getPayment(ctx.store, ctx.store.read, paymentId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

/** The form of a payment that waits, filled with what stands in it; for its maker only. */
export default async function EditPaymentPage({ params }: { params: Params }) {
  const ctx = await pageContext('payout.prepare')
  const payment = await findPayment(ctx, (await params).paymentId)
  const address = `/payments/${payment.id}`
  const [t, display, decisions, choices] = await Promise.all([
    getT('payments'),
    getDisplay(),
    listDecisions(ctx.store, payment.id),
    formChoices(ctx),
  ])
  const approvers = decisions.filter((each) => each.decision === 'approved' && !each.isVoid)
  const mayEdit = payment.makerId === ctx.actor.id && payment.state === 'awaiting_approval'
  const isReturn = payment.linkKind === 'refund' || payment.linkKind === 'reversal'
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        title={t('edit.title')}
        state={t('edit.state')}
        back={{ href: address, label: t('edit.back', { reference: payment.reference }) }}
      />
      {mayEdit && !isReturn ? (
        <PageText areas={['payments', 'rules', 'connection']}>
          {approvers.length > 0 ? (
            <Notice tone="caution" className="-mt-2">
              {t('edit.dropped', { names: approvers.map((each) => each.approverName).join(', ') })}
            </Notice>
          ) : null}
          <NewPaymentForm
            key={payment.contentHash}
            // What is typed lasts while the content is the one it started from; an approval in between keeps it.
            keptAs={`${payment.id}:${payment.contentHash.slice(0, 12)}`}
            requestKey={payment.requestKey}
            editing={{ paymentId: payment.id, version: payment.version }}
            copyFrom={undefined}
            retryOf={undefined}
            initial={storedDraft(payment)}
            {...choices}
            zone={display.zone}
            maySavePayee={false}
          />
        </PageText>
      ) : (
        <Notice
          tone="caution"
          title={payment.makerId !== ctx.actor.id ? t('edit.notYours') : isReturn ? t('edit.isReturn') : t('edit.late')}
          action={<ButtonLink href={address}>{t('edit.open')}</ButtonLink>}
        >
          <FirstAct ctx={ctx} payment={payment} />
        </Notice>
      )}
    </div>
  )
}

/** Who decided meanwhile, when somebody did. */
async function FirstAct({ ctx, payment }: { ctx: FeatureContext; payment: Payment }) {
  const first = await whoWasFirst(ctx.store, ctx.store.read, payment.id)
  return first ? firstTold(await getT('errors'), first, await getDisplay()) : null
}
