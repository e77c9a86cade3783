import { z } from 'zod'
import { ZONES, type Zone } from '@/lib/core/days-and-zones'
import { columnsOf, type ExportColumn, LAYOUTS, type Layout } from './layouts'

/** How a file is written. What cannot be read falls back to everything, for machines, in the business zone. */
export type ExportChoice = Readonly<{ layout: Layout; zone: Zone; columns: readonly ExportColumn[] }>

const words = z
  .string()
  .max(2_000)
  .default('')
  .catch('')
  .transform((text) => text.split(','))

export function readChoice(asked: Readonly<Record<string, unknown>>, zone: Zone): ExportChoice {
  return {
    layout: z.enum(LAYOUTS).catch('machine').parse(asked.layout),
    zone: z
      .enum(Object.keys(ZONES) as [Zone, ...Zone[]])
      .catch(zone)
      .parse(asked.zone),
    columns: columnsOf(words.parse(asked.columns)),
  }
}

/** What the dialog asks for: the filter as its address has it, the newest row the screen knew of, and the choice. */
export const SaveExportInput = z.object({
  filter: z.record(z.string().max(20), z.string().max(200)),
  upto: z.number().int().nonnegative(),
  layout: z.enum(LAYOUTS),
  zone: z.string().max(40),
  columns: z.string().max(2_000),
})
export type SaveExportInput = z.infer<typeof SaveExportInput>
