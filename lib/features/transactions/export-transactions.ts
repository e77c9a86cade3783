import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { csvRecord, neutraliseText } from '@/lib/core/csv'
import { wallTime, ZONES, type Zone } from '@/lib/core/days-and-zones'
import { maskCounterparty } from '@/lib/core/masking'
import { toDecimal } from '@/lib/core/money'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import type { Cursor } from './cursor'
import type { TransactionFilter } from './filter'
import { listAccountNames, newestRow, placeOf, rowsPast, sumTransactions } from './queries'
import type { TransactionRow } from './record-transaction'

const CHUNK_ROWS = 1_000

/** Columns of the machine layout, version 1. Names and order stay; a change gets a new version. */
export const CSV_COLUMNS = [
  'occurred_at',
  'zone',
  'account',
  'provider',
  'rail',
  'direction',
  'state',
  'currency',
  'debit',
  'credit',
  'fee',
  'amount',
  'counterparty_name',
  'counterparty_account',
  'receipt',
  'merchant_reference',
  'description',
  'payment_id',
  'transaction_id',
] as const

/** `2026-11-21T14:05:09+03:00`: local time that says its own distance from UTC. */
function isoInZone(instant: Date, zone: Zone): string {
  const minutes = ZONES[zone].offsetMinutes
  const pad = (value: number) => String(value).padStart(2, '0')
  const offset = minutes === 0 ? 'Z' : `+${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  return wallTime(instant, zone).replace(' ', 'T') + offset
}

function record(row: TransactionRow, accountName: string, zone: Zone, masked: boolean): string {
  const amount = toDecimal(row.amountMinor, row.currency)
  // Debit and credit say what moved, so their sums are the screen's; `amount` is there for lines that moved nothing.
  const moved = row.state === 'succeeded'
  const account = masked ? maskCounterparty(row.counterpartyAccount) : row.counterpartyAccount
  return csvRecord([
    isoInZone(row.occurredAt, zone),
    zone,
    neutraliseText(accountName),
    row.provider,
    row.rail,
    row.direction,
    row.state,
    row.currency,
    moved && row.direction === 'out' ? amount : '',
    moved && row.direction === 'in' ? amount : '',
    toDecimal(row.feeMinor, row.currency),
    amount,
    neutraliseText(row.counterpartyName),
    neutraliseText(account),
    neutraliseText(row.providerReference),
    neutraliseText(row.merchantReference),
    neutraliseText(row.description),
    row.paymentId ?? '',
    row.id,
  ])
}

async function* chunks(
  store: Store,
  filter: TransactionFilter,
  zone: Zone,
  upToRow: number,
): AsyncGenerator<TransactionRow[]> {
  let place: Cursor | undefined
  for (;;) {
    const rows = await rowsPast(store, filter, zone, place, CHUNK_ROWS, upToRow)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    if (rows.length < CHUNK_ROWS) return
    place = placeOf(last, filter.sort, 'older')
  }
}

/** The makers' export hides accounts; the other roles that may export see them (RELIABILITY.md, authorisation matrix). */
export function exportShowsAccounts(ctx: FeatureContext): boolean {
  return ctx.actor.roles.some((role) => role === 'accountant' || role === 'auditor' || role === 'approver')
}

export type TransactionExport = Readonly<{ fileName: string; rows: number; lines: AsyncGenerator<string> }>

/**
 * Everything the filter shows, every row in the same order, as RFC 4180 text in pieces of a thousand rows: flat memory,
 * and other requests are served in between. Recorded in the audit log before the first byte. `newestSeen` is the newest row
 * when the screen was drawn: lines that came since are left out, so the file has what the screen said.
 */
export async function exportTransactions(
  ctx: FeatureContext,
  filter: TransactionFilter,
  newestSeen?: number,
): Promise<TransactionExport> {
  requirePermission(ctx, 'export.run')
  const upToRow = newestSeen ?? (await newestRow(ctx.store))
  const sums = await sumTransactions(ctx.store, filter, ctx.zone, upToRow)
  const rows = sums.reduce((sum, one) => sum + one.rows, 0)
  const id = newId(ctx.now())
  await ctx.store.tx(async (tx) => {
    await tx
      .insert(ctx.store.t.exportsLog)
      .values({ id, userId: ctx.actor.id, filter: JSON.stringify(filter), rows, at: ctx.now() })
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'export.transactions',
      subject: `export:${id}`,
      facts: { rows: String(rows), filter: JSON.stringify(filter) },
    })
  })
  const nameOf = new Map((await listAccountNames(ctx.store)).map((account) => [account.id, account.name]))
  const masked = !exportShowsAccounts(ctx)
  async function* lines(): AsyncGenerator<string> {
    yield csvRecord(CSV_COLUMNS)
    for await (const chunk of chunks(ctx.store, filter, ctx.zone, upToRow)) {
      yield chunk.map((row) => record(row, nameOf.get(row.accountId) ?? '', ctx.zone, masked)).join('')
      await yieldToOthers()
    }
  }
  const stamp = wallTime(ctx.now(), ctx.zone).slice(0, 16).replace(/[: ]/g, '-')
  const zone = ZONES[ctx.zone].abbreviation
  return {
    fileName: `hazina-${ctx.mode === 'sandbox' ? 'sandbox-' : ''}transactions-${stamp}-${zone}.csv`,
    rows,
    lines: lines(),
  }
}
