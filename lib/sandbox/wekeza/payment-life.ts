import { toDecimal } from '@/lib/core/money'
import type { Kernel } from '@/lib/sandbox/kernel'
import { findAccount } from '@/lib/sandbox/wekeza/accounts'
import { emitEvent } from '@/lib/sandbox/wekeza/deliveries'
import { historyOf, paymentEventData } from '@/lib/sandbox/wekeza/payment-wire'
import type { AccountRow, PaymentRow } from '@/lib/sandbox/wekeza/tables'
import { type Posting, postTransaction } from '@/lib/sandbox/wekeza/transactions'
import { instant, jsonAmount } from '@/lib/sandbox/wekeza/wire'

const EVENT_OF_STATUS: Readonly<Record<string, string>> = {
  PROCESSING: 'payment.processing',
  COMPLETED: 'payment.completed',
  FAILED: 'payment.failed',
  CANCELLED: 'payment.cancelled',
  REVERSED: 'payment.reversed',
}

/** Plans the next step of an unfinished payment: after creating it, and again when the sandbox restarts. */
export function driveOn(kernel: Kernel, payment: PaymentRow): void {
  const next = nextStep(kernel, payment)
  if (next) kernel.later(next.delayMs, `payment ${payment.id}`, next.run)
}

function nextStep(kernel: Kernel, payment: PaymentRow): { delayMs: number; run: () => void } | undefined {
  const { id, status } = payment
  if (status === 'SCHEDULED') {
    const waitMs = Date.parse(payment.scheduledDate ?? '') - kernel.now().getTime()
    const run = () => advance(kernel, id, ['SCHEDULED'], 'PENDING', 'Scheduled date reached')
    return { delayMs: Math.max(waitMs, 0), run }
  }
  if (status === 'PENDING') {
    const run = () => advance(kernel, id, ['PENDING'], 'PROCESSING', 'Payment is being processed')
    return { delayMs: kernel.setting('wekeza', 'pendingMs', 300), run }
  }
  // Somebody at the bank looks at it. The documented test payee is never approved by itself.
  if (status === 'PENDING_REVIEW' && payment.destinationNumber !== REVIEWED_PAYEE) {
    const run = () => advance(kernel, id, ['PENDING_REVIEW'], 'PROCESSING', 'Approved by manual review')
    return { delayMs: kernel.setting('wekeza', 'reviewMs', 60_000), run }
  }
  if (status === 'PROCESSING') {
    const delayMs = testDelayMs(payment) ?? kernel.setting('wekeza', 'processingMs', 700)
    return { delayMs, run: () => settle(kernel, id) }
  }
  return undefined
}

/** A payment to this number always waits for a review (contract 8, magic values). */
export const REVIEWED_PAYEE = '9999999999'

export function findPayment(kernel: Kernel, id: string): PaymentRow | undefined {
  return kernel.db.prepare<[string], PaymentRow>('select * from wekeza_payments where id = ?').get(id)
}

export function sourceOf(kernel: Kernel, payment: PaymentRow): AccountRow {
  const source = findAccount(kernel, payment.sourceId)
  if (!source) throw new Error(`payment ${payment.id} has no source account ${payment.sourceId}`)
  return source
}

/** Moves a payment that is still in one of `from`, with its event; undefined when another step was faster. */
export function movePayment(
  kernel: Kernel,
  id: string,
  from: readonly string[],
  to: string,
  description: string,
  change: Partial<PaymentRow> = {},
): PaymentRow | undefined {
  const before = findPayment(kernel, id)
  if (!before || !from.includes(before.status)) return undefined
  const nowMs = kernel.now().getTime()
  const history = JSON.stringify([...historyOf(before), { status: to, timestamp: instant(nowMs), description }])
  const after: PaymentRow = { ...before, ...change, status: to, updatedAt: nowMs, history }
  kernel.db.transaction(() => {
    kernel.db
      .prepare(
        `update wekeza_payments set status = @status, updatedAt = @updatedAt, completedAt = @completedAt,
          cancelledAt = @cancelledAt, cancelReason = @cancelReason, failedAt = @failedAt, failureCode = @failureCode,
          failureReason = @failureReason, history = @history where id = @id`,
      )
      .run(after)
    const event = EVENT_OF_STATUS[to]
    if (event) emitEvent(kernel, after.clientId, event, paymentEventData(after, sourceOf(kernel, after)))
  })()
  return after
}

/** One step without money, then plans the next. */
export function advance(kernel: Kernel, id: string, from: readonly string[], to: string, description: string): void {
  const after = movePayment(kernel, id, from, to, description)
  if (after) driveOn(kernel, after)
}

/** The end of processing: both ledgers move and the payment completes in one commit, or it fails and nothing moves. */
export function settle(kernel: Kernel, id: string): void {
  const payment = findPayment(kernel, id)
  if (payment?.status !== 'PROCESSING') return
  const payee = findAccount(kernel, payment.destinationNumber)
  const scripted = kernel.outcome('wekeza', 'payment_create', [payment.reference, payment.destinationNumber])
  const problem =
    scripted === 'FAILED' ? { code: 'SIMULATED', reason: 'Scripted failure' } : settlementProblem(payment, payee)
  if (problem) {
    failPayment(kernel, id, problem.code, problem.reason)
    return
  }
  kernel.db.transaction(() => {
    const completedAt = kernel.now().getTime()
    if (!movePayment(kernel, id, ['PROCESSING'], 'COMPLETED', 'Payment completed successfully', { completedAt })) return
    book(kernel, payment, payee, 'payment')
  })()
  const completed = findPayment(kernel, id)
  if (scripted === 'REVERSED' && completed) reversePayment(kernel, completed)
}

/** Ends an unfinished payment without money; its hold goes with its status. */
export function failPayment(kernel: Kernel, id: string, failureCode: string, failureReason: string): void {
  const failedAt = kernel.now().getTime()
  const open = ['PENDING', 'SCHEDULED', 'PENDING_REVIEW', 'PROCESSING']
  movePayment(kernel, id, open, 'FAILED', failureReason, { failedAt, failureCode, failureReason })
}

/** Undoes a completed payment: the money goes back on both ledgers. */
export function reversePayment(kernel: Kernel, payment: PaymentRow): void {
  kernel.db.transaction(() => {
    if (!movePayment(kernel, payment.id, ['COMPLETED'], 'REVERSED', 'Payment reversed')) return
    book(kernel, payment, findAccount(kernel, payment.destinationNumber), 'reversal')
  })()
}

/** Writes a line on an account and tells the applications that may see it. Call inside a database transaction. */
export function postAndTell(kernel: Kernel, account: AccountRow, posting: Posting): void {
  const line = postTransaction(kernel, account, posting)
  if (!account.listed) return
  emitEvent(kernel, null, 'transaction.posted', {
    transactionId: line.id,
    accountId: account.id,
    accountNumber: account.number,
    type: line.type,
    amount: jsonAmount(line.amountMinor, line.currency),
    currency: line.currency,
    description: line.description,
    reference: line.reference,
    balanceAfter: jsonAmount(line.balanceAfterMinor, line.currency),
    transactionDate: instant(line.at),
  })
}

function book(kernel: Kernel, payment: PaymentRow, payee: AccountRow | undefined, kind: 'payment' | 'reversal'): void {
  const source = sourceOf(kernel, payment)
  const back = kind === 'reversal'
  const line = {
    at: kernel.now().getTime(),
    amountMinor: payment.amountMinor,
    description: back ? `Reversal: ${payment.description}` : payment.description,
    reference: payment.reference,
    channel: payment.method === 'MPESA' ? 'MPESA' : 'INTERNET_BANKING',
  }
  const payeeName = payee?.name ?? payment.destinationName ?? payment.destinationNumber
  const counterparty = { name: payeeName, accountNumber: payment.destinationNumber }
  postAndTell(kernel, source, { ...line, type: back ? 'CREDIT' : 'DEBIT', counterparty })
  if (payee) {
    const payer = { name: source.name, accountNumber: source.number }
    postAndTell(kernel, payee, { ...line, type: back ? 'DEBIT' : 'CREDIT', counterparty: payer })
  }
  kernel.move({
    provider: 'wekeza',
    kind,
    providerReference: payment.id,
    merchantReference: payment.reference,
    amount: toDecimal(BigInt(payment.amountMinor), payment.currency),
    currency: payment.currency,
    from: back ? payment.destinationNumber : source.number,
    to: back ? source.number : payment.destinationNumber,
  })
}

function settlementProblem(payment: PaymentRow, payee: AccountRow | undefined) {
  if (payment.reference.startsWith('FAIL-TEST-')) return { code: 'TEST_FAILURE', reason: 'Simulated failure' }
  if (!payee && payment.method === 'INTERNAL_TRANSFER')
    return { code: 'INVALID_ACCOUNT', reason: 'Destination account does not exist' }
  if (payee?.status === 'FROZEN') return { code: 'ACCOUNT_FROZEN', reason: 'Destination account is frozen' }
  return undefined
}

/** `metadata.test_delay`, in seconds: how long processing takes (contract 8). */
function testDelayMs(payment: PaymentRow): number | undefined {
  const metadata: unknown = JSON.parse(payment.metadata)
  if (typeof metadata !== 'object' || metadata === null || !('test_delay' in metadata)) return undefined
  return typeof metadata.test_delay === 'number' && metadata.test_delay >= 0 ? metadata.test_delay * 1_000 : undefined
}
