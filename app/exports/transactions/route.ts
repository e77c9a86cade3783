import { z } from 'zod'
import { handler } from '@/app/_shared/handler'
import { exportTransactions } from '@/lib/features/transactions/export-transactions'
import { readTransactionFilter } from '@/lib/features/transactions/filter'
import { streamOf } from './stream-of'

const ExportInput = z.looseObject({ upto: z.coerce.number().int().nonnegative().optional() })

/** Every row of the filter as CSV, streamed: flat memory, and a closed connection ends the work. */
export const GET = handler({
  permission: 'export.run',
  input: ExportInput,
  run: async (ctx, { request, input }) => {
    const filter = readTransactionFilter(Object.fromEntries(request.nextUrl.searchParams))
    const { fileName, lines } = await exportTransactions(ctx, filter, input.upto)
    return new Response(streamOf(lines), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName}"`,
        // Compressing would hold the rows back and cost more than the network saves.
        'content-encoding': 'identity',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  },
})
