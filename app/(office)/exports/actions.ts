'use server'

import { action } from '@/app/_shared/action'
import { createSchedule } from '@/lib/features/schedules/create-schedule'
import { deleteSchedule } from '@/lib/features/schedules/delete-schedule'
import { pauseSchedule } from '@/lib/features/schedules/pause-schedule'
import { CreateScheduleInput, DeleteScheduleInput, PauseScheduleInput } from '@/lib/features/schedules/schemas'

const PAGES = ['/exports', '/views']

export const createScheduleAction = action({
  permission: 'export.run',
  input: CreateScheduleInput,
  run: createSchedule,
  revalidate: PAGES,
})

export const pauseScheduleAction = action({
  permission: 'export.run',
  input: PauseScheduleInput,
  run: pauseSchedule,
  revalidate: PAGES,
})

export const deleteScheduleAction = action({
  permission: 'export.run',
  input: DeleteScheduleInput,
  run: deleteSchedule,
  revalidate: PAGES,
})
