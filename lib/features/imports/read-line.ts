import { createHash } from 'node:crypto'
import { instantFromWallTime, type Zone } from '@/lib/core/days-and-zones'
import { type Currency, minorFromDecimal } from '@/lib/core/money'
import type { Direction, ProviderId, Rail } from '@/lib/core/rails'
import type { Field, Mapping } from './mapping'

/** Why a line cannot be taken; words of the catalogue. */
export const LINE_PROBLEMS = [
  'broken_quotes',
  'wrong_columns',
  'not_utf8',
  'time_unreadable',
  'amount_unreadable',
  'no_amount',
  'two_amounts',
  'direction_unreadable',
  'other_currency',
  'status_unknown',
  'too_long',
  'reference_twice',
  'contradicts',
  'no_header',
  'file_gone',
  'empty',
  'too_many',
] as const
export type LineProblem = (typeof LINE_PROBLEMS)[number]

export type StatementLine = Readonly<{
  /** Empty where the file gives none. */
  reference: string
  rail: Rail
  direction: Direction
  state: 'succeeded' | 'failed' | 'pending'
  amountMinor: bigint
  occurredAt: Date
  merchantReference: string
  counterpartyName: string
  counterpartyAccount: string
  description: string
  channel: string
  balanceAfterMinor: bigint | null
  /** M-Pesa lists what a payment cost on a line of its own, under the payment's receipt. */
  isCharge: boolean
}>
export type ReadLine = Readonly<{ line: StatementLine }> | Readonly<{ problem: LineProblem }> | 'nothing moved'

export type Account = Readonly<{ provider: ProviderId; currency: Currency }>
const TEXT_MAX = 500

const STATES: Readonly<Record<string, StatementLine['state']>> = {
  '': 'succeeded',
  completed: 'succeeded',
  complete: 'succeeded',
  success: 'succeeded',
  successful: 'succeeded',
  succeeded: 'succeeded',
  posted: 'succeeded',
  booked: 'succeeded',
  pending: 'pending',
  failed: 'failed',
  declined: 'failed',
  cancelled: 'failed',
  expired: 'failed',
}
const DIRECTIONS: Readonly<Record<string, Direction>> = {
  credit: 'in',
  cr: 'in',
  c: 'in',
  in: 'in',
  debit: 'out',
  dr: 'out',
  d: 'out',
  out: 'out',
}

/** Reads the records of one file by what its columns mean. Pure: what it gives depends on the record only. */
export function lineReader(mapping: Mapping, headings: readonly string[], account: Account) {
  const at = new Map(Object.entries(mapping.columns).map(([field, name]) => [field, headings.indexOf(name)]))
  return (record: readonly string[]): ReadLine => {
    const cell = (field: Field) => record[at.get(field) ?? -1]?.trim() ?? ''
    if (record.length !== headings.length) return { problem: 'wrong_columns' }
    if (record.some((text) => text.includes('\ufffd'))) return { problem: 'not_utf8' }
    if (record.some((text) => text.length > TEXT_MAX)) return { problem: 'too_long' }
    const state = STATES[cell('status').toLowerCase()]
    if (!state) return { problem: 'status_unknown' }
    if (cell('currency') !== '' && cell('currency').toUpperCase() !== account.currency)
      return { problem: 'other_currency' }
    const money = readMoney(cell, mapping.decimalMark, account.currency)
    if ('problem' in money) return state === 'failed' && money.problem === 'no_amount' ? 'nothing moved' : money
    const occurredAt = readTime(cell('occurredAt'), mapping.dateOrder, mapping.zone)
    if (!occurredAt) return { problem: 'time_unreadable' }
    const balance = cell('balance')
    const balanceAfterMinor = balance === '' ? null : readAmount(balance, mapping.decimalMark, account.currency)
    if (balanceAfterMinor === undefined) return { problem: 'amount_unreadable' }
    const description = cell('description')
    const kind = `${description} ${cell('channel')}`
    const line: StatementLine = {
      reference: cell('reference'),
      rail: railOf(account.provider, money.direction, kind),
      state,
      ...money,
      occurredAt,
      merchantReference: cell('merchantReference'),
      ...readParty(cell('counterparty'), cell('counterpartyAccount')),
      description,
      channel: cell('channel'),
      balanceAfterMinor,
      isCharge: mapping.layout === 'mpesa' && money.direction === 'out' && /\bcharge\b/i.test(kind),
    }
    return { line }
  }
}

type Money = { amountMinor: bigint; direction: Direction }

function readMoney(cell: (field: Field) => string, mark: string, currency: Currency): Money | { problem: LineProblem } {
  const read = (field: Field) => (cell(field) === '' ? 0n : readAmount(cell(field), mark, currency))
  const [paidIn, paidOut, amount] = [read('paidIn'), read('paidOut'), read('amount')]
  if (paidIn === undefined || paidOut === undefined || amount === undefined) return { problem: 'amount_unreadable' }
  const told = [paidIn, paidOut, amount].filter((figure) => figure !== 0n)
  if (told.length === 0) return { problem: 'no_amount' }
  if (told.length > 1) return { problem: 'two_amounts' }
  const positive = (figure: bigint) => (figure < 0n ? -figure : figure)
  // Statements print what left with or without its minus; money in with a minus would be something else.
  if (paidIn !== 0n) return paidIn > 0n ? { amountMinor: paidIn, direction: 'in' } : { problem: 'amount_unreadable' }
  if (paidOut !== 0n) return { amountMinor: positive(paidOut), direction: 'out' }
  const word = cell('direction')
  if (word === '') return { amountMinor: positive(amount), direction: amount < 0n ? 'out' : 'in' }
  const direction = DIRECTIONS[word.toLowerCase()]
  if (!direction || (direction === 'in' && amount < 0n)) return { problem: 'direction_unreadable' }
  return { amountMinor: positive(amount), direction }
}

/** "1,500.00", "-1 500,00", "KES 20", "(500)"; undefined for whatever would have to be guessed or rounded. */
export function readAmount(text: string, mark: string, currency: Currency): bigint | undefined {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '').replace(new RegExp(`^${currency}`, 'i'), '')
  const match = /^(?:\(([^()]+)\)|([+-]?)([^()+-]+))$/.exec(bare)
  if (!match) return undefined
  const figure = match[1] ?? match[3] ?? ''
  const shape = mark === '.' ? /^(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?$/ : /^(\d+|\d{1,3}(?:\.\d{3})+)(,\d+)?$/
  const parts = shape.exec(figure)
  if (!parts) return undefined
  const decimal = `${parts[1]?.replace(/[.,]/g, '')}${parts[2]?.replace(',', '.') ?? ''}`
  const minor = minorFromDecimal(decimal, currency)
  const negative = match[1] !== undefined || match[2] === '-'
  return minor === undefined ? undefined : negative ? -minor : minor
}

const ISO = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/
const LOCAL = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

/** A year that comes first is understood in any order; a day alone is its first moment. */
export function readTime(text: string, order: Mapping['dateOrder'], zone: Zone): Date | undefined {
  const iso = ISO.exec(text)
  const local = order === 'year' ? null : LOCAL.exec(text)
  const two = (part: string | undefined) => (part ?? '00').padStart(2, '0')
  if (iso) {
    const [, year, month, day, hour, minute, second, offset] = iso
    const wall = `${year}-${month}-${day} ${two(hour)}:${two(minute)}:${two(second)}`
    if (offset === undefined) return realTime(wall, zone)
    const utc = realTime(wall, 'UTC')
    return utc && new Date(utc.getTime() - offsetMinutes(offset) * 60_000)
  }
  if (!local) return undefined
  const [, first, second, year, hour, minute, seconds] = local
  const [day, month] = order === 'day' ? [first, second] : [second, first]
  return realTime(`${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(seconds)}`, zone)
}

/** The 31st of February is no time: it would slip into March. */
function realTime(wall: string, zone: Zone): Date | undefined {
  const asUtc = instantFromWallTime(wall, 'UTC')
  if (!asUtc || asUtc.toISOString().slice(0, 19).replace('T', ' ') !== wall) return undefined
  return instantFromWallTime(wall, zone)
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))]
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

/** M-Pesa writes both into one cell: "254712345678 - Jane Wanjiku". */
function readParty(party: string, account: string) {
  const both = account === '' ? /^([\d*+]{5,})\s+-\s+(.+)$/.exec(party) : null
  if (both) return { counterpartyAccount: both[1] ?? '', counterpartyName: both[2] ?? '' }
  return { counterpartyAccount: account, counterpartyName: party }
}

function railOf(provider: ProviderId, direction: Direction, kind: string): Rail {
  if (provider === 'wekeza') return 'wekeza.statement'
  if (provider === 'ihela') return direction === 'in' ? 'ihela.bill' : 'ihela.cashin'
  if (provider === 'bitpesa') return 'bitpesa.payout'
  if (direction === 'in') return 'mpesa.c2b'
  if (/revers/i.test(kind)) return 'mpesa.reversal'
  return /pay ?bill|buy goods|settlement|business to business|b2b/i.test(kind) ? 'mpesa.b2b' : 'mpesa.b2c'
}

/** What names a line that has no reference: everything it says. Lines that say the same are then counted. */
export function fingerprint(line: StatementLine): string {
  const said = [
    line.direction,
    line.state,
    line.amountMinor.toString(),
    line.occurredAt.toISOString(),
    line.merchantReference,
    line.counterpartyName,
    line.counterpartyAccount,
    line.description,
    line.channel,
    line.balanceAfterMinor?.toString() ?? '',
  ]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32)
}
