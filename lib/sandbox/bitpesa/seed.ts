import type { Kernel } from '@/lib/sandbox/kernel'
import { priceRecipient, usdMinor } from './amounts'
import { factsOf } from './currencies'
import { insertDebit } from './debits'
import { type PlannedPayout, planHistory } from './history'
import { clearTables, type JsonObject } from './tables'
import { getTransaction, UNFUNDED_LIFE_MS } from './transactions'

/** The merchant as a sender, known to the provider for a year. */
export const MERCHANT_EXTERNAL_ID = 'soko-fresh-ltd'
const MERCHANT: JsonObject = {
  type: 'business',
  name: 'Soko Fresh Ltd',
  country: 'KE',
  trading_country: 'KE',
  trading_name: 'Soko Fresh',
  legal_entity_type: 'privately_owned_company',
  nature_of_business: 'wholesale_trade',
  registration_number: 'PVT-0000001',
  registration_date: '2016-03-14',
  street: 'Wakulima Market Road 12',
  city: 'Nairobi',
  postal_code: '00100',
  phone_country: 'KE',
  phone_number: '+254700000100',
  email: 'treasury@sokofresh.example',
  ip: '127.0.0.1',
  identification_type: 'OT',
  identification_number: 'PVT-0000001',
  nationality: 'KE',
  birth_date: '2016-03-14',
  source_of_funds: 'Sales of fresh produce',
  documents: [],
  metadata: {},
}

/** What should be left after the year, at least, and the step to which the opening funding is rounded; whole units. */
const FUNDING: Record<string, { left: bigint; step: bigint }> = {
  USD: { left: 60_000n, step: 1_000n },
  NGN: { left: 9_500_000n, step: 500_000n },
  UGX: { left: 42_000_000n, step: 1_000_000n },
  KES: { left: 3_200_000n, step: 100_000n },
}

/** A fresh book: the merchant, a year of payouts, and balances that are opening funding minus what history took. */
export function seedBitpesa(kernel: Kernel): void {
  kernel.db.transaction(() => {
    clearTables(kernel)
    const payouts = planHistory(kernel)
    const senderId = uuidFrom(kernel.random('bitpesa merchant'))
    const opened = new Date(Date.parse(`${kernel.world.days[0]?.day ?? kernel.world.today}T05:00:00Z`) - 86_400_000)
    kernel.db
      .prepare(
        "insert into bitpesa_senders (id, external_id, state, created_at, attributes) values (?, ?, 'approved', ?, ?)",
      )
      .run(senderId, MERCHANT_EXTERNAL_ID, opened.toISOString(), JSON.stringify(MERCHANT))
    const random = kernel.random('bitpesa ids')
    const priced = payouts.map((payout) => ({ payout, id: uuidFrom(random), ...price(payout) }))
    for (const { payout, ...row } of priced) insertPayout(kernel, senderId, payout, { ...row, random })
    seedBalances(kernel, priced, random)
  })()
}

type Priced = { payout: PlannedPayout; id: string; inputMinor: bigint; outputMinor: bigint }

function price({ amount, inputCurrency, outputCurrency }: PlannedPayout) {
  return priceRecipient({ amount, requested: outputCurrency, input: inputCurrency, output: outputCurrency })
}

function insertPayout(
  kernel: Kernel,
  senderId: string,
  payout: PlannedPayout,
  row: { id: string; inputMinor: bigint; outputMinor: bigint; random: () => number },
): void {
  const { id, inputMinor, outputMinor, random } = row
  const funded = payout.fundedAt !== undefined
  const createdAt = payout.createdAt.toISOString()
  const recipientState = { paid: 'success', refunded: 'refunded', canceled: 'canceled' }[payout.state]
  kernel.db
    .prepare(
      `insert into bitpesa_transactions (id, external_id, sender_id, state, input_currency, input_minor, paid_minor,
        funded_from, funded_at, payin_methods, traits, metadata, created_at, expires_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, ?, ?, ?)`,
    )
    .run(
      ...[id, payout.externalId, senderId, payout.state, payout.inputCurrency, inputMinor.toString()],
      ...[funded ? inputMinor.toString() : '0', funded ? 'balance' : null, payout.fundedAt?.toISOString() ?? null],
      ...[JSON.stringify({ auto_refund: true, account_validation: false }), JSON.stringify(payout.metadata), createdAt],
      new Date(payout.createdAt.getTime() + UNFUNDED_LIFE_MS).toISOString(),
    )
  kernel.db
    .prepare(
      `insert into bitpesa_recipients (id, transaction_id, state, reason_code, requested_amount, requested_currency, type,
        input_minor, output_currency, output_minor, payout_method_id, payout_type, details, metadata, attempts, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', ?, ?)`,
    )
    .run(
      ...[uuidFrom(random), id, recipientState, payout.reasonCode, payout.amountText, payout.outputCurrency],
      ...[payout.recipientType, inputMinor.toString(), payout.outputCurrency, outputMinor.toString()],
      ...[uuidFrom(random), payout.payoutType, JSON.stringify(payout.details), funded ? 1 : 0, createdAt],
    )
}

/** Opens each balance high enough for the year, then runs the debits and refunds through it in time order. */
function seedBalances(kernel: Kernel, priced: readonly Priced[], random: () => number): void {
  const moves = priced.flatMap(({ payout, id, inputMinor: minor }) => [
    ...(payout.fundedAt ? [{ at: payout.fundedAt, id, currency: payout.inputCurrency, minor, debit: true }] : []),
    ...(payout.refundedAt ? [{ at: payout.refundedAt, id, currency: payout.inputCurrency, minor, debit: false }] : []),
  ])
  moves.sort((a, b) => a.at.getTime() - b.at.getTime())
  for (const [currency, { left, step }] of Object.entries(FUNDING)) {
    const unit = 10n ** BigInt(factsOf(currency).decimals)
    const own = moves.filter((move) => move.currency === currency)
    const spent = own.reduce((sum, { minor, debit }) => sum + (debit ? minor : -minor), 0n)
    const [wanted, stepMinor] = [spent + left * unit, step * unit]
    const opening = ((wanted + stepMinor - 1n) / stepMinor) * stepMinor
    let runningMinor = opening
    for (const { at, id, minor, debit } of own) {
      runningMinor += debit ? -minor : minor
      if (!debit) continue
      insertDebit(kernel, {
        id: uuidFrom(random),
        transaction: getTransaction(kernel, id),
        metadata: {},
        createdAt: at.toISOString(),
        usdMinor: usdMinor(minor, currency),
        runningMinor,
      })
    }
    kernel.db
      .prepare('insert into bitpesa_balances (currency, opening_minor, minor) values (?, ?, ?)')
      .run(currency, opening.toString(), runningMinor.toString())
  }
}

/** A version-4 UUID from the world's own numbers, so that a seed always gives the same ids. */
function uuidFrom(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16))
  digits[12] = '4'
  digits[16] = '89ab'[Math.floor(random() * 4)] ?? '8'
  const text = digits.join('')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}
