import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import type { HistorySource } from '../readings'
import { wireWords } from '../transmission'
import { type BitpesaClient, PAGE_SIZE } from './client'
import { historyLine } from './mapper'
import { TransactionPage } from './wire'

/** Transactions change for a day or more after they appear: a later pull reads this many of the newest again. */
const REREAD_COUNT = 100
const SHIFTS_MAX = 5

const Cursor = z.object({
  /** How many transactions, counted from the oldest, were read. Unlike a page number it stays true while new ones come. */
  seen: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  done: z.boolean(),
})

/**
 * BitPesa lists the newest first (assumed in the contract), so pages move whenever a transaction is added. The walk goes
 * from the last page down to the first and keeps its place as a count from the oldest.
 */
export function historySource(client: BitpesaClient): HistorySource {
  async function page(number: number, per = PAGE_SIZE) {
    const result = await client.listTransactions(number, per)
    const list = TransactionPage.safeParse(result.json)
    if (result.status !== 200 || !list.success) {
      throw new AppError('provider_unreachable', `bitpesa history: ${wireWords(result.wire)}`)
    }
    return { items: list.data.object, total: list.data.meta.pagination.total_count }
  }

  return {
    async readHistory(text) {
      const before = text === null ? undefined : Cursor.parse(JSON.parse(text))
      const begun = before ?? { seen: 0, total: (await page(1, 1)).total, done: false }
      const seen = begun.done ? Math.max(0, begun.seen - REREAD_COUNT) : begun.seen
      let { total } = begun
      for (let shifted = 0; shifted < SHIFTS_MAX; shifted += 1) {
        // The page that holds the oldest transaction not read yet; the first page when none is known to be.
        const number = Math.floor(Math.max(0, total - seen - 1) / PAGE_SIZE) + 1
        const { items, total: counted } = await page(number)
        const firstIndex = (number - 1) * PAGE_SIZE
        const oldestUnread = counted - seen - 1
        if (oldestUnread >= firstIndex + PAGE_SIZE) {
          // New ones came in meanwhile and pushed it to a later page.
          total = counted
          continue
        }
        const expected = Math.min(PAGE_SIZE, Math.max(0, counted - firstIndex))
        if (items.length !== expected)
          throw new Error(`BitPesa gave ${items.length} of ${expected} transactions of a page`)
        const lines = items.toReversed().flatMap((item) => {
          const line = historyLine(item)
          return line ? [line] : []
        })
        const after = { seen: Math.max(0, counted - firstIndex), total: counted, done: number === 1 }
        return { lines, cursor: JSON.stringify(after), done: after.done, total: counted }
      }
      throw new AppError('provider_unreachable', 'bitpesa history: the list changed too fast to read')
    },
  }
}
