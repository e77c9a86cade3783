import type { TextCell, TextForm } from '@/db/text-rows'
import { csvRecord, neutraliseText } from '@/lib/core/csv'
import { maskCounterparty } from '@/lib/core/masking'
import { type Currency, toDecimal } from '@/lib/core/money'
import { maskText } from '../payments/mask-evidence'
import type { TransactionRow } from '../transactions/transaction-line'

/** The code's own way to write a row: for engines that have none, and for rows with something unusual in them. */
export function writeRow(cells: readonly TextCell[], form: TextForm, fields: readonly string[], row: TransactionRow) {
  const values = cells.map((cell, index) => cellText(cell, row, row[fields[index] as keyof TransactionRow], form))
  return form === 'csv' ? csvRecord(values) : sheetRow(values, (index) => cells[index]?.kind === 'amount')
}

/** The names that the columns of the cells have in a row. */
export function fieldsOf(cells: readonly TextCell[], columns: Readonly<Record<string, unknown>>): string[] {
  const names = new Map(Object.entries(columns).map(([name, column]) => [column, name]))
  return cells.map((cell) => (cell.kind === 'fixed' ? '' : (names.get(cell.column) ?? '')))
}

function cellText(cell: TextCell, row: TransactionRow, value: unknown, form: TextForm): string {
  switch (cell.kind) {
    case 'text': {
      const text = shownText(String(value), cell.masked, row)
      // A text cell of a workbook is never read as a formula; in a CSV file the spreadsheet decides by the first letter.
      return form === 'csv' ? neutraliseText(text) : text
    }
    case 'word':
      return value === null ? '' : String(value)
    case 'instant':
      return instantText(value as Date, cell.offsetMinutes, cell.form)
    case 'amount': {
      const shown = !cell.side || (row.state === 'succeeded' && row.direction === cell.side)
      return shown ? toDecimal(value as bigint, row.currency as Currency) : ''
    }
    case 'named':
      return cell.names.get(String(value)) ?? ''
    case 'fixed':
      return cell.text
  }
}

function shownText(text: string, masked: 'account' | 'within' | undefined, row: TransactionRow): string {
  if (masked === 'within') return maskText(text, { account: row.counterpartyAccount, inFull: false })
  return masked === 'account' ? maskCounterparty(text) : text
}

/** `2026-11-21T14:05:09+03:00`, local time that says its own distance from UTC; `wall`: as a person reads it. */
export function instantText(instant: Date, offsetMinutes: number, form: 'iso' | 'wall'): string {
  const local = new Date(instant.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 19)
  if (form === 'wall') return local.replace('T', ' ')
  const pad = (value: number) => String(value).padStart(2, '0')
  return local + (offsetMinutes === 0 ? 'Z' : `+${pad(Math.floor(offsetMinutes / 60))}:${pad(offsetMinutes % 60)}`)
}

const XML_SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Text as XML holds it; what it cannot hold is left out. */
export function xmlText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML 1.0 forbids
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
      .replaceAll(/[&<>]/g, (sign) => XML_SIGNS[sign] ?? '')
      .replaceAll('\r', '&#13;')
  )
}

/** A row of a sheet. Figures are numbers; all else is text, so no zero in front of a phone is lost. */
export function sheetRow(values: readonly string[], isFigure: (index: number) => boolean): string {
  const cells = values.map((value, index) => {
    if (!isFigure(index)) return `<c t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`
    return value === '' ? '<c/>' : `<c><v>${value}</v></c>`
  })
  return `<row>${cells.join('')}</row>`
}
