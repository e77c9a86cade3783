import { randomBytes } from 'node:crypto'
import os from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import { PROVIDERS, type ProviderId } from '@/lib/core/rails'
import { env } from '@/lib/env'
import { refreshBalances } from '@/lib/features/balances/refresh-balances'
import { checkBill } from '@/lib/features/bills/check-bill'
import type { Runtime } from '@/lib/features/context'
import { readHistoryFact, writeHistoryFacts } from '@/lib/features/history/keep-progress'
import { loadHistory } from '@/lib/features/history/load-history'
import { loadIhelaHistory, loadMpesaHistory } from '@/lib/features/history/sandbox-doors'
import { rematchOrphans } from '@/lib/features/inbox/receive-callback'
import { askAboutPayment } from '@/lib/features/payments/ask-provider'
import { callbackUrl, standingToken } from '@/lib/features/payments/callback-token'
import { dispatchPayment } from '@/lib/features/payments/dispatch-payment'
import { setJob } from '@/lib/features/payments/payment-jobs'
import { expireApproval, raiseUnresolved, recoverAbandonedTries } from '@/lib/features/payments/recover-payments'
import { finishJob, freeAbandonedLeases, type Job, leaseDueJobs, postponeJob } from './due-jobs'

const TICK_MS = 400
const RECOVER_EVERY_MS = 15_000
const AT_ONCE = 12
/** How often the providers that list their history are asked for what is new. */
const STATEMENT_PULL_MS = 15 * 60_000

export type Worker = Readonly<{ stop(): Promise<void> }>

function isProvider(word: string): word is ProviderId {
  return (PROVIDERS as readonly string[]).includes(word)
}

/** Host, process and a nonce: tells a later worker on this machine whether this one still lives. */
function workerName(): string {
  return `${os.hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`
}

/** True only when the named worker ran on this machine and its process is gone, or is an earlier life of our own. */
export function workerIsGone(worker: string, self: string): boolean {
  const [host, pid] = worker.split(':')
  if (worker === self || host !== os.hostname()) return false
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch {
    return true
  }
}

async function runJob(rt: Runtime, job: Job, worker: string): Promise<void> {
  const { subjectId } = job
  switch (job.kind) {
    case 'dispatch':
      return dispatchPayment(rt, subjectId, worker)
    case 'ask':
      return askAboutPayment(rt, subjectId, worker)
    case 'expire':
      return expireApproval(rt, subjectId)
    case 'unresolved':
      return raiseUnresolved(rt, subjectId)
    case 'bill': {
      await checkBill(rt, subjectId, 'worker')
      return
    }
    case 'balance':
      if (isProvider(subjectId)) await refreshBalances(rt, subjectId)
      return
    case 'register':
      if (isProvider(subjectId)) await registerCallbacks(rt, subjectId)
      return
    case 'history':
      return runHistory(rt, subjectId)
  }
}

async function registerCallbacks(rt: Runtime, provider: ProviderId): Promise<void> {
  await rt.providers.find(provider)?.registerCallbacks?.(callbackUrl(rt.publicUrl, standingToken(rt.key, 'arrivals')))
  // History by callbacks needs the doors registered first.
  if (env().loadHistory) await setHistoryJob(rt, provider)
}

async function setHistoryJob(rt: Runtime, source: ProviderId): Promise<void> {
  const byList = rt.providers.find(source)?.history !== undefined
  const bySandbox = rt.mode === 'sandbox' && (source === 'mpesa' || source === 'ihela')
  if (!byList && !bySandbox) return
  const complete = (await readHistoryFact(rt.store, source, 'complete')) === 'true'
  if (complete && !byList) return
  await rt.store.tx(async (tx) => {
    if (!complete) await writeHistoryFacts(rt, tx, source, { complete: 'false' })
    await setJob(rt, tx, 'history', source, rt.now())
  })
}

async function runHistory(rt: Runtime, source: string): Promise<void> {
  const sandboxUrl = `http://127.0.0.1:${env().sandboxPort}`
  const bySandbox = rt.mode === 'sandbox'
  if (bySandbox && source === 'mpesa') await loadMpesaHistory(rt, sandboxUrl)
  else if (bySandbox && source === 'ihela') await loadIhelaHistory(rt, sandboxUrl)
  else if (isProvider(source)) await loadHistory(rt, source)
  if (!isProvider(source)) return
  await rt.store.tx(async (tx) => {
    await setJob(rt, tx, 'balance', source, rt.now())
    const again = new Date(rt.now().getTime() + STATEMENT_PULL_MS)
    if (rt.providers.find(source)?.history) await setJob(rt, tx, 'history', source, again)
  })
}

/** Jobs that every start sets: callback addresses, balances, and the history where it is not complete. */
async function setStartingJobs(rt: Runtime): Promise<void> {
  if (env().loadHistory) {
    for (const provider of rt.providers.list()) {
      const known = await readHistoryFact(rt.store, provider.id, 'complete')
      const willLoad = provider.history !== undefined || rt.mode === 'sandbox'
      if (known === null && willLoad)
        await rt.store.tx((tx) => writeHistoryFacts(rt, tx, provider.id, { complete: 'false' }))
    }
  }
  await rt.store.tx(async (tx) => {
    for (const provider of rt.providers.list()) {
      await setJob(rt, tx, 'register', provider.id, rt.now())
      if (provider.balances) await setJob(rt, tx, 'balance', provider.id, rt.now())
    }
  })
}

/**
 * Does what is due until stopped: sends, asks, expires, checks bills and balances, loads history. Leases and fences lie
 * in the database, so any number of workers may run beside each other.
 */
export async function startWorker(rt: Runtime): Promise<Worker> {
  const worker = workerName()
  const limit = pLimit(AT_ONCE)
  let stopping = false
  let recoveredAt = 0
  const isGone = (name: string) => workerIsGone(name, worker)

  async function handle(job: Job): Promise<void> {
    try {
      await runJob(rt, job, worker)
      await finishJob(rt, job)
    } catch (error) {
      rt.log.warn('job postponed', {
        kind: job.kind,
        id: job.subjectId,
        error: error instanceof Error ? error.message : 'unknown',
      })
      await postponeJob(rt, job, error)
    }
  }

  async function tick(): Promise<void> {
    const now = Date.now()
    if (now - recoveredAt > RECOVER_EVERY_MS) {
      recoveredAt = now
      await recoverAbandonedTries(rt, isGone)
      await rematchOrphans(rt)
    }
    const room = AT_ONCE - limit.activeCount - limit.pendingCount
    if (room <= 0) return
    for (const job of await leaseDueJobs(rt, room, worker))
      void limit(() => handle(job)).catch((error: unknown) =>
        rt.log.error('job lost', { id: job.id, error: String(error) }),
      )
  }

  await freeAbandonedLeases(rt, isGone)
  await recoverAbandonedTries(rt, isGone)
  await setStartingJobs(rt)
  const loop = (async () => {
    while (!stopping) {
      await tick().catch((error: unknown) =>
        rt.log.error('worker tick failed', { error: error instanceof Error ? error.message : 'unknown' }),
      )
      await sleep(TICK_MS)
    }
  })()
  return {
    async stop() {
      stopping = true
      await loop
      while (limit.activeCount > 0) await sleep(20)
    },
  }
}
