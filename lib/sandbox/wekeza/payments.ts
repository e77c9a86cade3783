import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { findAccount } from '@/lib/sandbox/wekeza/accounts'
import { routeBulk } from '@/lib/sandbox/wekeza/bulk'
import { dayRangeOf, pageOf, pagingBody } from '@/lib/sandbox/wekeza/paging'
import { bodyHash, createPayment } from '@/lib/sandbox/wekeza/payment-create'
import {
  advance,
  failPayment,
  findPayment,
  movePayment,
  reversePayment,
  settle,
  sourceOf,
} from '@/lib/sandbox/wekeza/payment-life'
import { paymentBody, paymentDetail, paymentSummary, riskLevel } from '@/lib/sandbox/wekeza/payment-wire'
import { jsonBody } from '@/lib/sandbox/wekeza/request-body'
import type { PaymentRow } from '@/lib/sandbox/wekeza/tables'
import { authorise } from '@/lib/sandbox/wekeza/tokens'
import { conditional, errorBody, instant, instantOrNull, WekezaError } from '@/lib/sandbox/wekeza/wire'

const Cancel = z.object({ reason: z.string().min(1), metadata: z.record(z.string(), z.unknown()).optional() })
const Simulate = z.object({ newStatus: z.enum(['PROCESSING', 'COMPLETED', 'FAILED', 'REVERSED']) })
/** A payment changes by itself; a caller may keep it no longer than this. */
const PAYMENT_MAX_AGE_SECONDS = 0

/** `POST /payments`, the list, one payment, its status, cancelling, and the sandbox's own status switch. */
export function mountPayments(app: Hono<SandboxEnv>, kernel: Kernel): void {
  app.post('/api/v1/payments', operation('payment_create'), (c) => {
    const clientId = authorise(kernel, c, 'payments.write')
    const key = c.req.header('idempotency-key')
    if (!key)
      throw new WekezaError(400, 'INVALID_REQUEST', 'The Idempotency-Key header is missing', {
        header: 'Idempotency-Key',
      })
    const before = kernel.db
      .prepare<[string, string], PaymentRow>('select * from wekeza_payments where clientId = ? and idempotencyKey = ?')
      .get(clientId, key)
    if (before) return duplicate(c, kernel, before)
    const payment = createPayment(kernel, c, clientId, key)
    if (payment.status === 'PENDING_REVIEW') {
      const message = 'This payment has been held for manual fraud review'
      const { id, status, riskScore } = payment
      return c.json({ id, status, riskScore, riskLevel: riskLevel(riskScore), message }, 201)
    }
    return c.json(paymentBody(payment, sourceOf(kernel, payment)), 201)
  })

  routeBulk(app, kernel)

  app.get('/api/v1/payments', operation('payments'), (c) => {
    const clientId = authorise(kernel, c, 'payments.write', 'payments.read')
    const page = pageOf(c, 20)
    const { fromMs, untilMs } = dayRangeOf(c)
    const account = c.req.query('accountId') || c.req.query('sourceAccountId')
    const filter = {
      clientId,
      sourceId: account ? (findAccount(kernel, account)?.id ?? account) : null,
      status: c.req.query('status') || null,
      fromMs: fromMs ?? 0,
      untilMs: untilMs ?? Number.MAX_SAFE_INTEGER,
    }
    const rows = kernel.db
      .prepare<[typeof filter], PaymentRow>(
        `select * from wekeza_payments where clientId = @clientId and (@sourceId is null or sourceId = @sourceId)
          and (@status is null or status = @status) and createdAt >= @fromMs and createdAt < @untilMs
          order by createdAt desc, rowid desc`,
      )
      .all(filter)
    const data = rows.slice(page.offset, page.offset + page.perPage).map(paymentSummary)
    return conditional(c, { data, ...pagingBody(c, page, rows.length) }, PAYMENT_MAX_AGE_SECONDS)
  })

  app.get('/api/v1/payments/:id', operation('payment'), (c) => {
    const payment = ownPayment(kernel, c, 'payments.write', 'payments.read')
    return conditional(c, paymentDetail(payment, sourceOf(kernel, payment)), PAYMENT_MAX_AGE_SECONDS)
  })

  app.get('/api/v1/payments/:id/status', operation('payment'), (c) => {
    const payment = ownPayment(kernel, c, 'payments.write', 'payments.read')
    const { id, status, createdAt, updatedAt, completedAt } = payment
    const body = {
      id,
      status,
      completedAt: instantOrNull(completedAt),
      createdAt: instant(createdAt),
      updatedAt: instant(updatedAt),
    }
    return conditional(c, body, PAYMENT_MAX_AGE_SECONDS)
  })

  app.post('/api/v1/payments/:id/cancel', operation('payment_cancel'), (c) => {
    const payment = ownPayment(kernel, c, 'payments.write')
    const { reason } = jsonBody<z.output<typeof Cancel>>(c, Cancel)
    const cancelledAt = kernel.now().getTime()
    const change = { cancelledAt, cancelReason: reason }
    const after = movePayment(kernel, payment.id, ['PENDING', 'SCHEDULED'], 'CANCELLED', reason, change)
    if (!after) {
      const message = `A payment that is ${payment.status} cannot be cancelled`
      throw new WekezaError(409, 'PAYMENT_NOT_CANCELLABLE', message, { status: payment.status })
    }
    return c.json({ id: after.id, status: after.status, cancelledAt: instant(cancelledAt), cancelReason: reason })
  })

  app.post('/api/v1/sandbox/payments/:id/simulate', operation('payment_simulate'), (c) => {
    const payment = ownPayment(kernel, c)
    const { newStatus } = jsonBody<z.output<typeof Simulate>>(c, Simulate)
    simulate(kernel, payment, newStatus)
    const after = findPayment(kernel, payment.id) ?? payment
    if (after.status !== newStatus) {
      const message = `A payment that is ${payment.status} cannot become ${newStatus}`
      throw new WekezaError(409, 'INVALID_REQUEST', message, { status: after.status })
    }
    return c.json(paymentBody(after, sourceOf(kernel, after)))
  })
}

/** The original payment and the error in one body: public clients read either (contract 5.2). */
function duplicate(c: Context<SandboxEnv>, kernel: Kernel, payment: PaymentRow): Response {
  const changed = payment.bodyHash !== bodyHash(c)
  if (changed) kernel.note(c, 'the idempotency key was used before with another body')
  const error = new WekezaError(409, 'DUPLICATE_PAYMENT', 'A payment with this Idempotency-Key already exists', {
    paymentId: payment.id,
    idempotencyKey: payment.idempotencyKey,
    ...(changed && { reason: 'PAYLOAD_MISMATCH' }),
  })
  return c.json(
    { ...paymentBody(payment, sourceOf(kernel, payment)), ...errorBody(c, error, kernel.now().getTime()) },
    409,
  )
}

function ownPayment(kernel: Kernel, c: Context<SandboxEnv>, ...scopes: string[]): PaymentRow {
  const clientId = authorise(kernel, c, ...scopes)
  const id = c.req.param('id') ?? ''
  const payment = findPayment(kernel, id)
  if (payment?.clientId !== clientId) {
    throw new WekezaError(404, 'PAYMENT_NOT_FOUND', 'Payment does not exist', { paymentId: id })
  }
  return payment
}

function simulate(kernel: Kernel, payment: PaymentRow, newStatus: z.output<typeof Simulate>['newStatus']): void {
  if (newStatus === 'REVERSED') reversePayment(kernel, payment)
  else if (newStatus === 'FAILED') failPayment(kernel, payment.id, 'SIMULATED', 'Failed by the sandbox user')
  else {
    const waiting = ['PENDING', 'SCHEDULED', 'PENDING_REVIEW']
    advance(kernel, payment.id, waiting, 'PROCESSING', 'Moved on by the sandbox user')
    if (newStatus === 'COMPLETED') settle(kernel, payment.id)
  }
}
