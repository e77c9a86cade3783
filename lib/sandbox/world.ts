import { seededRandom } from '@/lib/sandbox/random'
import { BURUNDIANS, CUSTOMERS, GHANAIANS, NIGERIANS, STAFF, SUPPLIERS, UGANDANS } from '@/lib/sandbox/world-cast'

/** One calendar day in Nairobi, with how busy it is: 1 is an average day. */
export interface Day {
  day: string
  /** 0 is Sunday. */
  weekday: number
  /** The last day of its month. */
  monthEnd: boolean
  weight: number
}
export interface Person {
  name: string
  msisdn: string
  businessName?: string
  /** Customers: the account number they pay under, 'SF-1001'. */
  customerNumber?: string
}
export interface Supplier {
  name: string
  msisdn: string
  /** Ten digits. */
  wekezaAccount: string
  kind: SupplierKind
}
export type SupplierKind = 'farm' | 'transport' | 'packaging' | 'utilities' | 'services'
export interface Nigerian {
  name: string
  msisdn: string
  bankCode: string
  bankAccount: string
}
export interface Burundian {
  name: string
  /** Eight digits. */
  ihelaId: string
  msisdn: string
}
/** The cast and the calendar of the merchant "Soko Fresh Ltd", Nairobi; the same seed and day give the same world. */
export interface World {
  seed: string
  today: string
  /** Oldest first; the last one is today. */
  days: Day[]
  customers: Person[]
  suppliers: Supplier[]
  staff: Person[]
  ugandans: Person[]
  nigerians: Nigerian[]
  ghanaians: Person[]
  burundians: Burundian[]
}

const DAY_MS = 86_400_000
/** Market days are Monday, Wednesday and Saturday; Sunday is quiet. */
const WEEKDAY_WEIGHT = [0.35, 1.35, 0.88, 1.28, 0.9, 1.02, 1.4]

/** Pure: `today` is the Nairobi day that the history ends on, `days` how many days it covers. */
export function createWorld(options: { seed: string; today: string; days: number }): World {
  const { seed, today, days } = options
  const digits = (stream: string, count: number) => {
    const random = seededRandom(seed, stream)
    return Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
  }
  const phone = (prefix: string, who: string) => prefix + digits(`phone of ${who}`, 12 - prefix.length)
  const kenyan = (who: string) => phone('2547', who)
  return {
    seed,
    today,
    days: calendar(seed, today, days),
    customers: CUSTOMERS.map(([name, businessName], i) => ({
      name,
      msisdn: kenyan(name),
      customerNumber: `SF-${1001 + i}`,
      ...(businessName ? { businessName } : {}),
    })),
    suppliers: SUPPLIERS.map(([name, kind]) => ({
      name,
      kind,
      msisdn: kenyan(name),
      wekezaAccount: `1003${digits(`account of ${name}`, 6)}`,
    })),
    staff: STAFF.map((name) => ({ name, msisdn: kenyan(name) })),
    ugandans: UGANDANS.map((name) => ({ name, msisdn: phone('25677', name) })),
    nigerians: NIGERIANS.map(([name, bankCode]) => ({
      name,
      msisdn: `234803${digits(`phone of ${name}`, 7)}`,
      bankCode,
      bankAccount: `0${digits(`account of ${name}`, 9)}`,
    })),
    ghanaians: GHANAIANS.map((name) => ({ name, msisdn: phone('23324', name) })),
    burundians: BURUNDIANS.map((name) => ({
      name,
      ihelaId: `7${digits(`ihela of ${name}`, 7)}`,
      msisdn: `25779${digits(`phone of ${name}`, 6)}`,
    })),
  }
}

function calendar(seed: string, today: string, count: number): Day[] {
  const random = seededRandom(seed, 'calendar')
  const last = Date.parse(`${today}T00:00:00Z`)
  return Array.from({ length: count }, (_, i) => {
    const at = last - (count - 1 - i) * DAY_MS
    const day = new Date(at).toISOString().slice(0, 10)
    const weekday = new Date(at).getUTCDay()
    const monthEnd = new Date(at + DAY_MS).getUTCDate() === 1
    // The business grows by about a third over the year, sells more in December, and no two Mondays are alike.
    const growth = 0.85 + (0.3 * i) / Math.max(count - 1, 1)
    const december = day.slice(5, 7) === '12' ? 1.12 : 1
    const noise = 0.88 + 0.24 * random()
    const weight = (WEEKDAY_WEIGHT[weekday] ?? 1) * (monthEnd ? 1.25 : 1) * growth * december * noise
    return { day, weekday, monthEnd, weight }
  })
}
