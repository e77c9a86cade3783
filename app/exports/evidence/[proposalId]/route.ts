import { handler } from '@/app/_shared/handler'
import { AppError } from '@/lib/core/errors'
import { findEvidence } from '@/lib/features/proposals/queries'

/** The paper that lies with a proposal, as a file to save: it came from outside, so no browser is let to run or show it. */
export const GET = handler({
  permission: 'money.read',
  run: async (ctx, { params }) => {
    const paper = await findEvidence(ctx.store, params.proposalId ?? '')
    if (!paper) throw new AppError('not_found', `no paper of proposal ${params.proposalId}`)
    return new Response(new Uint8Array(paper.bytes), {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(paper.name)}`,
        'content-length': String(paper.bytes.length),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  },
})
