import type { Tables } from '@/db/tables'
import type { TextCell } from '@/db/text-rows'
import { ZONES, type Zone } from '@/lib/core/days-and-zones'
import type { ListColumn } from '../transactions/list-columns'

/** `machine`: RFC 4180 CSV; `excel`: an XLSX workbook with phones, accounts and receipts as text; `ledger`: the accountant's. */
export const LAYOUTS = ['machine', 'excel', 'ledger'] as const
export type Layout = (typeof LAYOUTS)[number]

/**
 * Columns of the machine and Excel layouts, version 1. Names stay, and the order as long as nobody asked for another; a change
 * gets a new version.
 */
export const EXPORT_COLUMNS = [
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
export type ExportColumn = (typeof EXPORT_COLUMNS)[number]
export const COLUMNS_VERSION = 1
/** Above so many rows a file in the background is what is offered first. */
export const BACKGROUND_FROM_ROWS = 200_000

/** Columns of the accountant's layout, version 1. As on a bank's statement: debit is money out, credit money in. */
export const LEDGER_COLUMNS = ['date', 'reference', 'debit', 'credit', 'balance'] as const

export const FILE_KIND: Readonly<Record<Layout, { extension: string; type: string }>> = {
  machine: { extension: 'csv', type: 'text/csv; charset=utf-8' },
  excel: {
    extension: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  ledger: { extension: 'csv', type: 'text/csv; charset=utf-8' },
}

/** The asked columns in the order in which they are asked for, each once; all of them in their own order when none is known. */
export function columnsOf(asked: readonly string[]): readonly ExportColumn[] {
  const known = [...new Set(asked)].flatMap((word) => EXPORT_COLUMNS.filter((column) => column === word))
  return known.length > 0 ? known : EXPORT_COLUMNS
}

/**
 * The columns of a file that say what a column of the list shows. The list has one amount with its currency on one of two
 * sides, whatever became of it; debit and credit hold money that moved only, so the amount goes with them.
 */
const SAYS: Readonly<Record<ListColumn, readonly ExportColumn[]>> = {
  time: ['occurred_at', 'zone'],
  who: ['counterparty_name', 'counterparty_account'],
  theirAccount: ['counterparty_account'],
  ourAccount: ['account'],
  rail: ['rail'],
  reference: ['receipt', 'merchant_reference'],
  ourReference: ['merchant_reference'],
  description: ['description'],
  state: ['state'],
  fee: ['currency', 'fee'],
  in: ['direction', 'currency', 'amount', 'credit'],
  out: ['direction', 'currency', 'amount', 'debit'],
}

/** A list as a file: the same columns in the same order. */
export function exportColumnsOf(shown: readonly ListColumn[]): readonly ExportColumn[] {
  return columnsOf(shown.flatMap((column) => SAYS[column]))
}

type How = Readonly<{
  zone: Zone
  masked: boolean
  accountNames: ReadonlyMap<string, string>
  form: 'iso' | 'wall'
}>

/** What stands in each column. Debit and credit hold only money that moved, so their sums are the screen's. */
export function cellOf(t: Tables['transactions'], column: ExportColumn, how: How): TextCell {
  const { offsetMinutes } = ZONES[how.zone]
  const cells: Record<ExportColumn, TextCell> = {
    occurred_at: { kind: 'instant', column: t.occurredAt, offsetMinutes, form: how.form },
    zone: { kind: 'fixed', text: how.zone },
    account: { kind: 'named', column: t.accountId, names: how.accountNames },
    provider: { kind: 'word', column: t.provider },
    rail: { kind: 'word', column: t.rail },
    direction: { kind: 'word', column: t.direction },
    state: { kind: 'word', column: t.state },
    currency: { kind: 'word', column: t.currency },
    debit: { kind: 'amount', column: t.amountMinor, side: 'out' },
    credit: { kind: 'amount', column: t.amountMinor, side: 'in' },
    fee: { kind: 'amount', column: t.feeMinor },
    amount: { kind: 'amount', column: t.amountMinor },
    counterparty_name: { kind: 'text', column: t.counterpartyName },
    counterparty_account: { kind: 'text', column: t.counterpartyAccount, masked: how.masked ? 'account' : undefined },
    receipt: { kind: 'text', column: t.providerReference },
    merchant_reference: { kind: 'text', column: t.merchantReference },
    description: { kind: 'text', column: t.description, masked: how.masked ? 'within' : undefined },
    payment_id: { kind: 'word', column: t.paymentId },
    transaction_id: { kind: 'word', column: t.id },
  }
  return cells[column]
}
