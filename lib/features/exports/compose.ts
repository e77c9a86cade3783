import type { TextPiece } from '@/db/text-rows'
import { csvRecord, neutraliseText } from '@/lib/core/csv'
import { wallTime, ZONES } from '@/lib/core/days-and-zones'
import { AppError } from '@/lib/core/errors'
import type { FeatureContext } from '../context'
import type { TransactionFilter } from '../transactions/filter'
import { listAccountNames, newestRow } from '../transactions/queries'
import { wayOf } from '../transactions/search'
import { sumTransactions } from '../transactions/sums'
import { cellOf, FILE_KIND, LEDGER_COLUMNS } from './layouts'
import { isLedgerFilter, ledger } from './ledger'
import { pieces, type Selection, type Written } from './pieces'
import type { ExportChoice } from './schemas'
import { workbook } from './workbook'

export type FileSum = Readonly<{ currency: string; inMinor: bigint; outMinor: bigint }>
/** Rows, and what moved by currency: stated before, counted while the file is written. */
export type Tally = { rows: number; sums: FileSum[] }
export type Composed = Readonly<{
  fileName: string
  type: string
  selected: Selection
  stated: Tally
  /** Counted from the rows that were written; whole when `bytes` has ended. */
  written: Tally
  bytes: AsyncGenerator<Uint8Array>
}>

/** The makers' export hides accounts; the other roles that may export see them (RELIABILITY.md, authorisation matrix). */
export function exportShowsAccounts(ctx: Pick<FeatureContext, 'actor'>): boolean {
  return ctx.actor.roles.some((role) => role === 'accountant' || role === 'auditor' || role === 'approver')
}

/** Only what moved, by currency, in the currencies' order. */
export function fileSums(sums: readonly FileSum[]): FileSum[] {
  return sums
    .filter(({ inMinor, outMinor }) => inMinor > 0n || outMinor > 0n)
    .map(({ currency, inMinor, outMinor }) => ({ currency, inMinor, outMinor }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

function add(written: Tally, rows: number, moved: TextPiece['moved']): void {
  written.rows += rows
  const known = new Map(written.sums.map((sum) => [sum.currency, sum]))
  for (const { currency, inMinor, outMinor } of moved) {
    const sum = known.get(currency)
    known.set(currency, {
      currency,
      inMinor: (sum?.inMinor ?? 0n) + inMinor,
      outMinor: (sum?.outMinor ?? 0n) + outMinor,
    })
  }
  written.sums = fileSums([...known.values()])
}

async function* counted(rows: AsyncGenerator<Written>, written: Tally): AsyncGenerator<Written> {
  try {
    for await (const piece of rows) {
      add(written, piece.rows, piece.moved)
      yield piece
    }
  } finally {
    await rows.return(undefined)
  }
}

async function* csvFile(head: readonly string[], rows: AsyncGenerator<Written>): AsyncGenerator<Uint8Array> {
  try {
    yield Buffer.from(csvRecord(head))
    for await (const { bytes } of rows) yield bytes
  } finally {
    await rows.return(undefined)
  }
}

/**
 * A file of exactly what the filter shows, up to the newest row when the screen was drawn, made piece by piece while it
 * is read. Nothing is opened before the first piece is asked for.
 */
export async function compose(
  ctx: FeatureContext,
  filter: TransactionFilter,
  choice: ExportChoice,
  newestSeen?: number,
): Promise<Composed> {
  const { store, zone } = ctx
  const isLedger = choice.layout === 'ledger'
  if (isLedger && !isLedgerFilter(filter)) throw new AppError('invalid_input', 'a ledger is of one account')
  const [upToRow, way] = await Promise.all([newestSeen ?? newestRow(store), wayOf(store, filter)])
  const selected: Selection = { filter, zone, upToRow, way }
  const sums = await sumTransactions(store, filter, zone, selected.upToRow)
  // A ledger has the lines that moved the balance.
  const rows = sums.reduce((total, one) => total + (isLedger ? one.movedRows : one.rows), 0)
  const written: Tally = { rows: 0, sums: [] }
  const stamp = wallTime(ctx.now(), choice.zone).slice(0, 16).replace(/[: ]/g, '-')
  const { extension, type } = FILE_KIND[choice.layout]
  const kind = isLedger ? 'ledger' : 'transactions'
  return {
    fileName: `hazina-${ctx.mode === 'sandbox' ? 'sandbox-' : ''}${kind}-${stamp}-${ZONES[choice.zone].abbreviation}.${extension}`,
    type,
    selected,
    stated: { rows, sums: fileSums(sums) },
    written,
    bytes: bytesOf(ctx, selected, choice, { rows, written, names: await accountNames(ctx, choice) }),
  }
}

async function accountNames(ctx: FeatureContext, { layout }: ExportChoice): Promise<Map<string, string>> {
  const guard = layout === 'machine' ? neutraliseText : (text: string) => text
  return new Map((await listAccountNames(ctx.store)).map(({ id, name }) => [id, guard(name)]))
}

function bytesOf(
  ctx: FeatureContext,
  selected: Selection,
  choice: ExportChoice,
  known: { rows: number; written: Tally; names: Map<string, string> },
): AsyncGenerator<Uint8Array> {
  const { layout, columns, zone } = choice
  if (layout === 'ledger') return csvFile(LEDGER_COLUMNS, counted(ledger(ctx, selected, zone), known.written))
  const how = {
    zone,
    masked: !exportShowsAccounts(ctx),
    accountNames: known.names,
    form: layout === 'excel' ? ('wall' as const) : ('iso' as const),
  }
  const cells = columns.map((column) => cellOf(ctx.store.t.transactions, column, how))
  const rows = pieces(ctx.store, selected, cells, layout === 'excel' ? 'sheet' : 'csv')
  const tallied = counted(rows, known.written)
  return layout === 'excel' ? workbook(columns, tallied, known.rows) : csvFile(columns, tallied)
}
