'use server'

import { action } from '@/app/_shared/action'
import { closeOrphan } from '@/lib/features/inbox/close-orphan'
import { replayMessage } from '@/lib/features/inbox/replay-message'
import { CloseOrphanInput, ReplayMessageInput } from '@/lib/features/inbox/schemas'

export const replayMessageAction = action({
  permission: 'inbox.replay',
  input: ReplayMessageInput,
  run: replayMessage,
  revalidate: ['/inbox', '/payments', '/transactions', '/'],
})

export const closeOrphanAction = action({
  permission: 'inbox.replay',
  input: CloseOrphanInput,
  run: closeOrphan,
  revalidate: ['/inbox', '/providers', '/'],
})
