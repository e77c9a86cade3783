import { answerJson, handler } from '@/app/_shared/handler'
import { readMovingNow } from '@/lib/features/overview/moving-now'

/** The last ten payments with their state as it is now; what the overview asks for again and again. */
export const GET = handler({
  permission: 'money.read',
  run: async (ctx) => answerJson(await readMovingNow(ctx)),
})
