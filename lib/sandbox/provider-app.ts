import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { underFaults } from '@/lib/sandbox/fault-answers'
import type { Kernel, ProviderName } from '@/lib/sandbox/kernel'

/** A provider's own bodies for the refusals that the fault engine asks for. */
export interface Refusals {
  /** A token that died mid-flight, in the words of the operation's family. The caller's token is dead afterwards. */
  unauthorized(c: Context<SandboxEnv>, operation: string): Response
  /** Too many requests; the engine adds the Retry-After header. Undefined: the body says no time either. */
  rateLimited(c: Context<SandboxEnv>, operation: string, retryAfterSeconds: number | undefined): Response
}

/** What every provider's routes find in their context: the body as it came, and the request's own log entry. */
export type SandboxEnv = {
  Bindings: HttpBindings
  Variables: {
    rawBody: Buffer
    kernel: Kernel
    provider: ProviderName
    refusals: Refusals
    operation?: string
    notes: string[]
    /** Set when the answer was written (or cut) by hand, past Hono: what the log shows of it. */
    sent?: { status: number | null; text: string | null }
  }
}

export interface ProviderAppOptions {
  refusals: Refusals
  /** Larger bodies are refused with 413. */
  bodyBytesMax?: number
}

const BODY_BYTES_MAX = 2_000_000
const LOGGED_CHARACTERS_MAX = 200_000
const REASON_CHARACTERS_MAX = 300

/** A Hono app with what every provider shares: raw body, log and faults. Routes name themselves with `operation`. */
export function providerApp(kernel: Kernel, provider: ProviderName, options: ProviderAppOptions): Hono<SandboxEnv> {
  const { refusals, bodyBytesMax = BODY_BYTES_MAX } = options
  const app = new Hono<SandboxEnv>()
  app.use('*', async (c, next) => {
    const rawBody = Buffer.from(await c.req.arrayBuffer())
    c.set('rawBody', rawBody)
    c.set('kernel', kernel)
    c.set('provider', provider)
    c.set('refusals', refusals)
    c.set('notes', [])
    const url = new URL(c.req.url)
    const logId = kernel.log.begin({
      provider,
      operation: null,
      direction: 'in',
      method: c.req.method,
      path: url.pathname + url.search,
      request: rawBody.toString('utf8', 0, LOGGED_CHARACTERS_MAX),
    })
    if (rawBody.length > bodyBytesMax) {
      c.get('notes').push(`refused: the body has ${rawBody.length} bytes, more than ${bodyBytesMax}`)
      c.res = c.json({ status: 413, error: 'Payload Too Large' }, 413)
    } else await next()
    const { status, text } = c.get('sent') ?? { status: c.res.status, text: await c.res.clone().text() }
    const notes = c.get('notes')
    // No refusal goes without a reason: where the route gave none, its own answer is the best there is.
    if (status !== null && status >= 400 && notes.length === 0) {
      notes.push(`refused with ${status}: ${(text ?? '').slice(0, REASON_CHARACTERS_MAX) || 'an empty body'}`)
    }
    kernel.log.finish(logId, status, text, notes.join('; ') || null, c.get('operation'))
  })
  app.onError((error, c) => {
    c.get('notes')?.push(`the sandbox itself failed: ${error.stack ?? error.message}`)
    return c.text('Internal Server Error', 500)
  })
  return app
}

/** Names the route's operation for the log and applies the faults set for it around the route's own work. */
export function operation(name: string): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    c.set('operation', name)
    const response = await underFaults(c, name, next)
    // Returning nothing keeps the answer that the route (or a fault after it) left in the context.
    if (response) return response
  }
}
