import type { Hono } from 'hono'
import { type Kernel, providerApp, type SandboxEnv } from '@/lib/sandbox/kernel'
import { accountRoutes } from './accounts-routes'
import { answer, refuse } from './answers'
import { authenticate, forgetOldNonces } from './authentication'
import { documentRoutes } from './documents'
import { bitpesaRefusals } from './fault-refusals'
import { infoRoutes } from './info-routes'
import { recipientRoutes } from './recipients-routes'
import { resume } from './resume'
import { senderRoutes } from './senders-routes'
import { createTables } from './tables'
import { transactionRoutes } from './transactions-routes'
import { validationRoutes } from './validations-routes'
import { webhookRoutes } from './webhooks-routes'

export { seedBitpesa } from './seed'

/** Documents travel as base64 in the body (contract 11.3). */
const BODY_BYTES_MAX = 10 * 1024 * 1024

/**
 * The BitPesa imitation: everything under /v1, signed. Literal paths are registered before those with an id.
 *
 * Switches (PATCH /settings, provider `bitpesa`): `apiKey`, `apiSecret`, `strictUrls`, `secretHeader`; `kycRequired`,
 * `kycDelayMs`, `relaxedSenders`; `corridors2025`; `autoPayout` (off: payouts wait for the /payout helper),
 * `autoRefundDefault`, `manualAfter` (failed tries until a recipient goes manual); `webhookRetryMs`; the times in timing.ts.
 */
export function createBitpesa(kernel: Kernel): Hono<SandboxEnv> {
  createTables(kernel)
  forgetOldNonces(kernel)
  const app = providerApp(kernel, 'bitpesa', { refusals: bitpesaRefusals, bodyBytesMax: BODY_BYTES_MAX })
  app.use('/v1/*', authenticate(kernel))
  senderRoutes(app, kernel)
  transactionRoutes(app, kernel)
  recipientRoutes(app, kernel)
  accountRoutes(app, kernel)
  infoRoutes(app, kernel)
  validationRoutes(app)
  webhookRoutes(app, kernel)
  documentRoutes(app, kernel)
  app.onError((error, c) => {
    kernel.note(c, `the sandbox itself failed: ${error.stack ?? error.message}`)
    return answer(c, 500, { status: 500, error: 'Internal Server Error' })
  })
  app.notFound((c) => refuse(c, 404, 'no such path'))
  resume(kernel)
  return app
}
