import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { z } from 'zod'
import type { Kernel, SandboxEnv } from '@/lib/sandbox/kernel'
import { findAccount, heldMinor } from '@/lib/sandbox/wekeza/accounts'
import { emitEvent } from '@/lib/sandbox/wekeza/deliveries'
import { driveOn, REVIEWED_PAYEE } from '@/lib/sandbox/wekeza/payment-life'
import { paymentEventData } from '@/lib/sandbox/wekeza/payment-wire'
import { jsonBody } from '@/lib/sandbox/wekeza/request-body'
import type { AccountRow, PaymentRow } from '@/lib/sandbox/wekeza/tables'
import { instant, invalidField, jsonAmount, minorFromJson, WekezaError } from '@/lib/sandbox/wekeza/wire'

const METHODS = ['INTERNAL_TRANSFER', 'MPESA', 'RTGS', 'EFT', 'SWIFT']
const Body = z.object({
  sourceAccountId: z.string().min(1),
  destinationAccountNumber: z.string().min(1).max(34),
  amount: z.number(),
  currency: z.enum(['KES', 'USD', 'EUR']),
  description: z.string().min(1).max(200),
  reference: z.string().min(1).max(50),
  paymentMethod: z.enum(METHODS).default('INTERNAL_TRANSFER'),
  scheduledDate: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
  metadata: z.record(z.string(), z.unknown()).default({}),
})
export type OrderInput = z.output<typeof Body>
type Order = OrderInput & { amountMinor: number }

/** Largest amount taken at all; the documented magic amount lies on it. */
const AMOUNT_MINOR_MAX = 99_999_999_900
const MAGIC_NO_FUNDS_MINOR = 99_999_999_900
/** Above this a payment is held for a fraud review. */
const REVIEW_ABOVE_MINOR = 10_000_000
/** Daily and single limits by segment, minor units of KES (contract 5.6). RETAIL's single limit is the review threshold. */
const LIMITS_MINOR = {
  RETAIL: { daily: 50_000_000, single: undefined },
  SME: { daily: 200_000_000, single: 50_000_000 },
  CORPORATE: { daily: 1_000_000_000, single: 200_000_000 },
}

/**
 * Validates and creates, in the contract's order of checks (8). The hold is the payment's own status.
 * @throws WekezaError 400 or 403; nothing was created and the idempotency key is still free
 */
export function createPayment(
  kernel: Kernel,
  c: Context<SandboxEnv>,
  clientId: string,
  idempotencyKey: string,
): PaymentRow {
  const input = jsonBody<OrderInput>(c, Body)
  return createOrder(kernel, { input, clientId, idempotencyKey, bodyHash: bodyHash(c) })
}

/** One order already read: on its own, or out of a bulk. @throws WekezaError as above */
export function createOrder(
  kernel: Kernel,
  given: { input: OrderInput; clientId: string; idempotencyKey: string; bodyHash: string },
): PaymentRow {
  const { input, ...identity } = given
  const order = checkedOrder(input, kernel)
  const source = findAccount(kernel, order.sourceAccountId)
  if (!source?.listed || source.status === 'CLOSED') {
    throw new WekezaError(400, 'INVALID_ACCOUNT', 'Source account does not exist', { field: 'sourceAccountId' })
  }
  if (source.currency !== order.currency) throw invalidField('currency', `The source account is in ${source.currency}`)
  const payee = findAccount(kernel, order.destinationAccountNumber)
  refuseFrozen(source)
  if (payee) refuseFrozen(payee)
  const review = checkFundsAndRisk(kernel, order, source)
  if (!review) checkDailyLimit(kernel, order, source)
  if (!review && order.paymentMethod === 'INTERNAL_TRANSFER') {
    if (payee?.number !== order.destinationAccountNumber || payee.id === source.id) {
      const reason =
        payee?.id === source.id ? 'Source and destination are the same account' : 'Destination account does not exist'
      throw new WekezaError(400, 'INVALID_ACCOUNT', reason, { field: 'destinationAccountNumber' })
    }
  }
  return insertPayment(kernel, { order, source, payee, review, ...identity })
}

/** The same content gives the same hash, however its JSON is spaced or ordered. */
export function bodyHash(c: Context<SandboxEnv>): string {
  const raw = c.get('rawBody').toString('utf8')
  let canonical = raw
  try {
    canonical = JSON.stringify(JSON.parse(raw), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    )
  } catch {
    // Not JSON: hashed as it came; creating it will refuse it.
  }
  return createHash('sha256').update(canonical).digest('hex')
}

function checkedOrder(order: OrderInput, kernel: Kernel): Order {
  const amountMinor = minorFromJson(order.amount, order.currency)
  if (amountMinor === undefined || amountMinor <= 0 || amountMinor > AMOUNT_MINOR_MAX) {
    throw new WekezaError(
      400,
      'INVALID_AMOUNT',
      'The amount must be above zero, within the maximum, with at most two decimals',
      { field: 'amount' },
    )
  }
  if (order.scheduledDate !== undefined && Date.parse(order.scheduledDate) <= kernel.now().getTime()) {
    throw invalidField('scheduledDate', 'scheduledDate must lie in the future')
  }
  return { ...order, amountMinor }
}

function refuseFrozen(account: AccountRow): void {
  if (account.status !== 'FROZEN') return
  const details = { accountId: account.id, accountNumber: account.number, status: 'FROZEN' }
  throw new WekezaError(403, 'ACCOUNT_FROZEN', 'The account is frozen', details)
}

/** True when the payment must wait for a review. @throws WekezaError 403 */
function checkFundsAndRisk(kernel: Kernel, order: Order, source: AccountRow): boolean {
  const availableMinor = source.currentMinor - heldMinor(kernel, source.id)
  if (order.amountMinor > availableMinor || order.amountMinor === MAGIC_NO_FUNDS_MINOR) {
    throw new WekezaError(403, 'INSUFFICIENT_FUNDS', 'Insufficient funds in the source account', {
      accountId: source.id,
      availableBalance: jsonAmount(availableMinor, source.currency),
      requestedAmount: order.amount,
      currency: source.currency,
    })
  }
  const single = LIMITS_MINOR[source.segment].single
  if (single !== undefined && order.amountMinor > single) throw limitExceeded(source, 'single', single)
  return order.destinationAccountNumber === REVIEWED_PAYEE || order.amountMinor > REVIEW_ABOVE_MINOR
}

function checkDailyLimit(kernel: Kernel, order: Order, source: AccountRow): void {
  const startOfDayMs = Math.floor(kernel.now().getTime() / 86_400_000) * 86_400_000
  const today = kernel.db
    .prepare<[string, number], { total: number }>(
      `select coalesce(sum(amountMinor), 0) as total from wekeza_payments
        where sourceId = ? and createdAt >= ? and status not in ('FAILED', 'CANCELLED', 'REVERSED')`,
    )
    .get(source.id, startOfDayMs)
  const daily = LIMITS_MINOR[source.segment].daily
  if ((today?.total ?? 0) + order.amountMinor > daily) throw limitExceeded(source, 'daily', daily)
}

function limitExceeded(source: AccountRow, which: 'daily' | 'single', limitMinor: number): WekezaError {
  const details = {
    accountId: source.id,
    limit: jsonAmount(limitMinor, source.currency),
    limitType: which.toUpperCase(),
    currency: source.currency,
  }
  return new WekezaError(403, 'PAYMENT_LIMIT_EXCEEDED', `The ${which} payment limit is exceeded`, details)
}

function insertPayment(
  kernel: Kernel,
  input: {
    order: Order
    source: AccountRow
    payee: AccountRow | undefined
    clientId: string
    idempotencyKey: string
    bodyHash: string
    review: boolean
  },
): PaymentRow {
  const { order, source, payee, review } = input
  const nowMs = kernel.now().getTime()
  const status = review ? 'PENDING_REVIEW' : order.scheduledDate ? 'SCHEDULED' : 'PENDING'
  const first = {
    status,
    timestamp: instant(nowMs),
    description: review ? 'Held for manual fraud review' : 'Payment created',
  }
  const payment: PaymentRow = {
    id: `pmt_${kernel.token(14)}`,
    clientId: input.clientId,
    idempotencyKey: input.idempotencyKey,
    bodyHash: input.bodyHash,
    sourceId: source.id,
    destinationNumber: order.destinationAccountNumber,
    destinationName: payee?.name ?? null,
    amountMinor: order.amountMinor,
    currency: order.currency,
    description: order.description,
    reference: order.reference,
    method: order.paymentMethod,
    scheduledDate: order.scheduledDate ?? null,
    metadata: JSON.stringify(order.metadata),
    riskScore: review ? 0.85 : 0.15,
    status,
    createdAt: nowMs,
    updatedAt: nowMs,
    completedAt: null,
    cancelledAt: null,
    cancelReason: null,
    failedAt: null,
    failureCode: null,
    failureReason: null,
    history: JSON.stringify([first]),
  }
  kernel.db.transaction(() => {
    const columns = Object.keys(payment)
    kernel.db
      .prepare(`insert into wekeza_payments (${columns}) values (${columns.map((name) => `@${name}`)})`)
      .run(payment)
    emitEvent(kernel, payment.clientId, 'payment.created', paymentEventData(payment, source))
  })()
  driveOn(kernel, payment)
  return payment
}
