'use server'

import { action } from '@/app/_shared/action'
import { holdSending } from '@/lib/features/providers/hold-sending'
import { pauseSending, resumeSending } from '@/lib/features/providers/pause-sending'
import { registerCallbacks } from '@/lib/features/providers/register-callbacks'
import { releaseHold } from '@/lib/features/providers/release-hold'
import {
  HoldSendingInput,
  PauseSendingInput,
  RegisterCallbacksInput,
  ReleaseHoldInput,
  ResumeSendingInput,
  TestConnectionInput,
} from '@/lib/features/providers/schemas'
import { testConnection } from '@/lib/features/providers/test-connection'
import { setupMark } from './setup-mark'

export const pauseSendingAction = action({
  permission: 'provider.pause',
  input: PauseSendingInput,
  run: pauseSending,
  revalidate: ['/providers', '/'],
})

export const resumeSendingAction = action({
  permission: 'provider.resume',
  input: ResumeSendingInput,
  run: resumeSending,
  revalidate: ['/providers', '/'],
})

export const testConnectionAction = action({
  permission: 'provider.test',
  input: TestConnectionInput,
  run: (ctx, input) => testConnection(ctx, input, setupMark(input.provider)),
  revalidate: ['/providers/going-live'],
})

export const registerCallbacksAction = action({
  permission: 'provider.test',
  input: RegisterCallbacksInput,
  run: registerCallbacks,
  revalidate: ['/providers/going-live', '/providers'],
})

export const holdSendingAction = action({
  permission: 'provider.pause',
  input: HoldSendingInput,
  run: holdSending,
  revalidate: ['/providers', '/'],
})

export const releaseHoldAction = action({
  permission: 'provider.resume',
  input: ReleaseHoldInput,
  run: releaseHold,
  revalidate: ['/providers', '/'],
})
