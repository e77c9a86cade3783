import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getT } from '@/app/_shared/text'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import { toDecimal } from '@/lib/core/money'
import { getBill } from '@/lib/features/bills/queries'
import type { FeatureContext } from '@/lib/features/context'
import { listPlaces } from '@/lib/features/payments/places'
import { BillForm } from './bill-form'
import { type BillWords, NO_WORDS } from './words'

/** The address carries the form's key, and at most an earlier bill to start from; never a name or an amount. */
const Query = z.object({ key: z.uuid().optional().catch(undefined), like: z.uuid().optional().catch(undefined) })

/** A new iHela bill. */
export default async function NewBillPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await pageContext('bill.create')
  const { key, like } = Query.parse(await props.searchParams)
  if (!key) redirect(`/bills/new?${new URLSearchParams({ key: randomUUID(), ...(like && { like }) })}`)
  const [t, initial, banks] = await Promise.all([getT('bills'), wordsLike(ctx, like), banksOf(ctx)])
  return (
    <div className="grid gap-6">
      <PageHeader title={t('new.title')} state={t('new.state')} back={{ href: '/bills', label: t('title') }} />
      <PageText areas={['bills']}>
        <BillForm requestKey={key} initial={initial} banks={banks} />
      </PageText>
    </div>
  )
}

async function wordsLike(ctx: FeatureContext, billId: string | undefined): Promise<BillWords> {
  if (!billId) return NO_WORDS
  const { customerName, payer, description, bank, amountMinor, currency } = await getBill(
    ctx.store,
    ctx.store.read,
    billId,
  )
  return { customerName, payer, description, bank, amount: toDecimal(amountMinor, currency) }
}

async function banksOf(ctx: FeatureContext): Promise<{ value: string; label: string }[] | null> {
  try {
    const places = await listPlaces(ctx, 'ihela.cashin')
    return places.map(({ id, name }) => ({ value: id, label: name }))
  } catch (error) {
    // A bill without a bank still works; the form says that the list is missing.
    if (error instanceof AppError) return null
    throw error
  }
}
