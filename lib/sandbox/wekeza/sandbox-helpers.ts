import type { Hono } from 'hono'
import { z } from 'zod'
import { type Currency, toDecimal } from '@/lib/core/money'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { accountDetail, findAccount, listedAccount } from '@/lib/sandbox/wekeza/accounts'
import { emitEvent } from '@/lib/sandbox/wekeza/deliveries'
import { jsonBody } from '@/lib/sandbox/wekeza/request-body'
import type { AccountRow, TransactionRow } from '@/lib/sandbox/wekeza/tables'
import { authorise } from '@/lib/sandbox/wekeza/tokens'
import { type Posting, postTransaction, transactionBody } from '@/lib/sandbox/wekeza/transactions'
import { instant, invalidField, minorFromJson } from '@/lib/sandbox/wekeza/wire'

const DAY_MS = 86_400_000
const LINES_MAX = 500
const NewAccount = z.object({
  accountType: z.enum(['SAVINGS', 'CURRENT', 'FIXED_DEPOSIT']),
  currency: z.enum(['KES', 'USD', 'EUR']).default('KES'),
  initialBalance: z.number().min(0).default(0),
  customerName: z.string().min(1).max(100),
})
const Generate = z.object({
  accountId: z.string().min(1),
  transactionCount: z.int().min(1).max(LINES_MAX),
  dateRange: z.object({ from: z.iso.date(), to: z.iso.date() }).optional(),
})
/** What a reset makes anew. Tokens and webhooks stay, so that clients can go on. */
const RESET_TABLES = ['accounts', 'transactions', 'payments', 'batches', 'stk', 'deliveries', 'consents']

/** The `/sandbox/...` calls that the provider documents for its testers (contract 8). */
export function mountSandboxHelpers(app: Hono<SandboxEnv>, kernel: Kernel, seed: () => void): void {
  app.post('/api/v1/sandbox/reset', operation('sandbox_reset'), (c) => {
    authorise(kernel, c)
    kernel.db.transaction(() => {
      for (const table of RESET_TABLES) kernel.db.exec(`delete from wekeza_${table}`)
      seed()
    })()
    return c.json({ status: 'RESET', timestamp: instant(kernel.now().getTime()) })
  })

  app.post('/api/v1/sandbox/accounts', operation('sandbox_account'), (c) => {
    authorise(kernel, c)
    const input = jsonBody<z.output<typeof NewAccount>>(c, NewAccount)
    const initialMinor = minorFromJson(input.initialBalance, input.currency)
    if (initialMinor === undefined) throw invalidField('initialBalance', 'initialBalance has too many decimals')
    const account = kernel.db.transaction(() => openAccount(kernel, input, initialMinor))()
    return c.json(accountDetail(kernel, account), 201)
  })

  app.post('/api/v1/sandbox/transactions/generate', operation('sandbox_generate'), (c) => {
    authorise(kernel, c)
    const input = jsonBody<z.output<typeof Generate>>(c, Generate)
    const account = listedAccount(kernel, input.accountId)
    const today = instant(kernel.now().getTime()).slice(0, 10)
    const { from, to } = input.dateRange ?? { from: today, to: today }
    if (from > to) throw invalidField('dateRange', 'dateRange.from lies after dateRange.to')
    if (to > today) throw invalidField('dateRange', 'dateRange.to lies in the future')
    const lines = kernel.db.transaction(() => generate(kernel, account, input.transactionCount, from, to))()
    const data = lines.map(transactionBody)
    return c.json({ accountId: account.id, transactionCount: data.length, data }, 201)
  })
}

function openAccount(kernel: Kernel, input: z.output<typeof NewAccount>, initialMinor: number): AccountRow {
  const nowMs = kernel.now().getTime()
  let number: string
  do number = `30${kernel.token(8, '0123456789')}`
  while (findAccount(kernel, number))
  const account: AccountRow = {
    id: `acc_${number}`,
    alias: null,
    number,
    name: `${input.customerName} ${input.accountType === 'SAVINGS' ? 'Savings' : 'Account'}`,
    type: input.accountType,
    currency: input.currency,
    currentMinor: 0,
    status: 'ACTIVE',
    openedAt: nowMs,
    updatedAt: nowMs,
    listed: 1,
    customerId: `cust_${number}`,
    customerName: input.customerName,
    email: null,
    phone: null,
    segment: 'RETAIL',
    interestRate: 0,
    minimumMinor: 0,
  }
  const columns = Object.keys(account)
  kernel.db
    .prepare(`insert into wekeza_accounts (${columns}) values (${columns.map((name) => `@${name}`)})`)
    .run(account)
  const told = { accountId: account.id, accountNumber: number, accountType: account.type, currency: account.currency }
  emitEvent(kernel, null, 'account.created', told)
  if (initialMinor > 0) {
    const words = { description: 'Opening deposit', reference: `OPEN-${number}`, channel: 'BRANCH' }
    postFromOutside(kernel, account, { at: nowMs, type: 'CREDIT', amountMinor: initialMinor, ...words })
  }
  return findAccount(kernel, account.id) ?? account
}

/** Pairs of a credit and a smaller debit: the account never falls below what it held. */
function generate(kernel: Kernel, account: AccountRow, count: number, from: string, to: string): TransactionRow[] {
  const startMs = Date.parse(from)
  const endMs = Math.min(Date.parse(to) + DAY_MS - 1, kernel.now().getTime())
  const ids = Array.from({ length: count }, (_, place) => {
    const credit = place % 2 === 0
    const at = Math.floor(startMs + ((endMs - startMs) * (place + 1)) / (count + 1))
    const line = credit
      ? { type: 'CREDIT' as const, amountMinor: 150_000 + place * 100, description: 'Generated deposit' }
      : { type: 'DEBIT' as const, amountMinor: 50_000 + place * 100, description: 'Generated payment' }
    const reference = `GEN-${kernel.token(8)}`
    return postFromOutside(kernel, account, { ...line, at, reference, channel: 'MOBILE_APP' }).id
  })
  retellBalances(kernel, account.id)
  return ids.flatMap((id) => {
    const row = kernel.db.prepare<[string], TransactionRow>('select * from wekeza_transactions where id = ?').get(id)
    return row ? [row] : []
  })
}

function postFromOutside(kernel: Kernel, account: AccountRow, posting: Posting): TransactionRow {
  const line = postTransaction(kernel, account, posting)
  const currency: Currency = account.currency
  const credit = posting.type === 'CREDIT'
  kernel.move({
    provider: 'wekeza',
    kind: 'sandbox',
    providerReference: line.id,
    merchantReference: posting.reference,
    amount: toDecimal(BigInt(posting.amountMinor), currency),
    currency,
    from: credit ? 'sandbox user' : account.number,
    to: credit ? account.number : 'sandbox user',
  })
  return line
}

/** Lines written into the past shift the balances of every later one. */
function retellBalances(kernel: Kernel, accountId: string): void {
  const rows = kernel.db
    .prepare<[string], TransactionRow>('select * from wekeza_transactions where accountId = ? order by at, seq')
    .all(accountId)
  const signed = (row: TransactionRow) => (row.type === 'CREDIT' ? row.amountMinor : -row.amountMinor)
  let balance = (findAccount(kernel, accountId)?.currentMinor ?? 0) - rows.reduce((sum, row) => sum + signed(row), 0)
  const update = kernel.db.prepare('update wekeza_transactions set balanceAfterMinor = ? where seq = ?')
  for (const row of rows) {
    balance += signed(row)
    update.run(balance, row.seq)
  }
}
