import { mkdirSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { dirname, join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { createControl, type IhelaHistory } from '@/lib/sandbox/control'
import { type Kernel, PROVIDERS, type ProviderName, type SandboxEnv } from '@/lib/sandbox/kernel'
import { KernelCore } from '@/lib/sandbox/kernel-core'
import { mpesaKey } from '@/lib/sandbox/mpesa/credential'

export interface SandboxOptions {
  /** The control API's port; M-Pesa +1, Wekeza +2, BitPesa +3, iHela +4. 0: every port chosen by the system. */
  port: number
  /** The embedded database, or ':memory:'. */
  dataFile: string
  seed: string
  now?: () => Date
  /** Days of history up to today; a year unless a test wants a small world. */
  days?: number
  only?: ProviderName[]
}

export interface RunningSandbox {
  ports: Record<'control' | ProviderName, number>
  kernel: KernelCore
  close(): Promise<void>
}

interface ProviderModule {
  app: Hono<SandboxEnv>
  seed: (kernel: Kernel) => void
  ihelaHistory?: IhelaHistory
}

const DAYS_OF_HISTORY = 365
const CERTIFICATE_FILE = 'mpesa-certificate.pem'

/** Loaded one by one, so that a test of one provider pays for that one only. */
const LOAD: Record<ProviderName, (kernel: Kernel) => Promise<ProviderModule>> = {
  mpesa: async (kernel) => {
    const { createMpesa, seedMpesa } = await import('@/lib/sandbox/mpesa')
    return { app: createMpesa(kernel), seed: seedMpesa }
  },
  wekeza: async (kernel) => {
    const { createWekeza, seedWekeza } = await import('@/lib/sandbox/wekeza')
    return { app: createWekeza(kernel), seed: seedWekeza }
  },
  bitpesa: async (kernel) => {
    const { createBitpesa, seedBitpesa } = await import('@/lib/sandbox/bitpesa')
    return { app: createBitpesa(kernel), seed: seedBitpesa }
  },
  ihela: async (kernel) => {
    const { createIhela, seedIhela, ihelaHistory } = await import('@/lib/sandbox/ihela')
    return { app: createIhela(kernel), seed: seedIhela, ihelaHistory }
  },
}

/** Opens the store, seeds the world if it is fresh, and listens on 127.0.0.1; resolves when everything answers. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { port, dataFile, seed, now = () => new Date(), days = DAYS_OF_HISTORY, only = PROVIDERS } = options
  if (dataFile !== ':memory:') mkdirSync(dirname(dataFile), { recursive: true })
  const kernel = new KernelCore({ dataFile, seed, days, now })
  const servers: Server[] = []
  const close = async () => {
    await Promise.all(servers.map(stopListening))
    await kernel.close()
  }
  try {
    const modules = new Map<ProviderName, ProviderModule>()
    for (const provider of only) modules.set(provider, await LOAD[provider](kernel))
    const startOver = (newSeed: string) => {
      kernel.startOver(newSeed)
      for (const loaded of modules.values()) loaded.seed(kernel)
      kernel.markSeeded()
    }
    if (kernel.fresh) startOver(seed)
    if (dataFile !== ':memory:' && modules.has('mpesa'))
      writeFileSync(join(dirname(dataFile), CERTIFICATE_FILE), mpesaKey(kernel).certificate)

    const ports = { control: 0, mpesa: 0, wekeza: 0, bitpesa: 0, ihela: 0 }
    for (const [provider, loaded] of modules) {
      const wanted = port === 0 ? 0 : port + 1 + PROVIDERS.indexOf(provider)
      ports[provider] = await listen(loaded.app, wanted, servers)
      kernel.ports[provider] = ports[provider]
    }
    const control = createControl({ kernel, reset: startOver, ihelaHistory: modules.get('ihela')?.ihelaHistory })
    // The control port opens last: whoever sees it answer finds every provider listening.
    ports.control = await listen(control, port, servers)
    kernel.ports.control = ports.control
    return { ports, kernel, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function listen(app: Pick<Hono<SandboxEnv>, 'fetch'>, port: number, servers: Server[]): Promise<number> {
  const server = createAdaptorServer({ fetch: (request, env) => app.fetch(request, env) })
  if (!('closeAllConnections' in server)) throw new Error('expected a plain HTTP server')
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(`the sandbox cannot listen on port ${port}`, { cause })))
    server.listen(port, '127.0.0.1', resolve)
  })
  servers.push(server)
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
