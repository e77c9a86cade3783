import { answerJson, handler } from '@/app/_shared/handler'
import { readNoticeBoard } from '@/lib/features/notices/queries'

/** What the person who asks has not read yet; the bell asks again and again. */
export const GET = handler({
  permission: 'money.read',
  run: async (ctx) => answerJson(await readNoticeBoard(ctx)),
})
