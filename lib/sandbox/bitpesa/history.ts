import type { Kernel } from '@/lib/sandbox/kernel'
import type { Rational } from './amounts'
import { outcomeCode } from './outcomes'
import type { JsonObject } from './tables'

/** One payout of the merchant's past year, as it ended. */
export interface PlannedPayout {
  externalId: string
  createdAt: Date
  /** Undefined: never funded, so cancelled by its expiry. */
  fundedAt: Date | undefined
  refundedAt: Date | undefined
  state: 'paid' | 'refunded' | 'canceled'
  reasonCode: string | null
  inputCurrency: string
  outputCurrency: string
  payoutType: string
  recipientType: 'person' | 'business'
  amount: Rational
  amountText: string
  details: JsonObject
  metadata: JsonObject
}

const PER_YEAR = 700
const FUNDING_DELAY_MS = 20_000
const HOUR_MS = 3_600_000
/** Nothing of the history is younger than this, so that all of it has long ended. */
const SETTLED_MS = 2 * HOUR_MS

interface Lane {
  share: number
  payoutType: string
  /** Input currency → share of the lane. */
  inputs: readonly (readonly [currency: string, share: number])[]
  /** Whole units: smallest, largest, step. */
  amounts: readonly [number, number, number]
  purposes: readonly string[]
  /** What goes wrong there when something does. */
  failure: string
  payee(kernel: Kernel, random: () => number): { type: 'person' | 'business'; details: JsonObject }
}

/** Where the merchant pays to: growers in Uganda most of all, then Nigeria, home, and Ghana. */
const LANES: readonly Lane[] = [
  {
    share: 0.45,
    payoutType: 'UGX::Mobile',
    inputs: [
      ['USD', 0.6],
      ['UGX', 0.4],
    ],
    amounts: [350_000, 4_500_000, 5_000],
    purposes: [
      'Pineapples, Masaka',
      'Matoke, Mbarara',
      'Passion fruit, Kasese',
      'Transport to Malaba',
      'Sweet potatoes, Soroti',
    ],
    failure: '414',
    payee: ({ world }, random) => {
      const { name, msisdn } = pick(world.ugandans, random)
      return person(name, {
        phone_number: `+${msisdn}`,
        mobile_provider: 'mtn',
        transfer_reason: 'other_business_services',
      })
    },
  },
  {
    share: 0.2,
    payoutType: 'NGN::Bank',
    inputs: [
      ['NGN', 0.5],
      ['USD', 0.5],
    ],
    amounts: [80_000, 1_200_000, 500],
    purposes: ['Ginger, Kaduna', 'Dried hibiscus, Kano', 'Sesame, Jigawa', 'Export agent, Lagos'],
    failure: '416',
    payee: ({ world }, random) => {
      const { name, bankCode, bankAccount } = pick(world.nigerians, random)
      return person(name, {
        bank_code: bankCode,
        bank_account: bankAccount,
        bank_account_type: '20',
        street: 'Market Road',
      })
    },
  },
  {
    share: 0.22,
    payoutType: 'KES::Mobile',
    inputs: [
      ['USD', 0.6],
      ['KES', 0.4],
    ],
    amounts: [5_000, 120_000, 100],
    purposes: ["Avocados, Murang'a", 'Tomatoes, Kirinyaga', 'Cold store, Nairobi', 'Crates'],
    failure: '421',
    payee: ({ world }, random) => {
      const { name, msisdn } = pick(world.suppliers, random)
      const details = {
        phone_number: `+${msisdn}`,
        mobile_provider: 'mpesa',
        transfer_reason: 'other_business_services',
      }
      return { type: 'business', details: { name, ...details } }
    },
  },
  {
    share: 0.13,
    payoutType: 'GHS::Mobile',
    inputs: [['USD', 1]],
    amounts: [500, 9_000, 10],
    purposes: ['Cocoa samples, Kumasi', 'Shea butter, Tamale', 'Mangoes, Somanya'],
    failure: '421',
    payee: ({ world }, random) => {
      const { name, msisdn } = pick(world.ghanaians, random)
      const details = { phone_number: `+${msisdn}`, mobile_provider: 'mtn', gender: 'F' }
      return person(name, { ...details, transfer_reason: 'other_business_services' })
    },
  },
]

/** The year's payouts, oldest first, following the world's rhythm; none lies in the future. */
export function planHistory(kernel: Kernel): PlannedPayout[] {
  const random = kernel.random('bitpesa history')
  const { days } = kernel.world
  const weights = days.reduce((sum, { weight }) => sum + weight, 0)
  const wanted = Math.round((PER_YEAR * days.length) / 365)
  const latest = kernel.now().getTime() - SETTLED_MS
  const times: number[] = []
  let owed = 0
  for (const { day, weight } of days) {
    owed += (wanted * weight) / weights
    // Between eight and five in Nairobi.
    for (; owed >= 1; owed--) times.push(Date.parse(`${day}T05:00:00Z`) + Math.floor(random() * 9 * 3_600) * 1_000)
  }
  times.sort((a, b) => a - b)
  return times.filter((at) => at < latest).map((at, i) => planPayout(kernel, random, at, i + 1, latest))
}

function planPayout(kernel: Kernel, random: () => number, at: number, number: number, latest: number): PlannedPayout {
  const lane = weighted(LANES, (each) => each.share, random)
  const [inputCurrency] = weighted(lane.inputs, ([, share]) => share, random)
  const [smallest, largest, step] = lane.amounts
  // Squared, because most payouts are small and few are large.
  const whole = smallest + Math.floor((random() ** 2 * (largest - smallest)) / step) * step
  const payee = lane.payee(kernel, random)
  const details = payable(lane.payoutType, payee.details)
  const purpose = pick(lane.purposes, random)
  const luck = random()
  const refundedAt = new Date(at + Math.ceil(random() * 3 * HOUR_MS) + HOUR_MS)
  const state = luck < 0.03 ? 'canceled' : luck < 0.065 && refundedAt.getTime() < latest ? 'refunded' : 'paid'
  return {
    externalId: `SF-BP-${String(number).padStart(6, '0')}`,
    createdAt: new Date(at),
    fundedAt: state === 'canceled' ? undefined : new Date(at + FUNDING_DELAY_MS),
    refundedAt: state === 'refunded' ? refundedAt : undefined,
    state,
    reasonCode: { paid: '0', refunded: lane.failure, canceled: null }[state],
    inputCurrency,
    outputCurrency: lane.payoutType.slice(0, 3),
    payoutType: lane.payoutType,
    recipientType: payee.type,
    amount: { n: BigInt(whole), d: 1n },
    amountText: String(whole),
    details,
    metadata: { purpose },
  }
}

/** Regular payees must not have a number that the sandbox refuses by its ending: people will pay them again. */
function payable(payoutType: string, details: JsonObject): JsonObject {
  if (outcomeCode(payoutType, details) === '0') return details
  const field = 'bank_account' in details ? 'bank_account' : 'phone_number'
  return { ...details, [field]: `${String(details[field]).slice(0, -2)}50` }
}

function person(name: string, rest: JsonObject): { type: 'person'; details: JsonObject } {
  const [first = name, ...last] = name.split(' ')
  return { type: 'person', details: { first_name: first, last_name: last.join(' ') || first, ...rest } }
}

/** @throws Error on an empty list: a world always has people. */
function pick<T>(list: readonly T[], random: () => number): T {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

function weighted<T>(list: readonly T[], share: (item: T) => number, random: () => number): T {
  let left = random() * list.reduce((sum, item) => sum + share(item), 0)
  for (const item of list) {
    left -= share(item)
    if (left < 0) return item
  }
  return pick(list, random)
}
