import { z } from 'zod'
import { addDays, dayOf, isDay } from '@/lib/core/days-and-zones'
import { AppError } from '@/lib/core/errors'
import type { HistorySource, OwnAccount } from '../readings'
import type { WekezaClient } from './client'
import { statementLine } from './mapper'
import { troubleWords } from './replies'
import { TransactionListWire } from './wire'

const HISTORY_DAYS = 366
/** Long enough for few requests, short enough that a page of an old window never moves. */
const WINDOW_DAYS = 28
/** Lines of the last days may still change (pending, value-dated): a later pull reads them again. */
const OVERLAP_DAYS = 3

const Day = z.string().refine(isDay)
const Cursor = z.object({
  account: z.number().int().nonnegative(),
  /** First day of the window being read. */
  from: Day,
  page: z.number().int().positive(),
  /** First day of this whole pull: where the next account begins. */
  start: Day,
  /** Last day of this whole pull, fixed when it begins so that all accounts cover the same time. */
  until: Day,
  total: z.number().int().optional(),
  done: z.boolean().default(false),
})
type Cursor = z.infer<typeof Cursor>

/** Oldest window first, account by account. A window's own pages come newest first, as Wekeza orders them. */
export function historySource(client: WekezaClient, accounts: readonly OwnAccount[], now: () => Date): HistorySource {
  // Wekeza counts days in UTC (assumed in the contract); a day ahead costs nothing and misses nothing.
  const tomorrow = () => addDays(dayOf(now(), 'UTC'), 1)

  async function page(account: OwnAccount, fromDate: string, toDate: string, pageNumber: number, perPage?: number) {
    const result = await client.listTransactions(account.key, { fromDate, toDate, page: pageNumber, perPage })
    const list = TransactionListWire.safeParse(result.json)
    if (result.status !== 200 || !list.success) {
      throw new AppError('provider_unreachable', `wekeza history of ${account.key}: ${troubleWords(result)}`)
    }
    return list.data
  }

  async function begin(start: string): Promise<Cursor> {
    const until = tomorrow()
    let total = 0
    for (const account of accounts) total += (await page(account, start, until, 1, 1)).pagination.totalRecords
    return { account: 0, from: start, page: 1, start, until, total, done: false }
  }

  async function resume(text: string | null): Promise<Cursor> {
    if (text === null) return begin(addDays(dayOf(now(), 'UTC'), -HISTORY_DAYS))
    const cursor = Cursor.parse(JSON.parse(text))
    return cursor.done ? begin(addDays(cursor.until, -1 - OVERLAP_DAYS)) : cursor
  }

  function next(cursor: Cursor, windowEnd: string, morePages: boolean): Cursor {
    if (morePages) return { ...cursor, page: cursor.page + 1 }
    if (windowEnd < cursor.until) return { ...cursor, from: addDays(windowEnd, 1), page: 1 }
    if (cursor.account + 1 < accounts.length) {
      return { ...cursor, account: cursor.account + 1, from: cursor.start, page: 1 }
    }
    return { ...cursor, done: true }
  }

  return {
    async readHistory(text) {
      if (accounts.length === 0) return { lines: [], cursor: text, done: true, total: 0 }
      const cursor = await resume(text)
      const account = accounts[cursor.account]
      if (!account) throw new Error(`the history cursor names account ${cursor.account}, which is not configured`)
      const lastOfWindow = addDays(cursor.from, WINDOW_DAYS - 1)
      const windowEnd = lastOfWindow < cursor.until ? lastOfWindow : cursor.until
      const { data, pagination } = await page(account, cursor.from, windowEnd, cursor.page)
      const lines = data.map((wire) => {
        const line = statementLine(account.key, wire)
        if (!line) throw new Error(`the Wekeza transaction ${wire.id} has figures that cannot be read`)
        return line
      })
      const after = next(cursor, windowEnd, data.length > 0 && cursor.page < pagination.totalPages)
      return { lines, cursor: JSON.stringify(after), done: after.done, total: cursor.total }
    },
  }
}
