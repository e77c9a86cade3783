import { AppError } from '@/lib/core/errors'
import type { Rail } from '@/lib/core/rails'
import { providerOf } from '@/lib/core/rails'
import type { Place } from '@/lib/providers/look-ups'
import type { Provider } from '@/lib/providers/provider'
import type { Runtime } from '../context'
import type { PaymentContent } from './prepare-content'
import type { SubmitPaymentInput } from './schemas'

/** Banks and corridors hardly change; the provider is asked at most this often. */
export const PLACES_FRESH_MS = 5 * 60_000

const held = new WeakMap<Provider, { places: Promise<readonly Place[]>; until: number }>()

/** Where this rail can pay to; empty for a rail that has one place only. @throws AppError `provider_unreachable` */
export async function listPlaces(rt: Pick<Runtime, 'providers' | 'now'>, rail: Rail): Promise<readonly Place[]> {
  const provider = rt.providers.find(providerOf(rail))
  if (!provider?.directory) return []
  const now = rt.now().getTime()
  const known = held.get(provider)
  if (known && now < known.until) return known.places
  const places = provider.directory.listPlaces()
  held.set(provider, { places, until: now + PLACES_FRESH_MS })
  // A failed reading is not kept: the next person asks again.
  places.catch(() => held.delete(provider))
  return places
}

type Target = Pick<SubmitPaymentInput, 'rail' | 'counterpartyBank' | 'details'>

/**
 * The place that was chosen, with every further field it demands filled in; undefined for a rail without places.
 * @throws AppError `invalid_input` with a problem per field.
 */
export async function checkPlace(rt: Pick<Runtime, 'providers' | 'now'>, input: Target): Promise<Place | undefined> {
  const places = await listPlaces(rt, input.rail)
  if (places.length === 0) return undefined
  const place = places.find(({ id }) => id === input.counterpartyBank)
  if (!place) throw new AppError('invalid_input', 'no such place', { fields: { counterpartyBank: 'not_chosen' } })
  const problems: Record<string, string> = {}
  for (const field of place.fields) {
    const value = input.details[field.name]?.trim() ?? ''
    if (value === '' && field.required) problems[`details.${field.name}`] = field.options ? 'not_chosen' : 'required'
    else if (value !== '' && field.options && !field.options.some((option) => option.value === value)) {
      problems[`details.${field.name}`] = 'not_chosen'
    }
  }
  if (Object.keys(problems).length > 0)
    throw new AppError('invalid_input', 'the place needs more', { fields: problems })
  return place
}

/** The place's own limits, on the side that arrives there. @throws AppError `invalid_input` */
export function checkPlaceLimits(place: Place | undefined, content: PaymentContent): void {
  if (!place) return
  const arriving = content.quote
    ? { minor: content.quote.receiveMinor, currency: content.quote.receiveCurrency }
    : { minor: content.amountMinor, currency: content.currency }
  if (arriving.currency !== place.currency) return
  if (place.minMinor !== undefined && arriving.minor < place.minMinor) {
    throw new AppError('invalid_input', 'below the place', { fields: { amount: 'below_rail_limit' } })
  }
  if (place.maxMinor !== undefined && arriving.minor > place.maxMinor) {
    throw new AppError('invalid_input', 'above the place', { fields: { amount: 'above_rail_limit' } })
  }
}
