import { unauthorized } from '@/lib/sandbox/ihela/oauth'
import type { Refusals } from '@/lib/sandbox/provider-app'

/** iHela's framework-style bodies for a token that died and for too many requests. */
export const ihelaRefusals: Refusals = {
  unauthorized(c, operation) {
    if (operation === 'token') return c.json({ error: 'invalid_client' }, 401)
    const token = (c.req.header('authorization') ?? '').replace(/^bearer\s+/i, '')
    c.get('kernel').db.prepare('delete from ihela_tokens where token = ?').run(token)
    return unauthorized(c)
  },
  rateLimited(c, _operation, seconds) {
    const wait = seconds === undefined ? '' : ` Expected available in ${seconds} seconds.`
    return c.json({ detail: `Request was throttled.${wait}` }, 429)
  },
}
