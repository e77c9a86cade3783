import type { Hono } from 'hono'
import { type Kernel, operation, providerApp, type SandboxEnv } from '@/lib/sandbox/kernel'
import { mountAccounts } from '@/lib/sandbox/wekeza/accounts'
import { mountConsents } from '@/lib/sandbox/wekeza/consents'
import { mountCustomers } from '@/lib/sandbox/wekeza/customers'
import { resumeDeliveries } from '@/lib/sandbox/wekeza/deliveries'
import { wekezaRefusals } from '@/lib/sandbox/wekeza/fault-refusals'
import { seedMerchantYear } from '@/lib/sandbox/wekeza/merchant-year'
import { mountOAuth } from '@/lib/sandbox/wekeza/oauth'
import { driveOn } from '@/lib/sandbox/wekeza/payment-life'
import { mountPayments } from '@/lib/sandbox/wekeza/payments'
import { rateLimit } from '@/lib/sandbox/wekeza/rate-limit'
import { mountSandboxHelpers } from '@/lib/sandbox/wekeza/sandbox-helpers'
import { mountStk, resumeStk } from '@/lib/sandbox/wekeza/stk'
import { createWekezaTables, type PaymentRow } from '@/lib/sandbox/wekeza/tables'
import { seedTestAccounts } from '@/lib/sandbox/wekeza/test-accounts'
import { mountTransactions } from '@/lib/sandbox/wekeza/transactions'
import { mountWebhooks } from '@/lib/sandbox/wekeza/webhooks'
import { errorBody, instant, stampRequest, WekezaError } from '@/lib/sandbox/wekeza/wire'

/**
 * Wekeza Open Banking over real HTTP: OAuth under `/oauth`, the API under `/api/v1`.
 * Built from the contract alone. Unfinished payments, prompts and deliveries of an earlier run go on.
 */
export function createWekeza(kernel: Kernel): Hono<SandboxEnv> {
  createWekezaTables(kernel.db)
  const app = providerApp(kernel, 'wekeza', { refusals: wekezaRefusals(kernel) })
  app.use('*', async (c, next) => {
    stampRequest(c)
    await next()
  })
  for (const path of ['/health', '/api/v1/health'] as const) {
    app.get(path, operation('health'), (c) => {
      const timestamp = instant(kernel.now().getTime())
      return c.json({ status: 'ok', service: 'wekeza-api-server', version: 'v1', timestamp })
    })
  }
  mountOAuth(app, kernel)
  app.use('/api/v1/*', rateLimit(kernel))
  mountAccounts(app, kernel)
  mountTransactions(app, kernel)
  mountStk(app, kernel)
  mountPayments(app, kernel)
  mountWebhooks(app, kernel)
  mountConsents(app, kernel)
  mountCustomers(app, kernel)
  mountSandboxHelpers(app, kernel, () => seedWekeza(kernel))
  app.notFound((c) => {
    const error = new WekezaError(404, 'NOT_FOUND', 'The requested resource does not exist')
    return c.json(errorBody(c, error, kernel.now().getTime()), 404)
  })
  app.onError((thrown, c) => {
    const known = thrown instanceof WekezaError
    const error = known ? thrown : new WekezaError(500, 'INTERNAL_ERROR', 'An internal error occurred')
    kernel.note(
      c,
      known ? `${error.code}: ${error.message}` : `the sandbox itself failed: ${thrown.stack ?? thrown.message}`,
    )
    return c.json(errorBody(c, error, kernel.now().getTime()), error.status)
  })
  resume(kernel)
  return app
}

/** Fills the empty bank: the published test accounts, the suppliers' accounts, and the merchant's year. */
export function seedWekeza(kernel: Kernel): void {
  createWekezaTables(kernel.db)
  kernel.db.transaction(() => {
    seedTestAccounts(kernel)
    seedMerchantYear(kernel)
  })()
}

function resume(kernel: Kernel): void {
  const open = "('PENDING', 'SCHEDULED', 'PENDING_REVIEW', 'PROCESSING')"
  for (const payment of kernel.db
    .prepare<[], PaymentRow>(`select * from wekeza_payments where status in ${open}`)
    .all()) {
    driveOn(kernel, payment)
  }
  resumeStk(kernel)
  resumeDeliveries(kernel)
}
