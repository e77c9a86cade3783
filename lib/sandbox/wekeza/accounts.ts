import type { Hono } from 'hono'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { oneOf, pageOf, pagingBody } from '@/lib/sandbox/wekeza/paging'
import type { AccountRow, PaymentRow } from '@/lib/sandbox/wekeza/tables'
import { authorise } from '@/lib/sandbox/wekeza/tokens'
import { conditional, instant, jsonAmount, WekezaError } from '@/lib/sandbox/wekeza/wire'

/** Payments in these states still hold their amount on the source account. */
export const HOLDING_STATUSES = ['PENDING', 'SCHEDULED', 'PENDING_REVIEW', 'PROCESSING'] as const
const HOLDING_SQL = HOLDING_STATUSES.map((status) => `'${status}'`).join(', ')
const HOLD_DAYS = 7
const BALANCE_MAX_AGE_SECONDS = 30

/** `GET /accounts`, `/accounts/{id}`, `/accounts/{id}/balance`. */
export function mountAccounts(app: Hono<SandboxEnv>, kernel: Kernel): void {
  app.get('/api/v1/accounts', operation('accounts'), (c) => {
    authorise(kernel, c, 'accounts.read')
    const page = pageOf(c, 20)
    const where = {
      type: oneOf(c, 'accountType', ['SAVINGS', 'CURRENT', 'FIXED_DEPOSIT']) ?? null,
      currency: oneOf(c, 'currency', ['KES', 'USD', 'EUR']) ?? null,
      status: oneOf(c, 'status', ['ACTIVE', 'FROZEN', 'CLOSED']) ?? null,
    }
    const rows = kernel.db
      .prepare<[typeof where], AccountRow>(
        `select * from wekeza_accounts where listed = 1 and (@type is null or type = @type)
          and (@currency is null or currency = @currency) and (@status is null or status = @status) order by id`,
      )
      .all(where)
    const shown = rows.slice(page.offset, page.offset + page.perPage)
    const data = shown.map((row) => accountSummary(kernel, row))
    return conditional(c, { data, ...pagingBody(c, page, rows.length) }, BALANCE_MAX_AGE_SECONDS)
  })

  app.get('/api/v1/accounts/:id', operation('account'), (c) => {
    authorise(kernel, c, 'accounts.read')
    return conditional(c, accountDetail(kernel, listedAccount(kernel, c.req.param('id'))), BALANCE_MAX_AGE_SECONDS)
  })

  app.get('/api/v1/accounts/:id/balance', operation('balance'), (c) => {
    authorise(kernel, c, 'accounts.read')
    return conditional(c, balanceBody(kernel, listedAccount(kernel, c.req.param('id'))), BALANCE_MAX_AGE_SECONDS)
  })
}

/** Any account of the bank by id, alias or number. */
export function findAccount(kernel: Kernel, key: string): AccountRow | undefined {
  return kernel.db
    .prepare<[string, string, string], AccountRow>(
      'select * from wekeza_accounts where id = ? or number = ? or alias = ?',
    )
    .get(key, key, key)
}

/** An account the application may look into. @throws WekezaError 404 */
export function listedAccount(kernel: Kernel, key: string): AccountRow {
  const account = findAccount(kernel, key)
  if (!account?.listed) throw new WekezaError(404, 'ACCOUNT_NOT_FOUND', 'Account does not exist', { accountId: key })
  return account
}

/** What unfinished payments hold on the account, in minor units. */
export function heldMinor(kernel: Kernel, accountId: string): number {
  const row = kernel.db
    .prepare<[string], { held: number }>(
      `select coalesce(sum(amountMinor), 0) as held from wekeza_payments where sourceId = ? and status in (${HOLDING_SQL})`,
    )
    .get(accountId)
  return row?.held ?? 0
}

function accountSummary(kernel: Kernel, row: AccountRow) {
  return {
    id: row.id,
    accountNumber: row.number,
    accountName: row.name,
    accountType: row.type,
    currency: row.currency,
    balance: balanceOf(kernel, row, false),
    status: row.status,
    openedDate: instant(row.openedAt),
    branch: { code: '001', name: 'Nairobi Central' },
    customer: { id: row.customerId, name: row.customerName, segment: row.segment },
  }
}

/** The full account (contract 4.2). */
export function accountDetail(kernel: Kernel, row: AccountRow) {
  return {
    ...accountSummary(kernel, row),
    balance: balanceOf(kernel, row, true),
    closedDate: null,
    branch: { code: '001', name: 'Nairobi Central', address: 'Kenyatta Avenue, Nairobi' },
    customer: {
      id: row.customerId,
      name: row.customerName,
      ...(row.email && { email: row.email }),
      ...(row.phone && { phone: row.phone }),
      segment: row.segment,
    },
    overdraft: { enabled: false, limit: 0, utilized: 0 },
    interestRate: row.interestRate,
    minimumBalance: jsonAmount(row.minimumMinor, row.currency),
    metadata: { kycStatus: 'VERIFIED', riskRating: 'LOW', lastActivityDate: instant(row.updatedAt) },
  }
}

function balanceOf(kernel: Kernel, row: AccountRow, withPending: boolean) {
  const held = heldMinor(kernel, row.id)
  return {
    available: jsonAmount(row.currentMinor - held, row.currency),
    current: jsonAmount(row.currentMinor, row.currency),
    ...(withPending && { pending: jsonAmount(held, row.currency) }),
    currency: row.currency,
    lastUpdated: instant(row.updatedAt),
  }
}

function balanceBody(kernel: Kernel, row: AccountRow) {
  const balance = balanceOf(kernel, row, true)
  const holds = kernel.db
    .prepare<[string], PaymentRow>(
      `select * from wekeza_payments where sourceId = ? and status in (${HOLDING_SQL}) order by createdAt, id`,
    )
    .all(row.id)
  return {
    accountId: row.id,
    accountNumber: row.number,
    balance,
    overdraft: { enabled: false, limit: 0, utilized: 0, available: 0 },
    holds: holds.map((payment) => ({
      id: payment.id.replace(/^pmt_/, 'hold_'),
      amount: jsonAmount(payment.amountMinor, payment.currency),
      currency: payment.currency,
      reason: `Payment ${payment.reference}`,
      placedAt: instant(payment.createdAt),
      expiresAt: instant(payment.createdAt + HOLD_DAYS * 86_400_000),
    })),
    // No account of this bank has an overdraft, so what is available is all there is.
    effectiveBalance: balance.available,
  }
}
