import { mintRequestId } from '@/lib/sandbox/mpesa/identifiers'
import { answerJson, answerRefusal, type Family, invalidToken } from '@/lib/sandbox/mpesa/refusals'
import type { Refusals } from '@/lib/sandbox/provider-app'

const FAMILY_OF: Readonly<Record<string, Family>> = {
  stk_push: 'stk',
  stk_query: 'stk',
  reversal: 'reversal',
  b2c: 'b2c',
  b2b: 'b2c',
  account_balance: 'organisation',
  transaction_status: 'organisation',
  c2b_register: 'c2b',
  c2b_simulate: 'c2b',
}

/** Daraja's own bodies for a token that died and for too many calls. */
export const mpesaRefusals: Refusals = {
  unauthorized(c, operation) {
    const family = FAMILY_OF[operation]
    // The token endpoint has no token to lose: what it answers to a bad key is an empty 400.
    if (!family) return c.body(null, 400)
    const token = (c.req.header('authorization') ?? '').replace(/^bearer\s+/i, '')
    c.get('kernel').db.prepare('delete from mpesa_tokens where token = ?').run(token)
    return answerRefusal(c, invalidToken(family, token, 'this access token has just expired'))
  },
  rateLimited() {
    const errorMessage = 'Error Occurred: Spike Arrest Violation'
    return answerJson({ requestId: mintRequestId(), errorCode: '500.003.02', errorMessage }, 429)
  },
}
