import path from 'node:path'
import { answerJson, handler } from '@/app/_shared/handler'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { TakeFileInput } from '@/lib/features/imports/schemas'
import { takeFile } from '@/lib/features/imports/take-file'

/** A statement's bytes, kept as they come; the proxy, which cuts a body at 10 MB, is not in the way. */
export const POST = handler({
  permission: 'statement.import',
  run: async (ctx, { request }) => {
    const input = TakeFileInput.parse(Object.fromEntries(request.nextUrl.searchParams))
    const { body } = request
    if (!body) throw new AppError('invalid_input', 'a statement without bytes')
    return answerJson(await takeFile(ctx, input, body, path.join(env().dataDir, 'statements')), 201)
  },
})
