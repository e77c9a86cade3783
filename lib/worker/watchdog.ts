import { Worker } from 'node:worker_threads'

/** Longer than any work of ours holds the event loop, shorter than anybody waits for a page. */
const BLOCKED_LIMIT_MS = 10_000
const BEAT_MS = 250

/**
 * Counts its own looks instead of reading a clock: after a laptop slept both threads wake up together, and nobody was
 * blocked. Plain JavaScript, because a bundler would lose the file of a thread.
 */
const WATCHER = `
  const { writeSync } = require('node:fs')
  const { workerData: { beats, pid, limitLooks, lookMs } } = require('node:worker_threads')
  const seen = new Int32Array(beats)
  let last = -1
  let looks = 0
  setInterval(() => {
    const beat = Atomics.load(seen, 0)
    looks = beat === last ? looks + 1 : 0
    last = beat
    if (looks < limitLooks) return
    // Not process.stderr: a thread's words go through the very loop that stands still.
    writeSync(2, 'the event loop stood still for too long: ending, to be started again\\n')
    process.kill(pid, 'SIGKILL')
  }, lookMs)
`

/**
 * Ends a process whose event loop stands still: it answers nobody, and whoever keeps it running can only start it again
 * once it is gone. Every step is committed before it is taken, so this end is like a power cut (fault matrix row 51).
 */
export function startWatchdog(limitMs = BLOCKED_LIMIT_MS): void {
  const beats = new SharedArrayBuffer(4)
  const mine = new Int32Array(beats)
  setInterval(() => Atomics.add(mine, 0, 1), BEAT_MS).unref()
  const lookMs = Math.min(1_000, limitMs / 4)
  const watcher = new Worker(WATCHER, {
    eval: true,
    workerData: { beats, pid: process.pid, limitLooks: Math.ceil(limitMs / lookMs), lookMs },
  })
  watcher.unref()
}
