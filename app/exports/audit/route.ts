import { handler } from '@/app/_shared/handler'
import { exportLog } from '@/lib/features/audit/export-log'
import { AuditFilter } from '@/lib/features/audit/read-log'
import { streamOf } from '../transactions/stream-of'

/** The filtered records of the audit log as CSV, streamed. */
export const GET = handler({
  permission: 'audit.read',
  input: AuditFilter,
  run: async (ctx, { input }) => {
    const { fileName, lines } = await exportLog(ctx, input)
    return new Response(streamOf(lines), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName}"`,
        'content-encoding': 'identity',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  },
})
