import { z } from 'zod'
import { handler } from '@/app/_shared/handler'
import { exportTransactions } from '@/lib/features/exports/export-transactions'
import { readChoice } from '@/lib/features/exports/schemas'
import { readTransactionFilter } from '@/lib/features/transactions/filter'
import { downloadHeaders } from '../download-headers'
import { streamOf } from './stream-of'

const ExportInput = z.looseObject({ upto: z.coerce.number().int().nonnegative().optional() })

/** Every row of the filter as a file, streamed: flat memory, and a closed connection ends the work. */
export const GET = handler({
  permission: 'export.run',
  input: ExportInput,
  run: async (ctx, { request, input }) => {
    const asked = Object.fromEntries(request.nextUrl.searchParams)
    const choice = readChoice(asked, ctx.zone)
    const file = await exportTransactions(ctx, readTransactionFilter(asked), choice, input.upto)
    return new Response(streamOf(file.bytes), { headers: downloadHeaders(file) })
  },
})
