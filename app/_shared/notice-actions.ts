'use server'

import { readNotices } from '@/lib/features/notices/read-notices'
import { ReadNoticesInput } from '@/lib/features/notices/schemas'
import { action } from './action'

/** Whoever opened the payment, or ticked all, knows: their own notices only. */
export const readNoticesAction = action({
  permission: 'money.read',
  input: ReadNoticesInput,
  run: readNotices,
  revalidate: ['/'],
})
