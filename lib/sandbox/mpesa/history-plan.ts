import { centsOf } from '@/lib/sandbox/mpesa/shillings'
import type { Day, Person, World } from '@/lib/sandbox/world'

/** One thing that happened in the merchant's past, before balances are worked out. `at` is milliseconds UTC. */
export type PlannedEvent =
  | { kind: 'c2b'; at: number; payer: Pick<Person, 'name' | 'msisdn'>; reference: string; amount: number }
  | {
      kind: 'b2c'
      at: number
      receiver: Pick<Person, 'name' | 'msisdn'>
      command: string
      remarks: string
      /** Suppliers are paid more when the till is full and less when it is not. */
      elastic: boolean
      amount: number
      failure: string | null
    }

const HOUR_MS = 3_600_000
const NAIROBI_OFFSET_MS = 3 * HOUR_MS
const COLLECTIONS_PER_DAY = 36.5
const WALK_INS = 420
const FAILURE_SHARE = 0.045
const RETRY_AFTER_MS = 40 * 60_000
/** Codes of contract section 8, as often as they might happen. */
const FAILURES = ['2040', '2040', '2040', '8', '8', '8', '4', '2001', '2001', '4']

/** A year of the till and of paying people, day by day; sorted by time, nothing after `nowMs`. */
export function planHistory(world: World, random: () => number, nowMs: number): PlannedEvent[] {
  const walkIns = Array.from({ length: WALK_INS }, () => `2547${digits(random, 8)}`)
  const events = world.days.flatMap((day) => [
    ...collections(world, day, walkIns, random),
    ...payouts(world, day, random),
  ])
  return events.filter((event) => event.at <= nowMs).sort((a, b) => a.at - b.at)
}

function collections(world: World, day: Day, walkIns: string[], random: () => number): PlannedEvent[] {
  const count = Math.round(COLLECTIONS_PER_DAY * day.weight * between(random, 0.93, 1.07))
  return Array.from({ length: count }, () => {
    const at = moment(day, random, 5, 20)
    if (random() < 0.55) {
      // Earlier customers in the cast come more often.
      const payer = pick(world.customers, random() * random())
      // Sizes of orders are skewed: many small ones, a few for a whole kitchen.
      const amount = centsOf(rounded(350 + 9_000 * random() ** 2.6, 10))
      return { kind: 'c2b', at, payer, reference: typedReference(payer.customerNumber ?? 'SF-1000', random), amount }
    }
    const payer = { name: '', msisdn: pick(walkIns, random()) }
    return {
      kind: 'c2b',
      at,
      payer,
      reference: pick(['STALL', 'shop', 'Stall 4', 'MARKET'], random()),
      amount: centsOf(rounded(60 + 1_900 * random() ** 2, 5)),
    }
  })
}

/** Customers type their account number by hand. */
function typedReference(customerNumber: string, random: () => number): string {
  const draw = random()
  if (draw < 0.05) return customerNumber.toLowerCase()
  if (draw < 0.08) return customerNumber.replace('-', ' ')
  return draw < 0.1 ? customerNumber.replace('-', '') : customerNumber
}

function payouts(world: World, day: Day, random: () => number): PlannedEvent[] {
  const marketDay = [1, 3, 6].includes(day.weekday)
  const sunday = day.weekday === 0
  const events: PlannedEvent[] = []
  const pay = (
    receiver: { name: string; msisdn: string },
    command: string,
    remarks: string,
    shillings: number,
    elastic = false,
  ) => events.push(...attempt(day, random, { receiver, command, remarks, amount: centsOf(shillings), elastic }))
  const runs = sunday ? 0 : (marketDay ? 3 : 1) + (random() < 0.5 ? 1 : 0) + (day.monthEnd ? 6 : 0)
  for (let i = 0; i < runs; i++) {
    const supplier = pick(world.suppliers, random())
    pay(
      supplier,
      'BusinessPayment',
      `${supplier.kind} ${day.day.slice(5)}`,
      rounded(between(random, 9_000, 46_000), 50),
      true,
    )
  }
  if (!sunday && random() < 0.95) {
    const transporters = world.suppliers.filter((supplier) => supplier.kind === 'transport')
    pay(
      pick(transporters, random()),
      'BusinessPayment',
      `delivery ${day.day.slice(5)}`,
      rounded(between(random, 600, 3_400), 50),
    )
  }
  if (day.weekday === 6) {
    for (const person of world.staff.slice(0, 14))
      pay(person, 'SalaryPayment', 'Casual wages', rounded(between(random, 1_800, 3_600), 50))
  }
  if (!sunday && random() < 0.35) {
    const customer = pick(world.customers, random())
    pay(customer, 'BusinessPayment', `Refund ${customer.customerNumber}`, rounded(between(random, 150, 1_800), 10))
  }
  return events
}

/** A payout, and its repetition some time later when the first one failed. */
function attempt(
  day: Day,
  random: () => number,
  payout: {
    receiver: { name: string; msisdn: string }
    command: string
    remarks: string
    amount: number
    elastic: boolean
  },
): PlannedEvent[] {
  const at = moment(day, random, 9, 17)
  if (random() >= FAILURE_SHARE) return [{ kind: 'b2c', at, failure: null, ...payout }]
  const failed: PlannedEvent = { kind: 'b2c', at, failure: pick(FAILURES, random()), ...payout }
  const again: PlannedEvent = { kind: 'b2c', at: at + RETRY_AFTER_MS, failure: null, ...payout }
  return random() < 0.6 ? [failed, again] : [failed]
}

/** A moment of the day in Nairobi between two hours, rather more likely near the middle. */
function moment(day: Day, random: () => number, fromHour: number, toHour: number): number {
  const midnight = Date.parse(`${day.day}T00:00:00Z`) - NAIROBI_OFFSET_MS
  const share = random() < 0.4 ? random() : (random() + random()) / 2
  return Math.floor(midnight + (fromHour + (toHour - fromHour) * share) * HOUR_MS)
}

function pick<T>(list: readonly T[], draw: number): T {
  const item = list[Math.min(Math.floor(draw * list.length), list.length - 1)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

function between(random: () => number, least: number, most: number): number {
  return least + (most - least) * random()
}

function rounded(value: number, step: number): number {
  return Math.round(value / step) * step
}

function digits(random: () => number, count: number): string {
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
}
