import { openInstallation } from '@/db/open-store'
import { newId } from '@/db/uuid-v7'
import { env, type Settings } from '@/lib/env'
import { refuseBrokenLog } from '@/lib/features/audit/anchors'
import { ensureBaseline } from '@/lib/features/audit/baseline'
import { keepRowMarks } from '@/lib/features/audit/row-marks'
import type { Runtime } from '@/lib/features/context'
import { claimMode } from '@/lib/features/installation/claim-mode'
import { refuseDemoPeople, seedDemoPeople } from '@/lib/features/people/demo-people'
import { seedSandboxRules } from '@/lib/features/rules/seed-rules'
import { keepTotalsOfZone } from '@/lib/features/transactions/recount-totals'
import { createLog } from '@/lib/log'
import { createProviders } from '@/lib/providers/registry'
import { fetchSandboxCertificate } from './sandbox-certificate'

/** Next bundles this file more than once (pages, instrumentation); the process still has one runtime. */
const SLOT = Symbol.for('hazina.runtime')
type Slots = { [SLOT]?: Promise<Runtime> }

/**
 * The runtime of this process: settings, store, providers. Opened at the first use, so that a build needs none. A
 * failed start is not kept: the next caller tries again.
 */
export function getRuntime(): Promise<Runtime> {
  const slots = globalThis as Slots
  slots[SLOT] ??= openRuntime(env()).catch((error: unknown) => {
    delete slots[SLOT]
    throw error
  })
  return slots[SLOT]
}

async function openRuntime(settings: Settings): Promise<Runtime> {
  const isSandbox = settings.mode === 'sandbox'
  const certificatePem = isSandbox ? await fetchSandboxCertificate(settings.sandboxPort) : ''
  const providers = createProviders(settings.providers(certificatePem))
  const store = await openInstallation(settings)
  const runtime: Runtime = {
    store,
    providers,
    mode: settings.mode,
    zone: settings.zone,
    publicUrl: settings.publicUrl,
    key: settings.key,
    merchantName: settings.merchantName,
    now: () => new Date(),
    log: createLog('hazina'),
  }
  try {
    await refuseBrokenLog(runtime, settings)
    keepRowMarks(runtime)
    await keepTotalsOfZone(store, settings.zone, runtime.now())
    await ensureBaseline(runtime)
    await claimMode(runtime)
    if (isSandbox) {
      await seedDemoPeople(runtime)
      await seedSandboxRules(runtime)
    } else await refuseDemoPeople(store)
    await ensureProviderAccounts(runtime)
  } catch (error) {
    await store.close()
    throw error
  }
  return runtime
}

/** Every account of the configuration has its row before any money is recorded on it. */
export async function ensureProviderAccounts(runtime: Pick<Runtime, 'store' | 'providers' | 'now'>): Promise<void> {
  const { providerAccounts } = runtime.store.t
  const wanted = runtime.providers.list().flatMap((provider) =>
    provider.accounts.map((account) => ({
      id: newId(runtime.now()),
      provider: provider.id,
      accountKey: account.key,
      name: account.name,
      currency: account.currency,
      purpose: account.purpose,
      createdAt: runtime.now(),
    })),
  )
  await runtime.store.tx(async (tx) => {
    for (const row of wanted) {
      await tx
        .insert(providerAccounts)
        .values(row)
        .onConflictDoNothing({ target: [providerAccounts.provider, providerAccounts.accountKey] })
    }
  })
}
