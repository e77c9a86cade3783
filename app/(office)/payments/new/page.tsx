import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { PageHeader } from '@/components/ui/page-header'
import { isPayeeRail } from '@/lib/features/payees/schemas'
import { findRetry, type Retry } from '@/lib/features/payments/view-retry'
import type { Draft } from './draft'
import { formChoices } from './form-choices'
import { NewPaymentForm } from './new-payment-form'

/** What the address of the form carries: its key and shape, never a name, an account or an amount. */
const Query = z.object({
  key: z.uuid().optional().catch(undefined),
  /** The key of an earlier form whose words this one starts with. */
  from: z.uuid().optional().catch(undefined),
  /** The failed payment that this one takes the place of. */
  retry: z.uuid().optional().catch(undefined),
  payee: z.uuid().optional().catch(undefined),
  rail: z.string().optional().catch(undefined),
  place: z.string().max(40).optional().catch(undefined),
})

/** A payout in three steps: who, how much, check your answers. */
export default async function NewPaymentPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await pageContext('payout.prepare')
  const query = Query.parse(await props.searchParams)
  if (!query.key) redirect(addressOf({ ...query, key: randomUUID() }))
  const [t, { zone }, choices] = await Promise.all([getT('payments'), getDisplay(), formChoices(ctx)])
  const payee = choices.payees.find(({ id }) => id === query.payee)
  const retry = query.retry ? await findRetry(ctx, query.retry) : undefined
  const rail = payee?.rail ?? query.rail ?? retry?.payment.rail ?? ''
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader title={t('new.title')} state={t('new.state')} back={{ href: '/payments', label: t('new.back') }} />
      <PageText areas={['payments', 'rules', 'connection']}>
        <NewPaymentForm
          key={query.key}
          requestKey={query.key}
          copyFrom={query.from}
          retryOf={retry?.payment.id}
          initial={{
            ...(retry && draftOf(retry)),
            payeeId: payee?.id ?? '',
            rail: isPayeeRail(rail) ? rail : '',
            place: payee?.place ?? query.place ?? retry?.payment.counterpartyBank ?? '',
          }}
          {...choices}
          zone={zone}
          maySavePayee={ctx.actor.permissions.has('payee.change')}
        />
      </PageText>
    </div>
  )
}

/** What its maker typed then; a name that has to be ticked is ticked again. */
function draftOf({ payment, details, amount }: Retry): Partial<Draft> {
  const named = ['fix', 'sendCurrency', 'sendMinor', 'receiveCurrency', 'receiveMinor', 'rate', 'feeMinor']
  return {
    name: payment.counterpartyName,
    account: payment.counterpartyAccount,
    details: Object.fromEntries(Object.entries(details).filter(([name]) => !named.includes(name))),
    sourceAccountId: payment.sourceAccountId,
    fix: details.fix === 'send' ? 'send' : 'receive',
    amount,
    reference: payment.merchantReference === payment.reference ? '' : payment.merchantReference,
    purpose: payment.purpose,
  }
}

function addressOf(query: z.infer<typeof Query>): string {
  const parts = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `/payments/new?${new URLSearchParams(parts)}`
}
