import { AppError, type FieldProblems } from '@/lib/core/errors'
import { type Currency, isWhole, MINOR_UNIT_EXPONENT } from '@/lib/core/money'
import type { Quote, QuoteSource } from '../look-ups'
import { wireWords } from '../transmission'
import type { CallResult } from '../transport'
import type { BitpesaClient } from './client'
import { refusalOf } from './codes'
import { findCorridor, ourFieldName, paysWholeUnitsOnly } from './corridors'
import { amountText, minorOf } from './order-body'
import type { SenderSource } from './senders'
import { CalculationWire } from './wire'

/** BitPesa states no life of a calculation; this is ours. A rate that moved earlier is caught before money moves. */
export const QUOTE_LIFE_MS = 10 * 60_000
const RATE_DECIMALS = 6n

type Wish = Parameters<QuoteSource['quote']>[0]

/** Received per sent in major units, six decimals, rounded down; without needless zeros. */
function ratio(sendMinor: bigint, sendCurrency: Currency, receiveMinor: bigint, receiveCurrency: Currency): string {
  const up = receiveMinor * 10n ** (BigInt(MINOR_UNIT_EXPONENT[sendCurrency]) + RATE_DECIMALS)
  const scaled = up / (sendMinor * 10n ** BigInt(MINOR_UNIT_EXPONENT[receiveCurrency]))
  const digits = scaled.toString().padStart(Number(RATE_DECIMALS) + 1, '0')
  const fraction = digits.slice(-Number(RATE_DECIMALS)).replace(/0+$/, '')
  const whole = digits.slice(0, -Number(RATE_DECIMALS))
  return fraction === '' ? whole : `${whole}.${fraction}`
}

function refuseWish(field: string, problem: string): never {
  throw new AppError('invalid_input', `bitpesa quote: ${field}`, { fields: { [field]: problem } })
}

function checkWish(wish: Wish): void {
  const corridor = findCorridor(wish.corridor)
  if (corridor?.currency !== wish.receiveCurrency)
    refuseWish('counterpartyBank', 'BitPesa does not pay there through this connection.')
  const currency = wish.fix === 'send' ? wish.sendCurrency : wish.receiveCurrency
  if (wish.amountMinor <= 0n) refuseWish('amount', 'not_positive')
  if (paysWholeUnitsOnly(currency) && !isWhole(wish.amountMinor, currency)) refuseWish('amount', 'whole_units_only')
}

function refusalError(result: CallResult): AppError {
  if (result.status !== 422) return new AppError('provider_unreachable', `bitpesa calculate: ${wireWords(result.wire)}`)
  const { words, fields } = refusalOf(result.json)
  const byField = fields.map(({ field, word }): [string, string] => [
    ourFieldName(field.split('.').at(-1) ?? field),
    word,
  ])
  const problems: FieldProblems = { amount: words, ...Object.fromEntries(byField) }
  return new AppError('provider_refused', `bitpesa calculate: ${words}`, { fields: problems })
}

/** A price without obligation: nothing is stored at BitPesa. @throws AppError when it cannot be had. */
export function quoteSource(client: BitpesaClient, senders: SenderSource, now: () => Date): QuoteSource {
  return {
    async quote(wish): Promise<Quote> {
      checkWish(wish)
      const { fix, sendCurrency, receiveCurrency, amountMinor } = wish
      const requested = fix === 'send' ? sendCurrency : receiveCurrency
      const senderId = await senders.find()
      const result = await client.calculate(
        JSON.stringify({
          transaction: {
            input_currency: sendCurrency,
            ...(senderId !== undefined && { sender: { id: senderId } }),
            recipients: [
              {
                requested_amount: amountText(amountMinor, requested),
                requested_currency: requested,
                payout_method: { type: wish.corridor, details: {} },
              },
            ],
          },
        }),
      )
      const calculation = CalculationWire.safeParse(result.json)
      if (result.status === undefined || result.status >= 300 || !calculation.success) throw refusalError(result)
      const { object } = calculation.data
      const [recipient] = object.recipients ?? []
      const sendMinor = minorOf(object.input_amount, object.input_currency)
      const receiveMinor = minorOf(recipient?.output_amount, recipient?.output_currency)
      const sameSides = object.input_currency === sendCurrency && recipient?.output_currency === receiveCurrency
      const fixedHeld = fix === 'receive' || sendMinor === amountMinor
      const enough = fix === 'send' || (receiveMinor !== undefined && receiveMinor >= amountMinor)
      if (!sendMinor || !receiveMinor || !sameSides || !fixedHeld || !enough) {
        throw new AppError('provider_refused', 'bitpesa calculated something else than was asked', {
          fields: { amount: 'BitPesa cannot quote exactly this amount.' },
        })
      }
      const fee = recipient?.fee_fractional
      return {
        sendMinor,
        sendCurrency,
        receiveMinor,
        receiveCurrency,
        rate: ratio(sendMinor, sendCurrency, receiveMinor, receiveCurrency),
        feeMinor: fee !== undefined && /^\d+$/.test(fee) ? BigInt(fee) : 0n,
        expiresAt: new Date(now().getTime() + QUOTE_LIFE_MS),
      }
    },
  }
}
