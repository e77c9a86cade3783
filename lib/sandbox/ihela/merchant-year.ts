import { bankReferenceOf } from '@/lib/sandbox/ihela/bill-outcome'
import { billCode, billLifeMs, writeBill } from '@/lib/sandbox/ihela/bills'
import { writeCashIn } from '@/lib/sandbox/ihela/cash-in'
import { findCustomer } from '@/lib/sandbox/ihela/customers'
import { getMerchant, merchantFrancs, moveFrancs, SOKO_CLIENT_ID, STARTING_FRANCS } from '@/lib/sandbox/ihela/merchants'
import type { BillStatus } from '@/lib/sandbox/ihela/tables'
import type { Kernel } from '@/lib/sandbox/kernel'
import type { Day } from '@/lib/sandbox/world'

const HOUR_MS = 3_600_000
const BUJUMBURA_OFFSET_MS = 2 * HOUR_MS
/** Above this the branch has its money paid out to its bank; the API shows none of that. */
const SWEEP_ABOVE_FRANCS = 6_500_000
const CODE_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const GOODS = [
  'Tomatoes and onions',
  'Avocado, 4 crates',
  'Passion fruit',
  'Potatoes, 6 sacks',
  'Plantain and cassava',
  'Carrots and leeks',
  'Mixed vegetables',
  'Mango, 3 crates',
]
const PAYOUTS = [
  'Delivery by bicycle',
  'Refund of a spoiled crate',
  'Casual loading',
  'Market dues',
  'Commission, Kamenge stall',
]
const BANKS = [null, null, 'MF1-0001', 'MOB-0003', 'MOB-0003', 'MOB-0006'] as const

type Year = { kernel: Kernel; random: () => number; entry: number; bills: number; cashIns: number }

/** A year of bills and cash-ins of the Bujumbura branch, ending at the starting balance that the contract names. */
export function seedMerchantYear(kernel: Kernel): void {
  const year: Year = { kernel, random: kernel.random('ihela merchant year'), entry: 0, bills: 0, cashIns: 0 }
  const nowMs = kernel.now().getTime()
  const first = kernel.world.days[0]
  const openedAt = first ? Date.parse(`${first.day}T00:00:00Z`) - HOUR_MS : nowMs
  moveFrancs(kernel, {
    clientId: SOKO_CLIENT_ID,
    at: openedAt,
    kind: 'opening',
    reference: 'OPENING',
    francs: 2_400_000,
  })
  for (const day of kernel.world.days) {
    for (const work of planOf(year, day)) if (work.at + 2 * HOUR_MS < nowMs) work.run(work.at)
    sweep(kernel, dayEnd(day), SWEEP_ABOVE_FRANCS)
  }
  const surplus = merchantFrancs(kernel, SOKO_CLIENT_ID) - STARTING_FRANCS
  if (surplus !== 0)
    moveFrancs(kernel, { clientId: SOKO_CLIENT_ID, at: nowMs, kind: 'sweep', reference: 'SWEEP', francs: -surplus })
}

function planOf(year: Year, day: Day): { at: number; run: (at: number) => void }[] {
  const open = Date.parse(`${day.day}T08:00:00Z`) - BUJUMBURA_OFFSET_MS
  const moment = () => open + Math.floor(year.random() * 9 * HOUR_MS)
  const count = (average: number) => Math.floor(average * day.weight + year.random())
  const plan = [
    ...Array.from({ length: count(1.45) }, () => ({ at: moment(), run: (at: number) => addBill(year, at) })),
    ...Array.from({ length: count(0.5) }, () => ({ at: moment(), run: (at: number) => addCashIn(year, at) })),
  ]
  return plan.sort((a, b) => a.at - b.at)
}

function addBill(year: Year, createdAt: number): void {
  const { kernel, random } = year
  const person = pick(random, kernel.world.burundians)
  const bank = pick(random, BANKS)
  const francs = (20 + Math.floor(random() ** 2 * 1_400)) * 500
  const status = billFate(random(), createdAt, bank, kernel)
  const code = billCode(createdAt, Array.from({ length: 10 }, () => pick(random, [...CODE_ALPHABET])).join(''))
  const merchantReference = `SFB-B-${String(++year.bills).padStart(5, '0')}`
  const clientId = SOKO_CLIENT_ID
  const id = writeBill(kernel, {
    clientId,
    code,
    merchantReference,
    user: person.ihelaId,
    bank,
    bankClientId: bank?.startsWith('MOB') ? person.msisdn.slice(3) : null,
    francs,
    description: pick(random, GOODS),
    redirectUri: null,
    createdAt,
    expiresAt: createdAt + billLifeMs(kernel, bank),
    status,
    bankReference: null,
    verifies: 0,
  })
  enter(year, 'bill', merchantReference, person.name)
  if (status !== 'Paid') return
  kernel.db
    .prepare('update ihela_bills set bankReference = ? where id = ?')
    .run(bankReferenceOf(getMerchant(clientId).id, id), id)
  moveFrancs(kernel, {
    clientId,
    at: createdAt + Math.floor(random() * HOUR_MS),
    kind: 'bill',
    reference: code,
    francs,
  })
}

function billFate(roll: number, createdAt: number, bank: string | null, kernel: Kernel): BillStatus {
  const young = kernel.now().getTime() < createdAt + billLifeMs(kernel, bank)
  if (roll < 0.91) return 'Paid'
  if (roll < 0.96) return young ? 'Pending' : 'Expired'
  return roll < 0.985 ? 'Cancelled' : 'Error'
}

function addCashIn(year: Year, createdAt: number): void {
  const { kernel, random } = year
  const person = pick(random, kernel.world.burundians)
  const mobile = random() < 0.4
  const bankSlug = mobile ? 'MOB-0003' : 'MF1-0001'
  const id = mobile ? person.msisdn : person.ihelaId
  const customer = findCustomer(kernel, bankSlug, id)
  const unknown = random() < 0.04
  const francs = (4 + Math.floor(random() * 160)) * 500
  const merchantReference = `SFB-C-${String(++year.cashIns).padStart(5, '0')}`
  const problem = unknown
    ? 'Account not found'
    : francs > merchantFrancs(kernel, SOKO_CLIENT_ID)
      ? 'Insufficient balance'
      : undefined
  writeCashIn(
    kernel,
    {
      clientId: SOKO_CLIENT_ID,
      merchantReference,
      bankSlug,
      account: unknown ? '70000404' : (customer?.accountNumber ?? id),
      accountName: unknown ? null : person.name,
      francs,
      description: pick(random, PAYOUTS),
      createdAt,
    },
    problem,
  )
  enter(year, 'cashin', merchantReference, unknown ? null : person.name)
}

function enter(year: Year, kind: 'bill' | 'cashin', merchantReference: string, customerName: string | null): void {
  year.kernel.db
    .prepare('insert into ihela_book values (?, ?, ?, ?)')
    .run(++year.entry, kind, merchantReference, customerName)
}

function sweep(kernel: Kernel, at: number, aboveFrancs: number): void {
  const francs = merchantFrancs(kernel, SOKO_CLIENT_ID)
  if (francs <= aboveFrancs) return
  const out = francs - 1_800_000
  moveFrancs(kernel, { clientId: SOKO_CLIENT_ID, at, kind: 'sweep', reference: 'SWEEP', francs: -out })
}

function dayEnd(day: Day): number {
  return Date.parse(`${day.day}T20:00:00Z`) - BUJUMBURA_OFFSET_MS
}

function pick<T>(random: () => number, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}
