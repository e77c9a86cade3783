import { handler } from '@/app/_shared/handler'
import { env } from '@/lib/env'
import { openSavedExport } from '@/lib/features/exports/saved-exports'
import { downloadHeaders } from '../../download-headers'
import { streamOf } from '../../transactions/stream-of'

/** A kept file, for the person who ordered it. */
export const GET = handler({
  permission: 'export.run',
  run: async (ctx, { params }) => {
    const file = await openSavedExport(ctx, params.exportId ?? '', env())
    return new Response(streamOf(file.bytes), { headers: downloadHeaders(file) })
  },
})
