import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FeatureContext } from '@/lib/features/context'
import { exportTransactions } from '@/lib/features/exports/export-transactions'
import { readChoice } from '@/lib/features/exports/schemas'
import { TransactionFilter } from '@/lib/features/transactions/filter'
import { clock } from './measure'
import { type Line, perSecond, ratioOf } from './report'

/** The columns of the export as the command line gives them: no masks, no guard against formulas, minor units. */
const DUMP = `select strftime('%Y-%m-%dT%H:%M:%S+03:00', t.occurred_at / 1000 + 10800, 'unixepoch'), 'Africa/Nairobi',
  a.name, t.provider, t.rail, t.direction, t.state, t.currency,
  case when t.state = 'succeeded' and t.direction = 'out' then t.amount_minor end,
  case when t.state = 'succeeded' and t.direction = 'in' then t.amount_minor end,
  t.fee_minor, t.amount_minor, t.counterparty_name, t.counterparty_account, t.provider_reference,
  t.merchant_reference, t.description, t.payment_id, t.id
from transactions t join provider_accounts a on a.id = t.account_id order by t.occurred_at desc, t.id desc`

/** Seconds of `sqlite3 -csv`, its output into a file; undefined where the command is not installed. */
async function dumpSeconds(databaseFile: string, outputFile: string): Promise<number | undefined> {
  const { seconds, value: code } = await clock(
    () =>
      new Promise<number | undefined>((resolve, reject) => {
        const child = spawn('sqlite3', ['-readonly', '-csv', databaseFile, DUMP], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        child.once('error', (error) =>
          'code' in error && error.code === 'ENOENT' ? resolve(undefined) : reject(error),
        )
        const written = pipeline(child.stdout, createWriteStream(outputFile))
        child.once('close', (ended) => written.then(() => resolve(ended ?? 1), reject))
      }),
  )
  if (code === undefined) return undefined
  if (code !== 0) throw new Error(`sqlite3 ended with ${code}`)
  return seconds
}

/** Passes pieces on, and notes how far the memory of the process has grown at most. */
function watchMemory() {
  const before = process.memoryUsage.rss()
  let most = before
  const watched = new PassThrough({ objectMode: true, highWaterMark: 1 })
  watched.on('data', () => {
    most = Math.max(most, process.memoryUsage.rss())
  })
  return { watched, grownBy: () => most - before }
}

/** Both write every row into a file, newest first. */
export async function exportLine(ctx: FeatureContext, databaseFile: string): Promise<Line> {
  const folder = path.dirname(databaseFile)
  const { watched, grownBy } = watchMemory()
  const ours = await clock(async () => {
    const file = await exportTransactions(ctx, TransactionFilter.parse({}), readChoice({}, ctx.zone))
    await pipeline(Readable.from(file.bytes), watched, createWriteStream(path.join(folder, 'export.csv')))
    return file.written.rows
  })
  const dump = await dumpSeconds(databaseFile, path.join(folder, 'dump.csv'))
  const rows = ours.value
  return {
    what: `${rows.toLocaleString('en')} rows`,
    figures: [perSecond(rows, ours.seconds), `${Math.round(grownBy() / 1e6)} MB`],
    baseline: dump === undefined ? 'sqlite3 is not installed' : perSecond(rows, dump),
    ratio: dump === undefined ? 'not measured' : ratioOf(dump, ours.seconds),
  }
}
