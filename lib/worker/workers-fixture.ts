import { appendFileSync } from 'node:fs'
import { openInstallation } from '@/db/open-store'
import type { Runtime } from '@/lib/features/context'
import { silentLog } from '@/lib/log'
import type { MoneyRail, SendOrder, Transmission } from '@/lib/providers/money-rail'
import { registryOf } from '@/lib/providers/registry'
import { startWorker } from './start-worker'

/**
 * For tests: one of several processes on one database, with a provider that keeps a list of what reached it. Its
 * arguments are the root, the database file, the server's address if it is there instead, and the list; it works until its standard input ends.
 */
const [, , root = '', databaseFile = '', databaseUrl = '', listFile = ''] = process.argv

/** Appending a short line is one step of the operating system: the lists of four processes are one list. */
const rail: MoneyRail = {
  rail: 'mpesa.b2c',
  steps: ['send'],
  resendSameKey: false,
  prepare: () => ({ operation: 'send', method: 'POST', path: '/', body: '{}' }),
  async transmit(_step, _prepared, order: SendOrder): Promise<Transmission> {
    appendFileSync(listFile, `${process.pid} ${order.paymentId} ${order.providerKey}\n`)
    const outcome = { kind: 'accepted', providerReference: `REF-${order.providerKey}` } as const
    return { replyClass: 'accepted', outcome, exchange: null }
  },
  ask: async () => ({ kind: 'cannot_ask', because: 'not asked here' }),
}

const store = await openInstallation({ root, databaseFile, databaseUrl: databaseUrl || undefined })
const runtime: Runtime = {
  store,
  providers: registryOf([{ id: 'mpesa', accounts: [], rails: { 'mpesa.b2c': rail } }]),
  mode: 'sandbox',
  zone: 'Africa/Nairobi',
  publicUrl: 'https://hazina.example',
  key: Buffer.alloc(32, 7),
  merchantName: 'Soko Fresh Ltd',
  now: () => new Date(),
  log: silentLog,
}
const worker = await startWorker(runtime)
process.stdout.write('ready\n')
process.stdin.resume().once('end', async () => {
  await worker.stop()
  await store.close()
})
