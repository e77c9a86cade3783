import type { Log } from '@/lib/log'

const PARENT_POLL_MS = 500
const FORCED_EXIT_MS = 5_000

/** Whether a process is there; one that belongs to somebody else is there too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Ends this process when the one that started it is gone, even when that one was killed and could say nothing: first by
 * the ordinary signal, then by force.
 */
export function endWithParent(parentPid: number | undefined, log: Log): void {
  if (parentPid === undefined || parentPid <= 1) return
  const timer = setInterval(() => {
    if (isAlive(parentPid)) return
    clearInterval(timer)
    log.info('the parent process is gone: ending')
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), FORCED_EXIT_MS).unref()
    process.kill(process.pid, 'SIGTERM')
  }, PARENT_POLL_MS)
  timer.unref()
}

/**
 * Takes no new work after SIGTERM or SIGINT. The web server closes itself (Next.js listens too); what is cut off
 * in the middle is found again at the next start, because every step was committed before it was taken.
 */
export function stopOnSignal(worker: { stop(): Promise<void> }, log: Log): void {
  const stop = (signal: NodeJS.Signals) => {
    log.info('stopping', { kind: signal })
    worker.stop().catch((error: unknown) => log.error('the worker did not stop well', { error: String(error) }))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
