import { type SQL, sql } from 'drizzle-orm'
import { MINOR_UNIT_EXPONENT } from '@/lib/core/money'
import type { TextCell, TextForm } from '../text-rows'
import { tables } from './schema'

const { transactions: t } = tables

/** A first letter that no spreadsheet takes for a formula and that is no blank, in ASCII or Latin with marks. */
const SAFE_START = '[0-9A-Za-z\u00c0-\u024f]*'
/** What XML cannot hold, and line breaks. */
const CONTROL = '*[\u0001-\u001f\u007f\ufffe\uffff]*'
const KENYAN_PHONE = '254[17]########'.replaceAll('#', '[0-9]')

/** A phone may stand in it; only code can tell. */
const NINE_DIGITS = '*[17]########*'.replaceAll('#', '[0-9]')

const wholeCurrencies = sql.raw(
  Object.entries(MINOR_UNIT_EXPONENT)
    .filter(([, exponent]) => exponent === 0)
    .map(([code]) => `'${code}'`)
    .join(', '),
)

function decimal(column: SQL): SQL {
  return sql`case when ${t.currency} in (${wholeCurrencies}) then cast(${column} as text) else (${column} / 100) || '.' || substr('0' || (${column} % 100), -2) end`
}

function instant(cell: Extract<TextCell, { kind: 'instant' }>): SQL {
  const seconds = sql`${cell.column} / 1000 + ${cell.offsetMinutes * 60}`
  if (cell.form === 'wall') return sql`datetime(${seconds}, 'unixepoch')`
  const [hours, minutes] = [Math.floor(cell.offsetMinutes / 60), cell.offsetMinutes % 60].map((part) =>
    String(part).padStart(2, '0'),
  )
  const distance = cell.offsetMinutes === 0 ? 'Z' : `+${hours}:${minutes}`
  return sql`strftime(${`%Y-%m-%dT%H:%M:%S${distance}`}, ${seconds}, 'unixepoch')`
}

/** What typed text has to look like to be written here; the rest is left to code. */
function isPlain(cell: Extract<TextCell, { kind: 'text' }>, form: TextForm): SQL {
  const { column } = cell
  if (cell.masked === 'account') return sql`(${column} = '' or ${column} glob ${KENYAN_PHONE})`
  // In a CSV file only line breaks matter: behind one a formula could start. Looking for one sign is much the fastest.
  const hasNone =
    form === 'csv'
      ? sql`not instr(${column}, char(10)) and not instr(${column}, char(13))`
      : sql`${column} not glob ${CONTROL}`
  const plain = sql`(${column} = '' or (${column} glob ${SAFE_START} and ${hasNone}))`
  if (cell.masked !== 'within') return plain
  const maskedInCode = sql`${column} glob ${NINE_DIGITS} or instr(${column}, '"') or instr(${column}, '/hooks/')`
  return sql`${plain} and not (${maskedInCode}) and (${t.counterpartyAccount} = '' or not instr(${column}, ${t.counterpartyAccount}))`
}

function escaped(text: SQL, form: TextForm): SQL {
  if (form === 'csv')
    return sql`case when instr(${text}, ',') or instr(${text}, '"') then '"' || replace(${text}, '"', '""') || '"' else ${text} end`
  return sql`case when ${text} glob '*[&<>]*' then replace(replace(replace(${text}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') else ${text} end`
}

function cellText(cell: TextCell, form: TextForm): SQL {
  switch (cell.kind) {
    case 'text':
      return cell.masked === 'account'
        ? sql`case when ${cell.column} = '' then '' else '0' || substr(${cell.column}, 4, 3) || ' ••• ' || substr(${cell.column}, -3) end`
        : escaped(sql`${cell.column}`, form)
    case 'word':
      return sql`coalesce(${cell.column}, '')`
    case 'instant':
      return instant(cell)
    case 'amount': {
      const figure = decimal(sql`${cell.column}`)
      return cell.side
        ? sql`case when ${t.state} = 'succeeded' and ${t.direction} = ${cell.side} then ${figure} else '' end`
        : figure
    }
    case 'named': {
      const names = [...cell.names].map(([id, name]) => sql`when ${id} then ${escaped(sql`${name}`, form)}`)
      return names.length === 0 ? sql`''` : sql`case ${cell.column} ${sql.join(names, sql` `)} else '' end`
    }
    case 'fixed':
      return sql`${cell.text}`
  }
}

function sheetCell(cell: TextCell): SQL {
  const value = cellText(cell, 'sheet')
  if (cell.kind === 'amount' && !cell.side) return sql`'<c><v>' || ${value} || '</v></c>'`
  if (cell.kind === 'amount')
    return sql`case when ${t.state} = 'succeeded' and ${t.direction} = ${cell.side} then '<c><v>' || ${decimal(sql`${cell.column}`)} || '</v></c>' else '<c/>' end`
  return sql`'<c t="inlineStr"><is><t xml:space="preserve">' || ${value} || '</t></is></c>'`
}

/** One row as text with its end, or null where something in it is unusual. `concat` builds it in one go; `||` copies at each step. */
export function lineOf(cells: readonly TextCell[], form: TextForm): SQL<string | null> {
  const typed = cells.filter((cell) => cell.kind === 'text')
  const line =
    form === 'csv'
      ? sql`concat(concat_ws(',', ${sql.join(
          cells.map((cell) => cellText(cell, 'csv')),
          sql`, `,
        )}), char(13, 10))`
      : sql`concat('<row>', ${sql.join(cells.map(sheetCell), sql`, `)}, '</row>')`
  if (typed.length === 0) return sql<string | null>`${line}`
  return sql<string | null>`case when ${sql.join(
    typed.map((cell) => isPlain(cell, form)),
    sql` and `,
  )} then ${line} end`
}
