import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { fullInstant } from '@/components/time/when'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import { viewTransaction } from '@/lib/features/transactions/view-transaction'
import { listAddress, type Query, readListView } from '../list-view'
import { TransactionDetails, TransactionHead } from '../transaction-details'

type Props = { params: Promise<{ transactionId: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('transactions')
  return { title: t('details') }
}

/** One line of history as a page; the address remembers the list that it was opened from. */
export default async function TransactionPage({ params, searchParams }: Props) {
  const ctx = await pageContext('money.read')
  const [{ transactionId }, query, t, giveBack, status, common, { locale, zone }] = await Promise.all([
    params,
    searchParams,
    getT('transactions'),
    getT('give-back'),
    getT('status'),
    getT('common'),
    getDisplay(),
  ])
  const seen = await viewTransaction(ctx, transactionId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  })
  const words = { t, giveBack, status, common, locale, zone }
  const back = `${listAddress({ ...readListView(query), open: undefined })}#row-${seen.row.id}`
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        back={{ href: back, label: t('back') }}
        title={t('detailsOf', { time: fullInstant(seen.row.occurredAt, zone, locale) })}
      />
      <Card className="grid gap-5">
        <TransactionHead {...words} seen={seen} />
        <TransactionDetails {...words} seen={seen} />
      </Card>
    </div>
  )
}
