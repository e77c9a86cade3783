'use server'

import { z } from 'zod'
import { action } from '@/app/_shared/action'
import { confirmResolution, refuseResolution, withdrawResolution } from '@/lib/features/resolutions/decide-resolution'
import { proposeResolution } from '@/lib/features/resolutions/propose-resolution'
import {
  ConfirmResolutionInput,
  PAPER_BYTES_MAX,
  ProposeResolutionInput,
  RefuseResolutionInput,
  WithdrawResolutionInput,
} from '@/lib/features/resolutions/schemas'

const PAGES = ['/payments', '/']

export const proposeResolutionAction = action({
  permission: 'payment.propose_resolution',
  input: ProposeResolutionInput.extend({ paper: z.file().max(PAPER_BYTES_MAX).optional() }),
  run: async (ctx, { paper, ...input }) => {
    const file =
      paper && paper.size > 0 ? { name: paper.name, bytes: Buffer.from(await paper.arrayBuffer()) } : undefined
    await proposeResolution(ctx, input, file)
  },
  revalidate: PAGES,
})

export const confirmResolutionAction = action({
  permission: 'payment.confirm_resolution',
  input: ConfirmResolutionInput,
  run: async (ctx, input) => {
    await confirmResolution(ctx, input)
  },
  revalidate: PAGES,
})

export const refuseResolutionAction = action({
  permission: 'payment.confirm_resolution',
  input: RefuseResolutionInput,
  run: refuseResolution,
  revalidate: PAGES,
})

export const withdrawResolutionAction = action({
  permission: 'payment.propose_resolution',
  input: WithdrawResolutionInput,
  run: withdrawResolution,
  revalidate: PAGES,
})
