import { maskCounterparty } from '@/lib/core/masking'
import { PROVIDER_NAME, providerOf } from '@/lib/core/rails'
import type { FeatureContext } from '@/lib/features/context'
import { listPayees } from '@/lib/features/payees/queries'
import { isPayeeRail, type PayeeRail } from '@/lib/features/payees/schemas'
import { listPayoutChoices } from '@/lib/features/payments/payout-choices'
import { listPlaces } from '@/lib/features/payments/places'
import type { PayeeView, PlacesOf, PlaceView, RailView } from './draft'

export type FormChoices = Readonly<{
  rails: readonly RailView[]
  payees: readonly PayeeView[]
  placesOf: PlacesOf
}>

/** What the form of a payout offers: rails with their accounts, the payees of the book, banks and corridors. */
export async function formChoices(ctx: FeatureContext): Promise<FormChoices> {
  const [rails, payees] = await Promise.all([railsOf(ctx), payeesOf(ctx)])
  return { rails, payees, placesOf: placesOf(ctx) }
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
