import { z } from 'zod'
import { postOnce } from '@/lib/sandbox/delivery'
import type { Callback, Kernel } from '@/lib/sandbox/kernel'
import { payoutResult } from '@/lib/sandbox/mpesa/b2c-outcome'
import { noticeBody } from '@/lib/sandbox/mpesa/c2b-notice'
import { callbackHeaders } from '@/lib/sandbox/mpesa/results'
import { findUrls, type RegisteredUrls, TransactionRow } from '@/lib/sandbox/mpesa/tables'

const IN_FLIGHT = 16
const ShortcodeRow = z.object({ shortcode: z.string() }).optional()
const CountRow = z.object({ total: z.number() })

export interface HistoryPage {
  /** Everything up to this id has been taken with 200; continue from it. */
  lastId: number
  done: boolean
  total: number
  refused: number
}

/**
 * Posts the next events of the year, oldest first, as Daraja would have: confirmations to the registered
 * ConfirmationURL, payout results to `resultUrl`. Stops after the first that is not answered with 200; events beside
 * it in flight may then be posted again by the next call.
 * @returns undefined when no ConfirmationURL is registered.
 */
export async function postHistory(
  kernel: Kernel,
  page: { resultUrl: string; after: number; limit: number },
): Promise<HistoryPage | undefined> {
  const anyUrls = registeredUrls(kernel)
  if (!anyUrls) return undefined
  const rows = z
    .array(TransactionRow)
    .parse(
      kernel.db
        .prepare('select * from mpesa_transactions where historic = 1 and id > ? order by id limit ?')
        .all(page.after, page.limit),
    )
  const logId = kernel.log.begin({
    provider: 'mpesa',
    operation: 'history',
    direction: 'out',
    method: 'POST',
    path: `${anyUrls.confirmationUrl} and ${page.resultUrl}`,
    request: '',
  })
  const taken = await postAll(rows.map((row) => eventOf(kernel, row, page.resultUrl, anyUrls)))
  const firstRefused = taken.findIndex((ok) => !ok)
  const stopped = firstRefused === -1 ? rows.length : firstRefused
  const refused = taken.filter((ok) => ok === false).length
  kernel.log.finish(logId, refused === 0 ? 200 : null, null, `${stopped} historical events taken, ${refused} refused`)
  const lastId = stopped === 0 ? page.after : (rows[stopped - 1]?.id ?? page.after)
  return { lastId, done: historicAfter(kernel, lastId) === 0, total: historicAfter(kernel, 0), refused }
}

function historicAfter(kernel: Kernel, id: number): number {
  return CountRow.parse(
    kernel.db.prepare('select count(*) as total from mpesa_transactions where historic = 1 and id > ?').get(id),
  ).total
}

/** History belongs to one short code; a client that registered only its other one gets the notices there. */
function registeredUrls(kernel: Kernel): RegisteredUrls | undefined {
  const row = ShortcodeRow.parse(
    kernel.db.prepare("select shortcode from mpesa_urls order by shortcode = '600100' desc limit 1").get(),
  )
  return row && findUrls(kernel.db, row.shortcode)
}

function eventOf(kernel: Kernel, row: TransactionRow, resultUrl: string, urls: RegisteredUrls): Callback {
  const payout = row.kind === 'b2c'
  return {
    provider: 'mpesa',
    operation: 'history',
    url: payout ? resultUrl : urls.confirmationUrl,
    headers: callbackHeaders(),
    body: payout ? payoutResult(kernel, row) : noticeBody(kernel, urls.version, row, ''),
  }
}

/** Posts in order of start, at most 16 at a time; true, false or (never started) undefined for each. */
async function postAll(events: Callback[]): Promise<(boolean | undefined)[]> {
  const taken: (boolean | undefined)[] = events.map(() => undefined)
  let next = 0
  let stopped = false
  const worker = async () => {
    while (!stopped && next < events.length) {
      const place = next++
      const event = events[place]
      if (!event) return
      const ok = (await postOnce(event)).status === 200
      taken[place] = ok
      if (!ok) stopped = true
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
  return taken
}
