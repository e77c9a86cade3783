import { CopyPlus } from 'lucide-react'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { LiveQueries } from '@/components/live/live-queries'
import { BigFigure } from '@/components/money/amount'
import { When } from '@/components/time/when'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { classNames } from '@/components/ui/class-names'
import { CopyText } from '@/components/ui/copy-button'
import { Fact, Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import { maskCounterparty } from '@/lib/core/masking'
import { viewBillStatus } from '@/lib/features/bills/bill-view'
import type { Bill } from '@/lib/features/bills/move-bill'
import { getBill } from '@/lib/features/bills/queries'
import type { FeatureContext } from '@/lib/features/context'
import { listPlaces } from '@/lib/features/payments/places'
import { type Sight, sightOf } from '@/lib/features/reveals/sight'
import { RevealLine } from '../../reveal/reveal-line'
import { LiveBillStatus } from './live-status'
import { ShareBill } from './share-bill'

/** One bill: what it is, how its customer comes to it, and what the provider last said. */
export default async function BillPage(props: { params: Promise<{ billId: string }> }) {
  const ctx = await pageContext('money.read')
  const { billId } = await props.params
  const bill = await findBill(ctx, billId)
  if (!bill) notFound()
  const [t, e, { locale, zone }, status] = await Promise.all([
    getT('bills'),
    getT('errors'),
    getDisplay(),
    viewBillStatus(ctx, bill),
  ])
  const may = (right: 'bill.create' | 'payment.ask_provider') => ctx.actor.permissions.has(right)
  const reason = (right: 'bill.create' | 'payment.ask_provider') =>
    may(right) ? undefined : e('refusedReason', { right: e(`permissions.${right}`) })
  // Only an open bill is still of use to its customer.
  const isOpen = bill.state === 'pending' && bill.code !== null
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t('detail.title', { name: bill.customerName || bill.reference })}
        state={bill.description}
        back={{ href: '/bills', label: t('title') }}
        actions={
          <ButtonLink
            href={`/bills/new?like=${bill.id}`}
            icon={<CopyPlus aria-hidden="true" />}
            disabledReason={reason('bill.create')}
          >
            {t('detail.another')}
          </ButtonLink>
        }
      />
      <div className={classNames('grid items-start gap-6', isOpen ? 'lg:grid-cols-2' : 'max-w-3xl')}>
        <div className="grid min-w-0 gap-6">
          <Card className="grid gap-2">
            <BigFigure minor={bill.amountMinor} currency={bill.currency} locale={locale} />
            <BillFacts bill={bill} sight={await sightOf(ctx, 'bill', bill.id)} bank={await bankName(ctx, bill.bank)} />
          </Card>
          <PageText areas={['bills']}>
            <LiveQueries>
              <LiveBillStatus initial={status} zone={zone} refusedReason={reason('payment.ask_provider')} />
            </LiveQueries>
          </PageText>
        </div>
        {isOpen && bill.code ? <ShareBill bill={bill} code={bill.code} merchant={ctx.merchantName} /> : null}
      </div>
    </div>
  )
}

/** An address that is no id is as unknown as one that nobody has. */
async function findBill(ctx: FeatureContext, billId: string): Promise<Bill | undefined> {
  if (!z.uuid().safeParse(billId).success) return undefined
  try {
    return await getBill(ctx.store, ctx.store.read, billId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined
    throw error
  }
}

/** The bank's name from the provider's list; its own short name when the list cannot be read now. */
async function bankName(ctx: FeatureContext, slug: string): Promise<string> {
  if (slug === '') return ''
  try {
    const places = await listPlaces(ctx, 'ihela.cashin')
    return places.find(({ id }) => id === slug)?.name ?? slug
  } catch (error) {
    if (error instanceof AppError) return slug
    throw error
  }
}

async function BillFacts({ bill, sight, bank }: { bill: Bill; sight: Sight; bank: string }) {
  const [t, c, { locale, zone }] = await Promise.all([getT('bills'), getT('common'), getDisplay()])
  return (
    <Facts>
      <Fact label={c('customer')}>{bill.customerName || '—'}</Fact>
      <Fact label={t('new.payer')}>
        <p>{sight.inFull ? bill.payer : maskCounterparty(bill.payer)}</p>
        <RevealLine kind="bill" id={bill.id} sight={sight} />
      </Fact>
      {bank ? <Fact label={c('bank')}>{bank}</Fact> : null}
      <Fact label={c('ourReference')}>
        <CopyText text={bill.reference} label={c('copyWhat', { what: c('ourReference') })} />
      </Fact>
      {bill.code && bill.state !== 'pending' ? (
        <Fact label={t('code')}>
          <CopyText text={bill.code} label={c('copyWhat', { what: t('code') })} />
        </Fact>
      ) : null}
      <Fact label={t('raised')}>
        <When at={bill.createdAt} zone={zone} locale={locale} form="full" />
      </Fact>
      {bill.finishedAt ? (
        <Fact label={t('detail.settled')}>
          <When at={bill.finishedAt} zone={zone} locale={locale} form="full" />
        </Fact>
      ) : null}
    </Facts>
  )
}
