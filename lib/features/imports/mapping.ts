import { z } from 'zod'
import { ZONES, type Zone } from '@/lib/core/days-and-zones'
import { fold } from '@/lib/core/fold'
import type { ProviderId } from '@/lib/core/rails'

/** What a column of a statement can tell. */
export const FIELDS = [
  'occurredAt',
  'reference',
  'paidIn',
  'paidOut',
  'amount',
  'direction',
  'currency',
  'balance',
  'counterparty',
  'counterpartyAccount',
  'merchantReference',
  'description',
  'channel',
  'status',
] as const
export type Field = (typeof FIELDS)[number]
export const LAYOUTS = ['mpesa', 'wekeza', 'own'] as const
export type Layout = (typeof LAYOUTS)[number]
/** Which part of a date comes first: 2026-11-28, 28/11/2026, 11/28/2026. */
export const DATE_ORDERS = ['year', 'day', 'month'] as const
export const DECIMAL_MARKS = ['.', ','] as const

const zones = Object.keys(ZONES) as [Zone, ...Zone[]]
const columnName = z.string().max(200)

/** What the columns of a file mean, by their headings. Times without a zone are in `zone`. */
export const Mapping = z
  .object({
    layout: z.enum(LAYOUTS),
    dateOrder: z.enum(DATE_ORDERS),
    zone: z.enum(zones),
    decimalMark: z.enum(DECIMAL_MARKS),
    columns: z.partialRecord(z.enum(FIELDS), columnName),
  })
  .superRefine(({ columns }, check) => {
    if (!columns.occurredAt) check.addIssue({ code: 'custom', message: 'required', path: ['occurredAt'] })
    if (!columns.amount && !columns.paidIn && !columns.paidOut)
      check.addIssue({ code: 'custom', message: 'required', path: ['amount'] })
  })
export type Mapping = z.infer<typeof Mapping>

type Ready = Readonly<{
  provider: ProviderId
  dateOrder: Mapping['dateOrder']
  zone: Zone
  columns: Partial<Record<Field, readonly string[]>>
  needs: readonly Field[]
}>

/**
 * Layouts that are known by their headings. M-Pesa: the organisation statement of the portal (local time, no zone).
 * Wekeza: the fields of its transaction list (contract section 5.3), as headings in any spelling.
 */
const READY: Readonly<Record<'mpesa' | 'wekeza', Ready>> = {
  mpesa: {
    provider: 'mpesa',
    dateOrder: 'day',
    zone: 'Africa/Nairobi',
    columns: {
      reference: ['Receipt No.', 'Receipt No', 'Receipt'],
      occurredAt: ['Completion Time'],
      description: ['Details'],
      status: ['Transaction Status'],
      paidIn: ['Paid In'],
      paidOut: ['Withdrawn'],
      balance: ['Balance'],
      channel: ['Reason Type'],
      counterparty: ['Other Party Info'],
      merchantReference: ['A/C No.', 'A/C No'],
    },
    needs: ['reference', 'occurredAt', 'status', 'paidIn', 'paidOut'],
  },
  wekeza: {
    provider: 'wekeza',
    dateOrder: 'year',
    zone: 'Africa/Nairobi',
    columns: {
      reference: ['Transaction ID', 'ID'],
      occurredAt: ['Transaction Date', 'Date'],
      direction: ['Type'],
      amount: ['Amount'],
      currency: ['Currency'],
      balance: ['Balance After', 'Balance'],
      merchantReference: ['Reference'],
      description: ['Description'],
      counterparty: ['Counterparty Name', 'Counterparty'],
      counterpartyAccount: ['Counterparty Account', 'Counterparty Account Number'],
      channel: ['Channel'],
      status: ['Status'],
    },
    needs: ['reference', 'occurredAt', 'direction', 'amount'],
  },
}

/** Headings are compared by their letters and digits only: "Receipt No." and "receiptno" are one. */
export function headingKey(text: string): string {
  return fold(text).replace(/[^a-z0-9]/g, '')
}

/** The ready-made layout whose headings a file has, with that file's own spelling; undefined when it has none. */
export function readyMapping(provider: ProviderId, headings: readonly string[]): Mapping | undefined {
  const byKey = new Map(headings.map((heading) => [headingKey(heading), heading]))
  for (const layout of ['mpesa', 'wekeza'] as const) {
    const { columns: wanted, needs, dateOrder, zone, ...ready } = READY[layout]
    if (ready.provider !== provider) continue
    const columns: Partial<Record<Field, string>> = {}
    for (const field of FIELDS) {
      const found = wanted[field]?.map((name) => byKey.get(headingKey(name))).find((name) => name !== undefined)
      if (found !== undefined) columns[field] = found
    }
    if (needs.every((field) => columns[field] !== undefined))
      return { layout, dateOrder, zone, decimalMark: '.', columns }
  }
  return undefined
}

/** Whether a file has every column that a mapping names. */
export function fits(mapping: Mapping, headings: readonly string[]): boolean {
  return Object.values(mapping.columns).every((name) => headings.includes(name))
}
