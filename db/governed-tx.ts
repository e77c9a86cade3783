import { AsyncLocalStorage } from 'node:async_hooks'
import type { TouchedRow } from './governed'
import type { GovernedWatch, Store, Tx } from './store'
import type { Writer } from './write-queue'

/**
 * Transactions as the app sees them, over an engine's writer: a handle that is dead once the work has ended, no
 * transaction inside another, and the watcher told of the governed rows before they count.
 * @param takeTouched the governed rows that the transaction wrote since it was last asked
 */
export function openTransactions<On extends Tx>(
  writer: Writer<On>,
  takeTouched: (on: On) => readonly TouchedRow[] | Promise<readonly TouchedRow[]>,
): Pick<Store, 'tx' | 'watchGoverned'> {
  const inside = new AsyncLocalStorage<true>()
  let watch: GovernedWatch | undefined

  async function watched<T>(on: On, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { proxy, revoke } = Proxy.revocable<Tx>(on, {})
    try {
      const value = await work(proxy)
      const rows = await takeTouched(on)
      if (watch && rows.length > 0) await watch(proxy, rows)
      return value
    } finally {
      revoke()
    }
  }

  return {
    tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      if (inside.getStore()) throw new Error('store.tx inside store.tx: pass the inner tx on')
      return writer.run((on) => inside.run(true, () => watched(on, work)))
    },
    watchGoverned(given) {
      watch = given
    },
  }
}
