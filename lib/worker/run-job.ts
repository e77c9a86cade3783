import path from 'node:path'
import { PROVIDERS, type ProviderId } from '@/lib/core/rails'
import { env } from '@/lib/env'
import { verifyNightly } from '@/lib/features/audit/verify-nightly'
import { refreshBalances } from '@/lib/features/balances/refresh-balances'
import { checkBill } from '@/lib/features/bills/check-bill'
import type { Runtime } from '@/lib/features/context'
import { expireExports, runExport } from '@/lib/features/exports/saved-exports'
import { readHistoryFact, writeHistoryFacts } from '@/lib/features/history/keep-progress'
import { loadHistory } from '@/lib/features/history/load-history'
import { loadIhelaHistory, loadMpesaHistory } from '@/lib/features/history/sandbox-doors'
import { workImport } from '@/lib/features/imports/work-import'
import { rematchOrphans } from '@/lib/features/inbox/rematch-orphans'
import { askAboutPayment } from '@/lib/features/payments/ask-provider'
import { dispatchPayment } from '@/lib/features/payments/dispatch-payment'
import { setJob } from '@/lib/features/payments/payment-jobs'
import { expireApproval, raiseUnresolved } from '@/lib/features/payments/recover-payments'
import { registerAtStart } from '@/lib/features/providers/register-callbacks'
import { runSchedule } from '@/lib/features/schedules/run-schedule'
import { finishJob, type Job, postponeJob } from './due-jobs'

/** How often the providers that list their history are asked for what is new. */
const STATEMENT_PULL_MS = 15 * 60_000
/** A message that came before the reply of its payment is not older than this. */
const EARLY_MESSAGE_MS = 10 * 60_000

function isProvider(word: string): word is ProviderId {
  return (PROVIDERS as readonly string[]).includes(word)
}

/** One leased job to its end: done, or put off with its reason. Never throws for what the job met. */
export async function workJob(rt: Runtime, job: Job, worker: string): Promise<void> {
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

async function runJob(rt: Runtime, job: Job, worker: string): Promise<void> {
  const { subjectId } = job
  switch (job.kind) {
    case 'dispatch':
      await dispatchPayment(rt, subjectId, worker)
      // The reply may have told a reference that a message was waiting for.
      await rematchOrphans(rt, EARLY_MESSAGE_MS)
      return
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
    case 'verify':
      return verifyNightly(rt, env())
    case 'import':
      return workImport(rt, subjectId, path.join(env().dataDir, 'statements'))
    case 'export':
      return runExport(rt, subjectId, env())
    case 'expire_exports':
      return expireExports(rt, env())
    case 'schedule':
      return runSchedule(rt, subjectId)
  }
}

async function registerCallbacks(rt: Runtime, provider: ProviderId): Promise<void> {
  await registerAtStart(rt, provider)
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
