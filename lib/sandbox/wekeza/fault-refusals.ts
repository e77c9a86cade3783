import type { Context } from 'hono'
import type { Kernel, SandboxEnv } from '@/lib/sandbox/kernel'
import type { Refusals } from '@/lib/sandbox/provider-app'
import { errorBody, stampRequest, WekezaError } from '@/lib/sandbox/wekeza/wire'

/** Wekeza's own bodies for a token that died and for too many requests. */
export function wekezaRefusals(kernel: Kernel): Refusals {
  const answer = (c: Context<SandboxEnv>, error: WekezaError) => {
    stampRequest(c)
    return c.json(errorBody(c, error, kernel.now().getTime()), error.status)
  }
  return {
    unauthorized(c, operation) {
      if (operation === 'token') {
        const error_description = 'Client authentication failed due to invalid credentials'
        const error_uri = 'https://docs.wekeza.com/errors/invalid_client'
        return c.json({ error: 'invalid_client', error_description, error_uri }, 401)
      }
      const token = (c.req.header('authorization') ?? '').replace(/^bearer\s+/i, '')
      kernel.db.prepare('delete from wekeza_tokens where token = ?').run(token)
      return answer(c, new WekezaError(401, 'UNAUTHORIZED', 'Missing, invalid or expired access token'))
    },
    rateLimited(c, _operation, seconds) {
      const wait = seconds === undefined ? 'later' : `after ${seconds} seconds`
      const message = `Rate limit exceeded. Please retry ${wait}.`
      return answer(c, new WekezaError(429, 'RATE_LIMIT_EXCEEDED', message, undefined, seconds))
    },
  }
}
