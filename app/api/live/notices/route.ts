import { answerJson, handler } from '@/app/_shared/handler'
import { readNoticeBoard } from '@/lib/features/notices/queries'
import { readNotices } from '@/lib/features/notices/read-notices'
import { ReadNoticesInput } from '@/lib/features/notices/schemas'

/** What the person who asks has not read yet; the bell asks again and again. */
export const GET = handler({
  permission: 'money.read',
  run: async (ctx) => answerJson(await readNoticeBoard(ctx)),
})

/** Whoever opened the payment, or ticked all, knows: their own notices only. Answers what is left. */
export const POST = handler({
  permission: 'money.read',
  input: ReadNoticesInput,
  run: async (ctx, { input }) => {
    await readNotices(ctx, input)
    return answerJson(await readNoticeBoard(ctx))
  },
})
