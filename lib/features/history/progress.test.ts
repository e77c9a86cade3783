import { expect, test } from 'vitest'
import { openMemoryStore } from '@/db/open-store'
import { readHistoryProgress } from './progress'

async function storeWith(values: Record<string, string>) {
  const store = openMemoryStore()
  await store.tx(async (tx) => {
    for (const [name, value] of Object.entries(values)) {
      await tx.insert(store.t.settings).values({ name, value, changedAt: new Date() })
    }
  })
  return store
}

test('nothing loaded is not complete', async () => {
  expect(await readHistoryProgress(await storeWith({ 'merchant.name': 'x' }))).toEqual({
    done: 0,
    total: 0,
    complete: false,
  })
})

test('adds up the providers, and is complete when the last one is', async () => {
  const rows = {
    'history.wekeza.done': '120',
    'history.wekeza.total': '120',
    'history.wekeza.complete': 'true',
    'history.mpesa.done': '3000',
    'history.mpesa.total': '15000',
    // Says in which zone the roll-up was counted; no provider.
    'history.totals': '2 Africa/Nairobi',
  }
  expect(await readHistoryProgress(await storeWith(rows))).toEqual({ done: 3120, total: 15_120, complete: false })
  const all = { ...rows, 'history.mpesa.done': '15000', 'history.mpesa.complete': 'true' }
  expect(await readHistoryProgress(await storeWith(all))).toEqual({ done: 15_120, total: 15_120, complete: true })
})
