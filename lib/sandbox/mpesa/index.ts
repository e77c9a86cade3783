import type { Hono } from 'hono'
import { type Kernel, providerApp, type SandboxEnv } from '@/lib/sandbox/kernel'
import { routeB2b } from '@/lib/sandbox/mpesa/b2b'
import { resumePayouts, routeB2c } from '@/lib/sandbox/mpesa/b2c'
import { routeC2b } from '@/lib/sandbox/mpesa/c2b'
import { mpesaKey } from '@/lib/sandbox/mpesa/credential'
import { mpesaRefusals } from '@/lib/sandbox/mpesa/fault-refusals'
import { routeOauth } from '@/lib/sandbox/mpesa/oauth'
import { routeOrganisation } from '@/lib/sandbox/mpesa/organisation'
import { answerJson, answerRefusal, notFound } from '@/lib/sandbox/mpesa/refusals'
import { routeReversal } from '@/lib/sandbox/mpesa/reversal'
import { routeStk } from '@/lib/sandbox/mpesa/stk'
import { resumePushes } from '@/lib/sandbox/mpesa/stk-outcome'
import { createTables } from '@/lib/sandbox/mpesa/tables'

export { seedMpesa } from '@/lib/sandbox/mpesa/seed'

/** M-Pesa Daraja on its own port. Tables are made if they are missing, and work left over by a stop is taken up again. */
export function createMpesa(kernel: Kernel): Hono<SandboxEnv> {
  createTables(kernel.db)
  mpesaKey(kernel)
  const app = providerApp(kernel, 'mpesa', { refusals: mpesaRefusals })
  routeOauth(app, kernel)
  routeStk(app, kernel)
  routeB2c(app, kernel)
  routeB2b(app, kernel)
  routeOrganisation(app, kernel)
  routeC2b(app, kernel)
  routeReversal(app, kernel)
  app.notFound((c) => {
    if (kernel.setting('mpesa', 'apigeeFaults', false)) {
      kernel.note(c, 'refused as the gateway in front does: no such path')
      const faultstring = `Unable to identify proxy for host: secure and url: ${c.req.path}`
      const detail = { errorcode: 'messaging.adaptors.http.flow.ApplicationNotFound' }
      return answerJson({ fault: { faultstring, detail } }, 404)
    }
    const family = c.req.path.startsWith('/mpesa/b2c') ? 'b2c' : c.req.path.startsWith('/mpesa/c2b') ? 'c2b' : 'stk'
    return answerRefusal(c, notFound(family))
  })
  resumePayouts(kernel)
  resumePushes(kernel)
  return app
}
