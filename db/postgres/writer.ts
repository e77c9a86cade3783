import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@/lib/core/errors'
import { openWriteQueue, type Waiting, type Writer } from '../write-queue'
import { type Connection, type Connections, run, sqlStateOf } from './connections'

const TRIES_MAX = 20
/** Serialization failure, deadlock: nothing was written, and the same again may well succeed. */
const AGAIN = ['40001', '40P01']
const LOCK_NOT_AVAILABLE = '55P03'

type Settled = () => void

const isToBeTriedAgain = (error: unknown) => AGAIN.includes(sqlStateOf(error) ?? '')

/**
 * The one way to write: a queue in this process, and one turn among all processes. Each round takes what is waiting, begins
 * SERIALIZABLE and locks the empty table `writer_turn`; that comes before the first read, so what is read then is what the
 * one before has committed. One writer at a time is what the audit chain needs anyway, as each record hangs on the one
 * before: without the turn, transactions of two processes would fail each other and be run again and again. Each
 * transaction has its own savepoint and the group commits once. A caller hears of success only after that commit.
 */
export function openWriter(connections: Connections): Writer<Connection> {
  async function runOne(connection: Connection, waiting: Waiting<Connection>): Promise<Settled> {
    await run(connection, 'savepoint one')
    try {
      const value = await waiting.work(connection)
      await run(connection, 'release savepoint one')
      return () => waiting.resolve(value)
    } catch (error) {
      // Concerns the whole group: none of it can be committed.
      if (isToBeTriedAgain(error)) throw error
      await run(connection, 'rollback to savepoint one')
      await run(connection, 'release savepoint one')
      return () => waiting.reject(error)
    }
  }

  /** Throws after rolling back, or with the connection given up. */
  async function tryGroup(group: readonly Waiting<Connection>[]): Promise<Settled[]> {
    return connections.using('writer', async (connection) => {
      await run(connection, 'begin isolation level serializable')
      try {
        await run(connection, 'lock table writer_turn in exclusive mode')
        const settled: Settled[] = []
        for (const waiting of group) settled.push(await runOne(connection, waiting))
        await run(connection, 'commit')
        return settled
      } catch (error) {
        // The connection itself may be what failed; it is closed then, and the server rolls back.
        await run(connection, 'rollback').catch(() => undefined)
        throw error
      }
    })
  }

  async function round(group: readonly Waiting<Connection>[]): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        for (const tell of await tryGroup(group)) tell()
        return
      } catch (error) {
        if (isToBeTriedAgain(error) && tries < TRIES_MAX) {
          await sleep(Math.random() * 10 * tries)
          continue
        }
        const busy = isToBeTriedAgain(error) || sqlStateOf(error) === LOCK_NOT_AVAILABLE
        const reason = busy
          ? new AppError('store_busy', 'other processes kept the database from being written', { cause: error })
          : error
        for (const waiting of group) waiting.reject(reason)
        return
      }
    }
  }

  return openWriteQueue(round)
}
