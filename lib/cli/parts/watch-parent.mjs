/**
 * Preloaded into every child (`node --import`): ends the process when the one that started it is gone, even when that
 * one was killed with SIGKILL and could say nothing.
 */
import { isMainThread } from 'node:worker_threads'
import { isAlive } from './process-alive.mjs'

const POLL_MS = 500
const FORCED_EXIT_MS = 5_000

const parentPid = Number(process.env.HAZINA_WATCH_PARENT)

// Worker threads inherit the preload; one watcher per process is enough.
if (isMainThread && Number.isInteger(parentPid) && parentPid > 1) {
  const timer = setInterval(() => {
    if (isAlive(parentPid)) return
    clearInterval(timer)
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), FORCED_EXIT_MS).unref()
    process.kill(process.pid, 'SIGTERM')
  }, POLL_MS)
  timer.unref()
}
