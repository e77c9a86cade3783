import { setTimeout as sleep } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import { AppError } from '@/lib/core/errors'

/** How many waiting transactions may share one disk flush. */
const GROUP_MAX = 64
/** How long another process may hold the file before we give up; the wait does not block the event loop. */
const BUSY_LIMIT_MS = 10_000

type Waiting = { work: () => Promise<unknown>; resolve: (value: unknown) => void; reject: (reason: unknown) => void }

export interface Writer {
  run<T>(work: () => Promise<T>): Promise<T>
  idle(): Promise<void>
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

/**
 * The one way to write: a queue on a private connection. Each round takes what is waiting, begins IMMEDIATE, gives each
 * transaction its own savepoint and commits once. A caller hears of success only after that commit is on disk, so
 * many callbacks share one flush without any being acknowledged early (SPEED.md 6).
 */
export function openWriter(connection: SQLite.Database): Writer {
  // Prepared once: a group runs the middle three for every transaction in it.
  const prepared = (text: string) => {
    const statement = connection.prepare(text)
    return () => void statement.run()
  }
  const beginImmediate = prepared('begin immediate')
  const savepoint = prepared('savepoint one')
  const release = prepared('release one')
  const rollbackToSavepoint = prepared('rollback to one')
  const commit = prepared('commit')
  const rollback = prepared('rollback')
  const queue: Waiting[] = []
  let running: Promise<void> | undefined

  async function begin(): Promise<void> {
    const giveUpAt = Date.now() + BUSY_LIMIT_MS
    for (;;) {
      try {
        beginImmediate()
        return
      } catch (error) {
        if (!isBusy(error)) throw error
        if (Date.now() > giveUpAt)
          throw new AppError('store_busy', 'another process held the database for 10 s', { cause: error })
        await sleep(5 + Math.random() * 45)
      }
    }
  }

  async function runOne(waiting: Waiting): Promise<() => void> {
    savepoint()
    try {
      const value = await waiting.work()
      release()
      return () => waiting.resolve(value)
    } catch (error) {
      rollbackToSavepoint()
      release()
      return () => waiting.reject(error)
    }
  }

  async function round(group: Waiting[]): Promise<void> {
    try {
      await begin()
      const settle: (() => void)[] = []
      for (const waiting of group) settle.push(await runOne(waiting))
      commit()
      for (const tell of settle) tell()
    } catch (error) {
      if (connection.inTransaction) rollback()
      for (const waiting of group) waiting.reject(error)
    }
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      // Whatever arrives in this turn of the event loop joins the group.
      await new Promise((resolve) => setImmediate(resolve))
      await round(queue.splice(0, GROUP_MAX))
    }
    running = undefined
  }

  return {
    run<T>(work: () => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: (value) => resolve(value as T), reject })
        running ??= drain()
      })
    },
    async idle() {
      while (running) await running
    },
  }
}
