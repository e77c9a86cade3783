import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { PageHeader } from '@/components/ui/page-header'
import { maskCounterparty } from '@/lib/core/masking'
import { PROVIDER_NAME, providerOf } from '@/lib/core/rails'
import type { FeatureContext } from '@/lib/features/context'
import { listPayees } from '@/lib/features/payees/queries'
import { isPayeeRail, type PayeeRail } from '@/lib/features/payees/schemas'
import { listPayoutChoices } from '@/lib/features/payments/payout-choices'
import { listPlaces } from '@/lib/features/payments/places'
import { findRetry, type Retry } from '@/lib/features/payments/view-retry'
import type { Draft, PayeeView, PlacesOf, PlaceView, RailView } from './draft'
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
  const [t, { zone }, rails, payees] = await Promise.all([getT('payments'), getDisplay(), railsOf(ctx), payeesOf(ctx)])
  const payee = payees.find(({ id }) => id === query.payee)
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
          rails={rails}
          payees={payees}
          placesOf={placesOf(ctx)}
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

async function railsOf(ctx: FeatureContext): Promise<RailView[]> {
  const choices = await listPayoutChoices(ctx)
  return choices.map(({ rail, accounts }) => ({
    rail,
    accounts: accounts.map((account) => ({
      id: account.id,
      label: ownAccountLabel(rail, account),
      currency: account.currency,
      availableMinor: account.availableMinor?.toString() ?? null,
    })),
  }))
}

/** "Wekeza 1009000001", "BitPesa USD": the provider's name once, then its own key of the account. */
function ownAccountLabel(rail: PayeeRail, account: { name: string; key: string }): string {
  const provider = PROVIDER_NAME[providerOf(rail)]
  return account.name.startsWith(provider) ? account.name : `${provider} ${account.name}`
}

/** Masked: who may see an account in full decides when it is used, not when it is listed. */
async function payeesOf(ctx: FeatureContext): Promise<PayeeView[]> {
  const payees = await listPayees(ctx.store)
  return payees.flatMap(({ id, name, rail, account, bank }) =>
    isPayeeRail(rail) ? [{ id, name, rail, maskedAccount: maskCounterparty(account), place: bank }] : [],
  )
}

/** Promises: the form shows at once, and its list of banks or corridors follows when the provider answers. */
function placesOf(ctx: FeatureContext): PlacesOf {
  return {
    'mpesa.b2c': Promise.resolve([]),
    'wekeza.transfer': Promise.resolve([]),
    'bitpesa.payout': readPlaces(ctx, 'bitpesa.payout'),
    'ihela.cashin': readPlaces(ctx, 'ihela.cashin'),
  }
}

async function readPlaces(ctx: FeatureContext, rail: PayeeRail): Promise<PlaceView[] | null> {
  try {
    const places = await listPlaces(ctx, rail)
    return places.map((place) => ({
      id: place.id,
      name: place.name,
      currency: place.currency,
      accountMask: place.accountMask ?? '',
      minMinor: place.minMinor?.toString() ?? null,
      maxMinor: place.maxMinor?.toString() ?? null,
      fields: place.fields,
    }))
  } catch (error) {
    // The other rails still work; this one says that its list is missing.
    ctx.log.warn('the places of a rail could not be read', {
      operation: rail,
      error: error instanceof Error ? error.name : 'unknown',
    })
    return null
  }
}
