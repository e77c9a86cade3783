'use server'

import { action } from '@/app/_shared/action'
import { sandboxControl } from '@/app/_shared/sandbox-control'
import {
  AddFaultInput,
  AdvanceClockInput,
  AnswerPromptInput,
  FaultInput,
  PhoneHabitInput,
} from '@/lib/features/sandbox-phone/schemas'

/** The owner of the phone does something with its open prompt. */
export const answerPromptAction = action({
  permission: 'sandbox.phone',
  input: AnswerPromptInput,
  run: (_ctx, input) => sandboxControl().answerPrompt(input),
})

/** What the phone does by itself from now on. */
export const setHabitAction = action({
  permission: 'sandbox.phone',
  input: PhoneHabitInput,
  run: (_ctx, input) => sandboxControl().setHabit(input),
})

export const addFaultAction = action({
  permission: 'sandbox.phone',
  input: AddFaultInput,
  run: (_ctx, input) => sandboxControl().addFault(input),
})

export const removeFaultAction = action({
  permission: 'sandbox.phone',
  input: FaultInput,
  run: (_ctx, input) => sandboxControl().removeFault(input.id),
})

/** Puts the sandbox's clock forward; ours goes on as it is. */
export const advanceClockAction = action({
  permission: 'sandbox.phone',
  input: AdvanceClockInput,
  run: (_ctx, input) => sandboxControl().advanceClock(input.advanceMs),
})
