import { z } from 'zod'
import { Mapping } from './mapping'

const importId = z.uuid()

/** 1.5 GB: some ten million lines. */
export const STATEMENT_BYTES_MAX = 1_500_000_000

/** What goes with the bytes of an upload, in its address. */
export const TakeFileInput = z.object({
  account: z.uuid(),
  name: z.string().trim().min(1).max(200),
  size: z.coerce.number().int().positive().max(STATEMENT_BYTES_MAX, 'file_too_large'),
})
export type TakeFileInput = z.infer<typeof TakeFileInput>

export const ImportIdInput = z.object({ importId })
export type ImportIdInput = z.infer<typeof ImportIdInput>

export const ChooseColumnsInput = z.object({ importId, mapping: Mapping })
export type ChooseColumnsInput = z.infer<typeof ChooseColumnsInput>

/** Without a number: every line that looks alike and is not decided yet. */
export const DecideAlikeInput = z.object({
  importId,
  number: z.number().int().positive().optional(),
  decision: z.enum(['take', 'leave']),
})
export type DecideAlikeInput = z.infer<typeof DecideAlikeInput>

/** From the address of a preview: what cannot be understood is left out, never an error. */
export const PreviewFilter = z.object({
  view: z.enum(['new', 'alike', 'known']).optional().catch(undefined),
  after: z.coerce.number().int().nonnegative().optional().catch(undefined),
})
export type PreviewFilter = z.infer<typeof PreviewFilter>
