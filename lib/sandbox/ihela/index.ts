import type { Hono } from 'hono'
import { mountBanks } from '@/lib/sandbox/ihela/banks'
import { mountBills } from '@/lib/sandbox/ihela/bills'
import { mountCashIn } from '@/lib/sandbox/ihela/cash-in'
import { mountConfirmationPage } from '@/lib/sandbox/ihela/confirmation-page'
import { mountLookup } from '@/lib/sandbox/ihela/customers'
import { ihelaRefusals } from '@/lib/sandbox/ihela/fault-refusals'
import { seedMerchantYear } from '@/lib/sandbox/ihela/merchant-year'
import { seedOtherMerchants } from '@/lib/sandbox/ihela/merchants'
import { mountOAuth } from '@/lib/sandbox/ihela/oauth'
import { createIhelaTables } from '@/lib/sandbox/ihela/tables'
import { type Kernel, providerApp, type SandboxEnv } from '@/lib/sandbox/kernel'

export { ihelaHistory } from '@/lib/sandbox/ihela/history'

/** iHela's v1 merchant gateway over real HTTP, with and without the slash at the end. Built from the contract alone. */
export function createIhela(kernel: Kernel): Hono<SandboxEnv> {
  createIhelaTables(kernel.db)
  const app = providerApp(kernel, 'ihela', { refusals: ihelaRefusals })
  mountOAuth(app, kernel)
  mountBanks(app, kernel)
  mountLookup(app, kernel)
  mountBills(app, kernel)
  mountCashIn(app, kernel)
  mountConfirmationPage(app, kernel)
  app.notFound((c) => c.json({ detail: 'Not found.' }, 404))
  return app
}

/** Fills the empty gateway: balances, and the year of the Bujumbura branch. */
export function seedIhela(kernel: Kernel): void {
  createIhelaTables(kernel.db)
  kernel.db.transaction(() => {
    seedOtherMerchants(kernel)
    seedMerchantYear(kernel)
  })()
}
