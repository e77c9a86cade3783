import { monitorEventLoopDelay } from 'node:perf_hooks'
import { csvRecord } from '@/lib/core/csv'
import { wallTime } from '@/lib/core/days-and-zones'
import { toDecimal } from '@/lib/core/money'
import type { FeatureContext } from '@/lib/features/context'
import { discardImport, startImport } from '@/lib/features/imports/decide-import'
import { getImport } from '@/lib/features/imports/import-row'
import { takeFile } from '@/lib/features/imports/take-file'
import { workImport } from '@/lib/features/imports/work-import'
import { type Accounts, isOnStatement, lineOf, type Speed, speedLine } from './fill'
import { clock } from './measure'
import type { Line } from './report'

const SAMPLE_MS = 100
const PIECE_LINES = 500

/** As M-Pesa's portal writes them. */
const HEADINGS =
  'Receipt No.,Completion Time,Initiation Time,Details,Transaction Status,Paid In,Withdrawn,Balance,Balance Confirmed,Reason Type,Other Party Info,Linked Transaction ID,A/C No.'

type Step = Speed & Readonly<{ grownBy: number; longestWaitMs: number }>

/** An organisation statement of M-Pesa with these lines, piece by piece. */
function* statement(rows: number, end: number, accounts: Accounts, zone: FeatureContext['zone']): Generator<Buffer> {
  let text = `${HEADINGS}\n`
  let held = 0
  for (let index = 0; index < rows; index += 1) {
    const line = lineOf(index, rows, end, accounts)
    if (!isOnStatement(line)) continue
    const [year, month, rest] = wallTime(line.occurredAt, zone).split('-')
    const [day, time] = (rest ?? '').split(' ')
    const at = `${day}-${month}-${year} ${time}`
    const amount = toDecimal(line.amountMinor, line.currency)
    const isIn = line.direction === 'in'
    const party = `${line.counterpartyAccount} - ${line.counterpartyName}`
    const sides = isIn ? [amount, ''] : ['', `-${amount}`]
    const reason = isIn ? 'Pay Bill' : 'Business Payment'
    const cells = [line.providerReference, at, at, line.description, 'Completed', ...sides, '', 'true', reason, party]
    text += csvRecord([...cells, '', line.merchantReference])
    held += 1
    if (held % PIECE_LINES > 0) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

/** How long, how much memory more than before, and the longest that anything else in the process had to wait. */
async function watched(work: () => Promise<number>): Promise<Step> {
  const before = process.memoryUsage.rss()
  let most = before
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, SAMPLE_MS)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const { seconds, value: rows } = await clock(work).finally(() => {
    clearInterval(sampling)
    delay.disable()
  })
  return { rows, seconds, grownBy: most - before, longestWaitMs: delay.max / 1e6 }
}

export type Imported = Readonly<{ check: Step; book: Step; again: Step }>

/**
 * Brings the whole statement in as one file through the door that people use: uploaded, checked, booked; then once more,
 * which has to find nothing new.
 * @throws Error when a line is refused, or is new the second time
 */
export async function importStatement(
  ctx: FeatureContext,
  folder: string,
  rows: number,
  end: number,
  accounts: Accounts,
): Promise<Imported> {
  const pieces = () => statement(rows, end, accounts, ctx.zone)
  let size = 0
  for (const piece of pieces()) size += piece.length
  const upload = async () => {
    async function* bytes() {
      yield* pieces()
    }
    const input = { account: accounts.shillings, name: 'statement.csv', size }
    return (await takeFile(ctx, input, bytes(), folder)).importId
  }
  const read = (id: string) => getImport(ctx.store, ctx.store.read, id)
  const checked = async (id: string) => {
    await workImport(ctx, id, folder)
    const row = await read(id)
    if (row.state !== 'ready') throw new Error(`the statement is ${row.state}: ${row.problems}`)
    return row
  }
  const first = await upload()
  const check = await watched(async () => (await checked(first)).lines)
  const book = await watched(async () => {
    await startImport(ctx, { importId: first })
    await workImport(ctx, first, folder)
    return (await read(first)).addedLines
  })
  if (book.rows !== check.rows) throw new Error(`${check.rows} lines were checked and ${book.rows} booked`)
  const second = await upload()
  const again = await watched(async () => {
    const row = await checked(second)
    if (row.newLines > 0) throw new Error(`${row.newLines} lines were new the second time`)
    return row.knownLines
  })
  await discardImport(ctx, { importId: second })
  return { check, book, again }
}

export function importLines({ check, book, again }: Imported, raw: Speed): Line[] {
  const more = (step: Step) => [`${Math.round(step.grownBy / 1e6)} MB`, `${Math.round(step.longestWaitMs)} ms`]
  return [
    speedLine('lines read and compared', check, raw, more(check)),
    speedLine('lines booked', book, raw, more(book)),
    speedLine('lines compared again, none new', again, raw, more(again)),
  ]
}
