import { z } from 'zod'
import { PRESETS } from '../transactions/day-ranges'

export const VIEW_NAME_MAX = 60

const name = z
  .string()
  .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'required').max(VIEW_NAME_MAX, 'view_name_long'))

/** The list as the page shows it. */
export const AskedContent = z.object({
  filter: z.record(z.string().max(20), z.string().max(200)),
  days: z.enum([...PRESETS, '']),
  columns: z.string().max(400),
  density: z.enum(['comfortable', 'compact']),
})

export const SaveViewInput = AskedContent.extend({ name, isShared: z.boolean(), isDefault: z.boolean() })
export type SaveViewInput = z.infer<typeof SaveViewInput>

const which = { viewId: z.uuid(), version: z.number().int().nonnegative() }

export const RenameViewInput = z.object({ ...which, name })
export type RenameViewInput = z.infer<typeof RenameViewInput>

export const ShareViewInput = z.object({ ...which, isShared: z.boolean() })
export type ShareViewInput = z.infer<typeof ShareViewInput>

export const ReplaceViewInput = z.object({ ...which, content: AskedContent })
export type ReplaceViewInput = z.infer<typeof ReplaceViewInput>

/** The reason is asked for where others lose the view too. */
export const DeleteViewInput = z.object({ ...which, reason: z.string().trim().max(200) })
export type DeleteViewInput = z.infer<typeof DeleteViewInput>

/** Empty: the page opens with everything again. */
export const ChooseDefaultInput = z.object({ viewId: z.union([z.uuid(), z.literal('')]) })
export type ChooseDefaultInput = z.infer<typeof ChooseDefaultInput>
