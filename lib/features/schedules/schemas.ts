import { z } from 'zod'
import { ZONES, type Zone } from '@/lib/core/days-and-zones'
import { RHYTHMS } from '@/lib/core/rhythms'
import { LAYOUTS } from '../exports/layouts'

const WEEKDAYS = 7
/** Every month has so many; later days are said as the last one, 0. */
export const MONTH_DAY_MAX = 28

export const CreateScheduleInput = z
  .object({
    viewId: z.uuid('not_chosen'),
    layout: z.enum(LAYOUTS),
    zone: z.enum(Object.keys(ZONES) as [Zone, ...Zone[]]),
    rhythm: z.enum(RHYTHMS),
    onDay: z.number().int().min(0).max(MONTH_DAY_MAX),
    hour: z.number().int().min(0).max(23),
  })
  .refine(({ rhythm, onDay }) => rhythm !== 'weekly' || (onDay >= 1 && onDay <= WEEKDAYS), {
    path: ['onDay'],
    message: 'not_chosen',
  })
  .transform((input) => (input.rhythm === 'daily' ? { ...input, onDay: 0 } : input))
export type CreateScheduleInput = z.infer<typeof CreateScheduleInput>

export const PauseScheduleInput = z.object({ scheduleId: z.uuid(), isPaused: z.boolean() })
export type PauseScheduleInput = z.infer<typeof PauseScheduleInput>

export const DeleteScheduleInput = z.object({ scheduleId: z.uuid(), reason: z.string().trim().min(3).max(200) })
export type DeleteScheduleInput = z.infer<typeof DeleteScheduleInput>
