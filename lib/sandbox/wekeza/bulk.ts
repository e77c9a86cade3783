import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { bodyHash, createOrder } from '@/lib/sandbox/wekeza/payment-create'
import { findPayment } from '@/lib/sandbox/wekeza/payment-life'
import { jsonBody } from '@/lib/sandbox/wekeza/request-body'
import type { BatchRow, PaymentRow } from '@/lib/sandbox/wekeza/tables'
import { authorise } from '@/lib/sandbox/wekeza/tokens'
import { errorBody, instant, jsonAmount, WekezaError } from '@/lib/sandbox/wekeza/wire'

const PAYMENTS_MAX = 500
const Bulk = z.object({
  sourceAccountId: z.string().min(1),
  currency: z.enum(['KES', 'USD', 'EUR']),
  scheduledDate: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
  payments: z
    .array(
      z.object({
        destinationAccountNumber: z.string().min(1).max(34),
        amount: z.number(),
        description: z.string().min(1).max(200),
        reference: z.string().min(1).max(50),
      }),
    )
    .min(1)
    .max(PAYMENTS_MAX),
})
type Bulk = z.output<typeof Bulk>

/** `POST /payments/bulk`: all of its payments are created, or none. Afterwards each is an ordinary payment. */
export function routeBulk(app: Hono<SandboxEnv>, kernel: Kernel): void {
  app.post('/api/v1/payments/bulk', operation('payment_bulk'), (c) => {
    const clientId = authorise(kernel, c, 'payments.write')
    const key = c.req.header('idempotency-key')
    if (!key) {
      const details = { header: 'Idempotency-Key' }
      throw new WekezaError(400, 'INVALID_REQUEST', 'The Idempotency-Key header is missing', details)
    }
    const before = kernel.db
      .prepare<[string, string], BatchRow>('select * from wekeza_batches where clientId = ? and idempotencyKey = ?')
      .get(clientId, key)
    if (before) return duplicate(c, kernel, before)
    const bulk = jsonBody<Bulk>(c, Bulk)
    const batch = kernel.db.transaction(() => createBatch(kernel, bulk, { clientId, key, hash: bodyHash(c) }))()
    return c.json(batchBody(kernel, batch), 201)
  })
}

function createBatch(kernel: Kernel, bulk: Bulk, from: { clientId: string; key: string; hash: string }): BatchRow {
  const { sourceAccountId, currency, scheduledDate } = bulk
  const shared = { sourceAccountId, currency, scheduledDate, paymentMethod: 'INTERNAL_TRANSFER', metadata: {} }
  const payments = bulk.payments.map((item, place) => {
    const identity = { clientId: from.clientId, idempotencyKey: `${from.key}#${place}`, bodyHash: from.hash }
    try {
      return createOrder(kernel, { input: { ...shared, ...item }, ...identity }).id
    } catch (error) {
      if (!(error instanceof WekezaError)) throw error
      // Says which one of them it was; the others are undone with it.
      const details = { ...error.details, payment: place }
      throw new WekezaError(error.status, error.code, error.message, details)
    }
  })
  const batch: BatchRow = {
    id: `batch_${kernel.token(14)}`,
    clientId: from.clientId,
    idempotencyKey: from.key,
    bodyHash: from.hash,
    currency,
    createdAt: kernel.now().getTime(),
    payments: JSON.stringify(payments),
  }
  const columns = Object.keys(batch)
  kernel.db.prepare(`insert into wekeza_batches (${columns}) values (${columns.map((name) => `@${name}`)})`).run(batch)
  return batch
}

function batchBody(kernel: Kernel, batch: BatchRow) {
  const ids = z.array(z.string()).parse(JSON.parse(batch.payments))
  const payments = ids.map((id) => findPayment(kernel, id)).filter((row): row is PaymentRow => row !== undefined)
  const totalMinor = payments.reduce((sum, payment) => sum + payment.amountMinor, 0)
  const open = payments.some(({ status }) => !['COMPLETED', 'FAILED', 'CANCELLED', 'REVERSED'].includes(status))
  return {
    batchId: batch.id,
    status: open ? 'PENDING' : 'COMPLETED',
    totalPayments: payments.length,
    totalAmount: jsonAmount(totalMinor, batch.currency),
    currency: batch.currency,
    createdAt: instant(batch.createdAt),
    payments: payments.map(({ id, status, amountMinor, currency, reference }) => ({
      id,
      status,
      amount: jsonAmount(amountMinor, currency),
      reference,
    })),
  }
}

/** The batch of the first call and the error in one body, as for single payments (contract 5.2). */
function duplicate(c: Context<SandboxEnv>, kernel: Kernel, batch: BatchRow): Response {
  const changed = batch.bodyHash !== bodyHash(c)
  kernel.note(c, `refused: this idempotency key made ${batch.id}${changed ? ', from another body' : ''}`)
  const error = new WekezaError(409, 'DUPLICATE_PAYMENT', 'A batch with this Idempotency-Key already exists', {
    batchId: batch.id,
    idempotencyKey: batch.idempotencyKey,
    ...(changed && { reason: 'PAYLOAD_MISMATCH' }),
  })
  return c.json({ ...batchBody(kernel, batch), ...errorBody(c, error, kernel.now().getTime()) }, 409)
}
