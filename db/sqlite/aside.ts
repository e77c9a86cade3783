import { Worker } from 'node:worker_threads'
import { drizzle } from 'drizzle-orm/sqlite-proxy'
import type { Reader } from '../store'
import { loadedDriver } from './loaded-driver'

/** A question that takes longer than this is not for a page; whoever asked gets an error instead of waiting on. */
const LONGEST_MS = 120_000

/** Plain JavaScript, because a bundler would lose the file of a thread. One question after the other, in the order asked. */
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads')
  const db = new (require(workerData.driver))(workerData.file, { readonly: true, timeout: 2000 })
  db.pragma('cache_size = -' + workerData.cacheKib)
  const kept = new Map()
  parentPort.on('message', ({ number, text, values }) => {
    try {
      if (kept.size > 500) kept.clear()
      if (!kept.has(text)) kept.set(text, db.prepare(text).raw())
      parentPort.postMessage({ number, rows: kept.get(text).all(...values) })
    } catch (error) {
      parentPort.postMessage({ number, problem: String(error && error.message) })
    }
  })
`

type Answer = { number: number; rows?: unknown[][]; problem?: string }
type Asked = { resolve(rows: unknown[][]): void; reject(error: Error): void; limit: ReturnType<typeof setTimeout> }

/** Drizzle whose questions are answered by a thread with a read-only connection of its own; opened at the first one. */
export function openAside(
  file: string,
  cacheKib: number,
  longestMs = LONGEST_MS,
): { reader: Reader; close(): Promise<void> } {
  const waiting = new Map<number, Asked>()
  let thread: Worker | undefined
  let asked = 0

  const end = (number: number) => {
    const one = waiting.get(number)
    clearTimeout(one?.limit)
    waiting.delete(number)
    // A thread with nothing to do keeps no process alive.
    if (waiting.size === 0) thread?.unref()
    return one
  }
  /** All that was asked of this thread; what is asked from now on gets another. A thread that was given up says nothing more. */
  const giveUp = (given: Worker, error: Error) => {
    if (given !== thread) return
    thread = undefined
    for (const number of [...waiting.keys()]) end(number)?.reject(error)
  }
  const open = () => {
    const opened = new Worker(THREAD, { eval: true, workerData: { driver: loadedDriver(), file, cacheKib } })
    opened.on('message', ({ number, rows, problem }: Answer) => {
      const one = end(number)
      if (rows) one?.resolve(rows)
      else one?.reject(new Error(problem))
    })
    opened.on('error', (error) => giveUp(opened, error))
    opened.once('exit', () => giveUp(opened, new Error('the thread for long reads has ended')))
    return opened
  }
  const ask = (text: string, values: unknown[]) =>
    new Promise<unknown[][]>((resolve, reject) => {
      thread ??= open()
      const asking = thread
      const number = ++asked
      const limit = setTimeout(() => {
        giveUp(asking, new Error(`a long read took more than ${longestMs / 1000} s`))
        // Ends when SQLite has come to the end of its statement.
        void asking.terminate()
      }, longestMs)
      waiting.set(number, { resolve, reject, limit })
      asking.ref()
      asking.postMessage({ number, text, values })
    })
  const reader = drizzle(async (text, values, method) => {
    const rows = await ask(text, values)
    return { rows: method === 'get' ? (rows[0] as unknown[]) : rows }
  })
  return {
    reader: reader as unknown as Reader,
    async close() {
      await thread?.terminate()
    },
  }
}
