import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getT } from '@/app/_shared/text'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import type { FeatureContext } from '@/lib/features/context'
import { PAYEE_RAILS, type PayeeRail } from '@/lib/features/payees/schemas'
import { listPayoutChoices } from '@/lib/features/payments/payout-choices'
import { listPlaces } from '@/lib/features/payments/places'
import { PayeeForm, type RailChoice } from './payee-form'

/** Somebody new in the book. */
export default async function NewPayeePage() {
  const ctx = await pageContext('payee.change')
  const [t, rails] = await Promise.all([getT('payees'), railChoices(ctx)])
  return (
    <div className="grid gap-6">
      <PageHeader title={t('new.title')} state={t('new.state')} back={{ href: '/payees', label: t('title') }} />
      <PageText areas={['payees']}>
        <PayeeForm rails={rails} />
      </PageText>
    </div>
  )
}

/** The rails that are set up, with the banks or corridors that each can reach. */
async function railChoices(ctx: FeatureContext): Promise<RailChoice[]> {
  const ready = (await listPayoutChoices(ctx)).filter(({ accounts }) => accounts.length > 0)
  const rails = PAYEE_RAILS.filter((rail) => ready.some((choice) => choice.rail === rail))
  return Promise.all(rails.map(async (rail) => ({ rail, ...(await placesOf(ctx, rail)) })))
}

async function placesOf(ctx: FeatureContext, rail: PayeeRail): Promise<Pick<RailChoice, 'hasPlaces' | 'places'>> {
  const hasPlaces = rail === 'bitpesa.payout' || rail === 'ihela.cashin'
  if (!hasPlaces) return { hasPlaces, places: [] }
  try {
    const places = await listPlaces(ctx, rail)
    return { hasPlaces, places: places.map(({ id, name, currency, fields }) => ({ id, name, currency, fields })) }
  } catch (error) {
    // The other rails still work; this one says that its list is missing.
    if (error instanceof AppError) return { hasPlaces, places: null }
    throw error
  }
}
