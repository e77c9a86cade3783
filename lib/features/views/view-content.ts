import { z } from 'zod'
import { canonicalJson } from '@/lib/core/content-hash'
import type { Day } from '@/lib/core/days-and-zones'
import { PRESETS, type Preset, presetRange } from '../transactions/day-ranges'
import { readTransactionFilter, type TransactionFilter, writeTransactionFilter } from '../transactions/filter'
import { type ListColumn, readColumns } from '../transactions/list-columns'

export type Density = 'comfortable' | 'compact'

/** What a view keeps. With `days` its range moves along with the date, and the filter itself has none. */
export type ViewContent = Readonly<{
  filter: TransactionFilter
  days: Preset | undefined
  columns: readonly ListColumn[]
  density: Density
}>

/** The filter as it is on a day. */
export function filterOn(content: Pick<ViewContent, 'filter' | 'days'>, today: Day): TransactionFilter {
  return content.days ? { ...content.filter, ...presetRange(content.days, today) } : content.filter
}

/** The same, before it was a filter: the parts as an address has them, and a word for days that move along. */
export type AskedContent = Readonly<{
  filter: Readonly<Record<string, string>>
  days: Preset | ''
  columns: string
  density: Density
}>

/** What cannot be read is dropped, as it is of an address. */
export function readAsked(asked: AskedContent): ViewContent {
  const filter = readTransactionFilter(asked.filter)
  return {
    filter: asked.days ? { ...filter, from: undefined, to: undefined } : filter,
    days: asked.days || undefined,
    columns: readColumns(asked.columns),
    density: asked.density,
  }
}

/** The filter as it lies in the database. */
export function writeKept({ filter, days }: Pick<ViewContent, 'filter' | 'days'>): string {
  const parts = Object.fromEntries(new URLSearchParams(writeTransactionFilter(filter)))
  return canonicalJson(days ? { ...parts, days } : parts)
}

const Kept = z.record(z.string(), z.string())

export function readKept(stored: string): Pick<ViewContent, 'filter' | 'days'> {
  const parts = Kept.parse(JSON.parse(stored))
  const days = PRESETS.find((preset) => preset === parts['days'])
  return { filter: readTransactionFilter(parts), days }
}
