import type { Context, Hono } from 'hono'
import { minorFromDecimal } from '@/lib/core/money'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { listedAccount } from '@/lib/sandbox/wekeza/accounts'
import { dayRangeOf, oneOf, pageOf, pagingBody } from '@/lib/sandbox/wekeza/paging'
import type { AccountRow, TransactionRow } from '@/lib/sandbox/wekeza/tables'
import { authorise } from '@/lib/sandbox/wekeza/tokens'
import { conditional, instant, invalidField, jsonAmount } from '@/lib/sandbox/wekeza/wire'

const HISTORY_MAX_AGE_SECONDS = 300
/** Without dates the list shows this much. */
const DAYS_DEFAULT = 90

/** A line to post. Its balance is computed here, so that lines and balances cannot drift apart. */
export type Posting = {
  id?: string
  at: number
  type: 'CREDIT' | 'DEBIT'
  amountMinor: number
  description: string
  reference: string
  channel: string
  counterparty?: { name: string; accountNumber: string } | null
  location?: { atmId: string; address: string }
  metadata?: Record<string, unknown>
}

/** Appends a line to the account and moves its balance. Call inside a database transaction. */
export function postTransaction(kernel: Kernel, account: AccountRow, posting: Posting): TransactionRow {
  const signed = posting.type === 'CREDIT' ? posting.amountMinor : -posting.amountMinor
  const balance = kernel.db
    .prepare<[number, number, string], { currentMinor: number }>(
      'update wekeza_accounts set currentMinor = currentMinor + ?, updatedAt = ? where id = ? returning currentMinor',
    )
    .get(signed, posting.at, account.id)
  if (!balance) throw new Error(`no Wekeza account ${account.id}`)
  const row: Omit<TransactionRow, 'seq'> = {
    id: posting.id ?? `txn_${kernel.token(14)}`,
    accountId: account.id,
    at: posting.at,
    valueDate: new Date(posting.at).toISOString().slice(0, 10),
    type: posting.type,
    amountMinor: posting.amountMinor,
    currency: account.currency,
    description: posting.description,
    reference: posting.reference,
    channel: posting.channel,
    balanceAfterMinor: balance.currentMinor,
    counterparty: posting.counterparty ? JSON.stringify(posting.counterparty) : null,
    location: posting.location ? JSON.stringify(posting.location) : null,
    metadata: JSON.stringify(posting.metadata ?? { riskScore: 0.1, riskLevel: 'LOW' }),
  }
  const { lastInsertRowid } = kernel.db
    .prepare(
      `insert into wekeza_transactions (id, accountId, at, valueDate, type, amountMinor, currency, description, reference,
        channel, balanceAfterMinor, counterparty, location, metadata)
      values (@id, @accountId, @at, @valueDate, @type, @amountMinor, @currency, @description, @reference,
        @channel, @balanceAfterMinor, @counterparty, @location, @metadata)`,
    )
    .run(row)
  return { ...row, seq: Number(lastInsertRowid) }
}

/** `GET /accounts/{id}/transactions`: newest first; the summary covers the whole filter, not the page. */
export function mountTransactions(app: Hono<SandboxEnv>, kernel: Kernel): void {
  app.get('/api/v1/accounts/:id/transactions', operation('transactions'), (c) => {
    authorise(kernel, c, 'accounts.read', 'transactions.read')
    const account = listedAccount(kernel, c.req.param('id'))
    const page = pageOf(c, 50)
    const filter = transactionFilter(kernel, c, account)
    const where = `from wekeza_transactions where accountId = @accountId and at >= @fromMs and at < @untilMs
      and (@type is null or type = @type) and amountMinor between @minMinor and @maxMinor
      and (@search is null or instr(lower(description), @search) > 0 or instr(lower(reference), @search) > 0)`
    const totals = kernel.db
      .prepare<[typeof filter], { lines: number; credits: number; debits: number }>(
        `select count(*) as lines, coalesce(sum(amountMinor) filter (where type = 'CREDIT'), 0) as credits,
          coalesce(sum(amountMinor) filter (where type = 'DEBIT'), 0) as debits ${where}`,
      )
      .get(filter) ?? { lines: 0, credits: 0, debits: 0 }
    const rows = kernel.db
      .prepare<[typeof filter & { limit: number; offset: number }], TransactionRow>(
        `select * ${where} order by at desc, seq desc limit @limit offset @offset`,
      )
      .all({ ...filter, limit: page.perPage, offset: page.offset })
    const body = {
      accountId: account.id,
      accountNumber: account.number,
      data: rows.map(transactionBody),
      summary: {
        totalTransactions: totals.lines,
        totalCredits: jsonAmount(totals.credits, account.currency),
        totalDebits: jsonAmount(totals.debits, account.currency),
        netAmount: jsonAmount(totals.credits - totals.debits, account.currency),
      },
      ...pagingBody(c, page, totals.lines),
    }
    return conditional(c, body, HISTORY_MAX_AGE_SECONDS)
  })
}

function transactionFilter(kernel: Kernel, c: Context, account: AccountRow) {
  const { fromMs, untilMs } = dayRangeOf(c)
  const unbounded = fromMs === undefined && untilMs === undefined
  const amount = (name: string) => {
    const text = c.req.query(name)
    if (text === undefined || text === '') return undefined
    const minor = minorFromDecimal(text, account.currency)
    if (minor === undefined) throw invalidField(name, `${name} must be a decimal amount`)
    return Number(minor)
  }
  return {
    accountId: account.id,
    fromMs: fromMs ?? (unbounded ? kernel.now().getTime() - DAYS_DEFAULT * 86_400_000 : 0),
    untilMs: untilMs ?? Number.MAX_SAFE_INTEGER,
    type: oneOf(c, 'type', ['CREDIT', 'DEBIT']) ?? null,
    minMinor: amount('minAmount') ?? 0,
    maxMinor: amount('maxAmount') ?? Number.MAX_SAFE_INTEGER,
    search: c.req.query('search')?.toLowerCase() || null,
  }
}

/** One line as the API shows it. */
export function transactionBody(row: TransactionRow) {
  return {
    id: row.id,
    transactionDate: instant(row.at),
    valueDate: row.valueDate,
    type: row.type,
    amount: jsonAmount(row.amountMinor, row.currency),
    currency: row.currency,
    description: row.description,
    reference: row.reference,
    channel: row.channel,
    balanceAfter: jsonAmount(row.balanceAfterMinor, row.currency),
    counterparty: row.counterparty === null ? null : JSON.parse(row.counterparty),
    status: 'COMPLETED',
    ...(row.location !== null && { location: JSON.parse(row.location) }),
    ...(row.metadata !== null && { metadata: JSON.parse(row.metadata) }),
  }
}
