import type { Metadata } from 'next'
import { z } from 'zod'
import { demoOf } from '@/app/_shared/demo-code'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Fact, Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { largestByCurrency, totalsByCurrency } from '@/lib/core/batch-sums'
import { AppError } from '@/lib/core/errors'
import { formatMoney } from '@/lib/core/money'
import { batchHashOf } from '@/lib/features/approvals/approve-batch'
import { type Decision, listDecisions } from '@/lib/features/approvals/queries'
import { readMarks } from '@/lib/features/approvals/row-marks'
import type { FeatureContext } from '@/lib/features/context'
import { type PaymentView, viewPayment } from '@/lib/features/payments/payment-view'
import { BATCH_MAX } from '@/lib/features/payments/schemas'
import { PICK } from '../pick'
import { BatchForm } from './batch-form'
import { LeftOut, type Obstacle } from './left-out'
import { SignedPayment } from './signed-payment'

type Search = Promise<Record<string, string | string[] | undefined>>

const Ids = z.preprocess((value) => [value ?? []].flat(), z.array(z.uuid())).catch([])

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('approvals'))('batch.title') }
}

/** Repeats each payment of the list in full, and asks for one code for all of it (PRODUCT 11 and 35). */
export default async function BatchPage({ searchParams }: { searchParams: Search }) {
  const ctx = await pageContext('payment.approve')
  const ids = [...new Set(Ids.parse((await searchParams)[PICK]))].slice(0, BATCH_MAX)
  const [t, { locale }, looked, demo] = await Promise.all([
    getT('approvals'),
    getDisplay(),
    Promise.all(ids.map((id) => lookAt(ctx, id))),
    demoOf(ctx),
  ])
  const found = looked.filter((each) => each !== undefined)
  const views = found.flatMap(({ view, obstacle }) => (obstacle ? [] : [view]))
  const leftOut = found.flatMap(({ view, obstacle }) => (obstacle ? [{ payment: view.payment, obstacle }] : []))
  const payments = views.map(({ payment }) => payment)
  const marks = await readMarks(ctx, payments)
  const items = payments.map(({ id, version, contentHash, reference }) => ({
    paymentId: id,
    version,
    contentHash,
    reference,
  }))
  const amount = totalsByCurrency(payments)
    .map((sum) => formatMoney(sum, locale))
    .join(', ')
  return (
    <PageText areas={['approvals']}>
      <div className="grid max-w-5xl gap-6">
        <PageHeader
          back={{ href: '/approvals', label: t('page.back') }}
          title={t('batch.title')}
          state={t('batch.state')}
        />
        <LeftOut t={t} rows={leftOut} />
        {items.length === 0 ? (
          <EmptyState
            title={t('batch.empty')}
            action={<ButtonLink href="/approvals">{t('batch.backToList')}</ButtonLink>}
          />
        ) : (
          <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
            <ol className="grid min-w-0 gap-4">
              {views.map((view) => (
                <li key={view.payment.id}>
                  <SignedPayment view={view} marks={marks.get(view.payment.id)} />
                </li>
              ))}
            </ol>
            <div className="grid min-w-0 gap-6 lg:sticky lg:top-19">
              <Section title={t('batch.sum')}>
                <Card className="py-1">
                  <Facts>
                    <Fact label={t('batch.payments')}>
                      <span className="figures font-semibold">{String(items.length)}</span>
                    </Fact>
                    <Fact label={t('batch.total')}>
                      {totalsByCurrency(payments).map((sum) => (
                        <p key={sum.currency} className="figures font-semibold text-md">
                          {formatMoney(sum, locale)}
                        </p>
                      ))}
                    </Fact>
                    <Fact label={t('batch.largest')}>
                      {largestByCurrency(payments).map((payment) => (
                        <p key={payment.currency} className="figures">
                          {t('page.amountTo', { amount: formatMoney(payment, locale), who: payment.counterpartyName })}
                        </p>
                      ))}
                    </Fact>
                  </Facts>
                </Card>
              </Section>
              <Section title={t('page.confirm')}>
                <BatchForm items={items} batchHash={batchHashOf(items)} amount={amount} demo={demo} />
              </Section>
            </div>
          </div>
        )}
      </div>
    </PageText>
  )
}

/** A payment and why this person cannot approve it now; undefined when there is none of that id. */
async function lookAt(
  ctx: FeatureContext,
  id: string,
): Promise<{ view: PaymentView; obstacle: Obstacle | null } | undefined> {
  try {
    const view = await viewPayment(ctx, id)
    return { view, obstacle: await obstacleOf(ctx, view) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined
    throw error
  }
}

async function obstacleOf(ctx: FeatureContext, { payment }: PaymentView): Promise<Obstacle | null> {
  const own = await listDecisions(ctx.store, payment.id)
  const approved = (each: Decision) => each.approverId === ctx.actor.id && each.decision === 'approved' && !each.isVoid
  if (own.some(approved)) return 'already'
  if (payment.state !== 'awaiting_approval') return 'over'
  return payment.makerId === ctx.actor.id || payment.lastEditorId === ctx.actor.id ? 'own' : null
}
