import type { Kernel } from '@/lib/sandbox/kernel'
import type { AccountRow } from '@/lib/sandbox/wekeza/tables'
import { type Posting, postTransaction } from '@/lib/sandbox/wekeza/transactions'

const DAY_MS = 86_400_000
const HISTORY_DAYS = 90

type Seed = Pick<AccountRow, 'number' | 'type' | 'name' | 'customerName' | 'segment'> &
  Partial<
    Pick<AccountRow, 'id' | 'alias' | 'status' | 'customerId' | 'email' | 'phone' | 'openedAt' | 'interestRate'>
  > & {
    balanceMinor: number
  }

const JOHN = {
  customerName: 'John Doe',
  segment: 'RETAIL',
  customerId: 'cust_789',
  email: 'john.doe@example.com',
  phone: '+254712345678',
} as const
/** The published test accounts (contract 8). */
const TEST_ACCOUNTS: Seed[] = [
  {
    ...JOHN,
    id: 'acc_1234567890',
    alias: 'acc_john_savings',
    number: '1001234567',
    type: 'SAVINGS',
    name: 'John Doe Savings',
    balanceMinor: 12_500_000,
    openedAt: Date.parse('2025-01-15T10:30:00Z'),
    interestRate: 4.5,
  },
  {
    ...JOHN,
    id: 'acc_9876543210',
    alias: 'acc_john_current',
    number: '1009876543',
    type: 'CURRENT',
    name: 'John Doe Current',
    balanceMinor: 45_000_000,
    openedAt: Date.parse('2024-06-20T14:15:00Z'),
  },
  {
    alias: 'acc_jane_savings',
    number: '1001111111',
    type: 'SAVINGS',
    name: 'Jane Smith Savings',
    customerName: 'Jane Smith',
    segment: 'RETAIL',
    balanceMinor: 1_000_000,
  },
  {
    alias: 'acc_bob_current',
    number: '1002222222',
    type: 'CURRENT',
    name: 'Bob Wilson Current',
    customerName: 'Bob Wilson',
    segment: 'RETAIL',
    balanceMinor: 500_000,
    status: 'FROZEN',
  },
  {
    number: '1003333333',
    type: 'SAVINGS',
    name: 'Alice Brown Savings',
    customerName: 'Alice Brown',
    segment: 'RETAIL',
    balanceMinor: 0,
  },
  {
    number: '1004444444',
    type: 'FIXED_DEPOSIT',
    name: 'Mary Johnson Fixed Deposit',
    customerName: 'Mary Johnson',
    segment: 'RETAIL',
    balanceMinor: 100_000_000,
    interestRate: 9,
  },
  {
    number: '2001234567',
    type: 'CURRENT',
    name: 'ABC Company Ltd',
    customerName: 'ABC Company Ltd',
    segment: 'CORPORATE',
    balanceMinor: 500_000_000,
  },
  {
    number: '2009876543',
    type: 'CURRENT',
    name: 'XYZ Enterprises',
    customerName: 'XYZ Enterprises',
    segment: 'SME',
    balanceMinor: 250_000_000,
  },
  {
    number: '2001111111',
    type: 'CURRENT',
    name: 'Test Corp',
    customerName: 'Test Corp',
    segment: 'CORPORATE',
    balanceMinor: 10_000_000,
  },
]

/** The three lines that the provider's own reference shows on John's savings account: 95,000 before, 125,000 after. */
const PUBLISHED_LINES: Posting[] = [
  {
    id: 'txn_ghi789',
    at: Date.parse('2026-02-08T16:45:00Z'),
    type: 'DEBIT',
    amountMinor: 1_500_000,
    description: "Transfer to John's Current Account",
    reference: 'TRF-08022026-001',
    channel: 'MOBILE_APP',
    counterparty: { name: 'John Doe Current', accountNumber: '1009876543' },
    metadata: { riskScore: 0.15, riskLevel: 'LOW' },
  },
  {
    id: 'txn_def456',
    at: Date.parse('2026-02-10T09:15:00Z'),
    type: 'DEBIT',
    amountMinor: 500_000,
    description: 'ATM Withdrawal',
    reference: 'ATM-001-02102026',
    channel: 'ATM',
    counterparty: null,
    location: { atmId: 'ATM-001', address: 'Westlands, Nairobi' },
    metadata: { riskScore: 0.2, riskLevel: 'LOW' },
  },
  {
    id: 'txn_abc123',
    at: Date.parse('2026-02-12T14:30:00Z'),
    type: 'CREDIT',
    amountMinor: 5_000_000,
    description: 'Salary Payment',
    reference: 'SAL-FEB-2026',
    channel: 'DIRECT_CREDIT',
    counterparty: { name: 'ABC Company Ltd', accountNumber: '2001234567' },
    metadata: { riskScore: 0.1, riskLevel: 'LOW' },
  },
]
const PUBLISHED_OPENING_MINOR = 9_500_000

/** Everyday lines of a private account: sign, largest amount in minor units, words. */
const EVERYDAY = [
  { type: 'DEBIT', maxMinor: 600_000, description: 'ATM Withdrawal', channel: 'ATM' },
  { type: 'DEBIT', maxMinor: 450_000, description: 'Card purchase, groceries', channel: 'POS' },
  { type: 'DEBIT', maxMinor: 300_000, description: 'Electricity bill', channel: 'DIRECT_DEBIT' },
  { type: 'DEBIT', maxMinor: 500_000, description: 'Transfer to M-Pesa', channel: 'MPESA' },
  { type: 'CREDIT', maxMinor: 800_000, description: 'M-Pesa deposit', channel: 'MPESA' },
  { type: 'CREDIT', maxMinor: 1_200_000, description: 'Transfer received', channel: 'MOBILE_APP' },
] as const

/** Opens the published accounts and writes 90 days on each that end at the published balance. */
export function seedTestAccounts(kernel: Kernel): void {
  const nowMs = kernel.now().getTime()
  for (const seed of TEST_ACCOUNTS) {
    const account = openAccount(kernel, { ...seed, balanceMinor: openingMinor(seed) })
    if (seed.id === 'acc_1234567890')
      for (const line of PUBLISHED_LINES) if (line.at < nowMs) postTransaction(kernel, account, line)
    writeEveryday(kernel, account, seed.balanceMinor)
  }
}

/** Adds an account with its opening balance; a number that exists stays as it is. */
export function openAccount(kernel: Kernel, seed: Seed & { listed?: boolean }): AccountRow {
  const openedAt = seed.openedAt ?? Date.parse('2023-03-06T08:00:00Z')
  const row: AccountRow = {
    id: seed.id ?? `acc_${seed.number}`,
    alias: seed.alias ?? null,
    number: seed.number,
    name: seed.name,
    type: seed.type,
    currency: 'KES',
    currentMinor: seed.balanceMinor,
    status: seed.status ?? 'ACTIVE',
    openedAt,
    updatedAt: openedAt,
    listed: seed.listed === false ? 0 : 1,
    customerId: seed.customerId ?? `cust_${seed.number}`,
    customerName: seed.customerName,
    email: seed.email ?? null,
    phone: seed.phone ?? null,
    segment: seed.segment,
    interestRate: seed.interestRate ?? 0,
    minimumMinor: seed.type === 'SAVINGS' ? 100_000 : 0,
  }
  const columns = Object.keys(row)
  kernel.db
    .prepare(`insert or ignore into wekeza_accounts (${columns}) values (${columns.map((name) => `@${name}`)})`)
    .run(row)
  return row
}

function openingMinor(seed: Seed): number {
  if (seed.id === 'acc_1234567890') return PUBLISHED_OPENING_MINOR
  return Math.max(seed.balanceMinor, 800_000)
}

function writeEveryday(kernel: Kernel, account: AccountRow, targetMinor: number): void {
  const random = kernel.random(`wekeza test account ${account.number}`)
  const nowMs = kernel.now().getTime()
  let balanceMinor = currentMinor(kernel, account)
  for (let daysAgo = HISTORY_DAYS - 1; daysAgo > 1; daysAgo -= 1 + Math.floor(random() * 4)) {
    const kind = EVERYDAY[Math.floor(random() * EVERYDAY.length)]
    const amountMinor = Math.ceil((0.1 + 0.9 * random()) * ((kind?.maxMinor ?? 0) / 5_000)) * 5_000
    if (!kind || (kind.type === 'DEBIT' && amountMinor > balanceMinor)) continue
    balanceMinor += kind.type === 'CREDIT' ? amountMinor : -amountMinor
    const at = nowMs - daysAgo * DAY_MS - Math.floor(random() * 8) * 3_600_000
    const reference = `${kind.channel.slice(0, 3)}-${account.number.slice(-4)}-${String(daysAgo).padStart(3, '0')}`
    postTransaction(kernel, account, {
      at,
      type: kind.type,
      amountMinor,
      description: kind.description,
      reference,
      channel: kind.channel,
    })
  }
  const missing = targetMinor - balanceMinor
  if (missing === 0) return
  // The last line brings the account to the balance that the contract publishes for it.
  const credit = missing > 0
  postTransaction(kernel, account, {
    at: nowMs - DAY_MS,
    type: credit ? 'CREDIT' : 'DEBIT',
    amountMinor: Math.abs(missing),
    description: credit ? 'Salary Payment' : 'Transfer to savings club',
    reference: `${credit ? 'SAL' : 'TRF'}-${account.number.slice(-4)}`,
    channel: credit ? 'DIRECT_CREDIT' : 'MOBILE_APP',
  })
}

function currentMinor(kernel: Kernel, account: AccountRow): number {
  const row = kernel.db
    .prepare<[string], { currentMinor: number }>('select currentMinor from wekeza_accounts where id = ?')
    .get(account.id)
  return row?.currentMinor ?? account.currentMinor
}
