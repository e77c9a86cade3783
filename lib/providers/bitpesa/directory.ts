import { AppError } from '@/lib/core/errors'
import type { Directory, Place } from '../look-ups'
import { wireWords } from '../transmission'
import type { BitpesaClient } from './client'
import { type Corridor, findCorridor, KNOWN_OPTIONS, ourFieldName } from './corridors'
import { minorOf } from './order-body'
import { CurrenciesAnswer, PaymentMethodsAnswer, type PaymentMethodWire } from './wire'

/** The lists change rarely, and BitPesa counts the readings. */
const KEPT_MS = 60 * 60_000

type Field = Place['fields'][number]

function optionsOf(wireName: string, method: PaymentMethodWire): Field['options'] {
  const described = method.fields?.[wireName]
  const options = described?.options ?? described?.validations?.inclusion?.in ?? KNOWN_OPTIONS[wireName]
  return (
    options &&
    Object.entries(options).map(([value, label]) => ({ value, label: label === value ? titled(label) : label }))
  )
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** What the form asks beyond name and account: what BitPesa says is needed, and what our table knows to be. */
function fieldsOf(corridor: Corridor, method: PaymentMethodWire): Field[] {
  const { asked = [], offered = [], filled = {}, accountField } = corridor
  const ours = new Set(['first_name', 'last_name', 'middle_name', 'name', accountField])
  const demanded = Object.entries(method.fields ?? {})
    .filter(([, field]) => field.validations?.presence === true)
    .map(([name]) => name)
  const required = new Set([...demanded, ...asked].filter((name) => !ours.has(name) && filled[name] === undefined))
  const names = [...required, ...Object.keys(filled), ...offered]
  return [...new Set(names)].flatMap((name): Field[] => {
    const options = optionsOf(name, method)
    // Nothing to choose: it is filled in by itself.
    if (filled[name] !== undefined && (options?.length ?? 0) < 2) return []
    return [{ name: ourFieldName(name), required: required.has(name), ...(options && { options }) }]
  })
}

/** The corridors that BitPesa offers and this client can fill. */
export function directory(client: BitpesaClient, now: () => Date): Directory {
  let kept: { places: Place[]; until: number } | undefined
  return {
    async listPlaces() {
      if (kept && now().getTime() < kept.until) return kept.places
      const result = await client.listPaymentMethods()
      const methods = PaymentMethodsAnswer.safeParse(result.json)
      if (result.status !== 200 || !methods.success) {
        throw new AppError('provider_unreachable', `bitpesa payment methods: ${wireWords(result.wire)}`)
      }
      // Without the limits the places are still good.
      const currencies = CurrenciesAnswer.safeParse((await client.listCurrencies()).json).data?.object ?? []
      const places = methods.data.object.flatMap((method): Place[] => {
        const corridor = findCorridor(method.type)
        if (!corridor) return []
        const limits = currencies.find(({ code }) => code === corridor.currency)
        const minMinor = minorOf(limits?.min, corridor.currency)
        const maxMinor = minorOf(limits?.max, corridor.currency)
        return [
          {
            id: corridor.type,
            name: corridor.name,
            currency: corridor.currency,
            ...(minMinor !== undefined && { minMinor }),
            ...(maxMinor !== undefined && { maxMinor }),
            fields: fieldsOf(corridor, method),
          },
        ]
      })
      places.sort((a, b) => a.name.localeCompare(b.name, 'en'))
      kept = { places, until: now().getTime() + KEPT_MS }
      return places
    },
  }
}
