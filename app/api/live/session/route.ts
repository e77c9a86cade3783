import { readSessionId } from '@/app/_shared/auth-cookie'
import { answerJson, handler } from '@/app/_shared/handler'
import { AppError } from '@/lib/core/errors'
import type { FeatureContext } from '@/lib/features/context'
import { timeLeftOf } from '@/lib/features/people/sessions'

/** How long this session lasts still; asking does not make it longer. */
export const GET = handler({ permission: 'signed_in', run: timeLeft })

/** A sign of life from a page on which somebody types: it counts as use of the session. */
export const POST = handler({ permission: 'signed_in', run: timeLeft })

async function timeLeft(ctx: FeatureContext): Promise<Response> {
  const sessionId = await readSessionId()
  const left = sessionId === undefined ? undefined : await timeLeftOf(ctx, sessionId)
  if (!left) throw new AppError('signed_out', 'the session ended between two looks')
  return answerJson(left)
}
