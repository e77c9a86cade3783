import { AsyncLocalStorage } from 'node:async_hooks'
import type { TouchedRow } from './governed'
import type { GovernedWatch, Store, Tx } from './store'
import type { Writer } from './write-queue'

/** The writers in whose transactions this runs. One for all stores: each storage that there is costs every promise something. */
const inside = new AsyncLocalStorage<ReadonlySet<unknown>>()

/**
 * Transactions as the app sees them, over an engine's writer: a handle that is dead once the work has ended, no
 * transaction inside another, and the watcher told of the governed rows before they count.
 * @param takeTouched the governed rows that the transaction wrote since it was last asked
 */
export function openTransactions<On extends Tx>(
  writer: Writer<On>,
  takeTouched: (on: On) => readonly TouchedRow[] | Promise<readonly TouchedRow[]>,
): Pick<Store, 'tx' | 'watchGoverned'> {
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
      const outer = inside.getStore()
      if (outer?.has(writer)) throw new Error('store.tx inside store.tx: pass the inner tx on')
      return writer.run((on) => inside.run(new Set(outer).add(writer), () => watched(on, work)))
    },
    watchGoverned(given) {
      watch = given
    },
  }
}
