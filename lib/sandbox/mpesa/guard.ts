import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { Kernel, SandboxEnv } from '@/lib/sandbox/kernel'
import { checkToken } from '@/lib/sandbox/mpesa/oauth'
import { answerRefusal, checkGateway, checkRate, type Family, Refusal } from '@/lib/sandbox/mpesa/refusals'

/**
 * A POST operation with the checks every one of them shares, in the contract's order: method, (path), token, then the
 * handler's own. A `Refusal` thrown anywhere becomes the answer.
 */
export function guarded(
  app: Hono<SandboxEnv>,
  kernel: Kernel,
  path: string,
  family: Family,
  named: MiddlewareHandler<SandboxEnv>,
  handle: (c: Context<SandboxEnv>) => Response,
): void {
  app.all(path, named, (c) => {
    try {
      if (c.req.method !== 'POST') throw new Refusal(405, '405.001', 'Method Not Allowed', 'this operation is a POST')
      checkToken(c, kernel, family)
      checkGateway(kernel)
      checkRate(kernel)
      return handle(c)
    } catch (error) {
      if (error instanceof Refusal) return answerRefusal(c, error)
      throw error
    }
  })
}
