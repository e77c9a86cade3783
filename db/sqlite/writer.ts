import { setTimeout as sleep } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import { AppError } from '@/lib/core/errors'
import { openWriteQueue, type Waiting, type Writer } from '../write-queue'

/** How long another process may hold the file before we give up; the wait does not block the event loop. */
const BUSY_LIMIT_MS = 10_000

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY')

/** A disk without room, or one that does not write: nothing of the transaction is kept, and the next one may succeed. */
function asRefusal(error: unknown): unknown {
  if (!/^SQLITE_(FULL|IOERR)/.test(codeOf(error))) return error
  return new AppError('store_full', 'the disk takes no more', { cause: error })
}

/**
 * The one way to write: a queue on a private connection. Each round begins IMMEDIATE, gives each transaction its own
 * savepoint and commits once, on disk. @param on what the work writes with
 */
export function openWriter<On>(connection: SQLite.Database, on: On): Writer<On> {
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

  async function runOne(waiting: Waiting<On>): Promise<() => void> {
    savepoint()
    try {
      const value = await waiting.work(on)
      release()
      return () => waiting.resolve(value)
    } catch (error) {
      // On a full disk SQLite may have taken the whole transaction back by itself.
      if (!connection.inTransaction) throw error
      rollbackToSavepoint()
      release()
      return () => waiting.reject(asRefusal(error))
    }
  }

  async function round(group: readonly Waiting<On>[]): Promise<void> {
    try {
      await begin()
      const settle: (() => void)[] = []
      for (const waiting of group) settle.push(await runOne(waiting))
      commit()
      for (const tell of settle) tell()
    } catch (error) {
      if (connection.inTransaction) rollback()
      for (const waiting of group) waiting.reject(asRefusal(error))
    }
  }

  return openWriteQueue(round)
}
