import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { Kernel, ProviderName } from '@/lib/sandbox/kernel'

/** What every provider's routes find in their context: the body as it came, and the request's own log entry. */
export type SandboxEnv = {
  Bindings: HttpBindings
  Variables: {
    rawBody: Buffer
    kernel: Kernel
    provider: ProviderName
    operation?: string
    notes: string[]
    dropped?: boolean
  }
}

const BODY_BYTES_MAX = 2_000_000
const LATENCY_MS = 3_000

/** A Hono app with what every provider shares: raw body, log and faults. Routes name themselves with `operation`. */
export function providerApp(kernel: Kernel, provider: ProviderName): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  app.use('*', async (c, next) => {
    const rawBody = Buffer.from(await c.req.arrayBuffer())
    c.set('rawBody', rawBody)
    c.set('kernel', kernel)
    c.set('provider', provider)
    c.set('notes', [])
    const url = new URL(c.req.url)
    const logId = kernel.log.begin({
      provider,
      operation: null,
      direction: 'in',
      method: c.req.method,
      path: url.pathname + url.search,
      request: rawBody.toString('utf8').slice(0, BODY_BYTES_MAX),
    })
    if (rawBody.length > BODY_BYTES_MAX) c.res = c.text('Payload Too Large', 413)
    else await next()
    const notes = c.get('notes').join('; ') || null
    if (c.get('dropped')) {
      kernel.log.finish(logId, null, null, notes, c.get('operation'))
      return
    }
    kernel.log.finish(logId, c.res.status, await c.res.clone().text(), notes, c.get('operation'))
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
    const kernel = c.get('kernel')
    c.set('operation', name)
    const struck = kernel.faults.strike(c.get('provider'), name, [
      'latency',
      'drop_before',
      'drop_after',
      'server_error',
    ])
    const latency = struck.find((fault) => fault.kind === 'latency')
    if (latency) {
      const delayMs = latency.delayMs ?? LATENCY_MS
      c.get('notes').push(`fault: answered ${delayMs} ms late`)
      await new Promise<void>((resolve) => kernel.later(delayMs, `latency of ${name}`, resolve))
    }
    if (struck.some((fault) => fault.kind === 'drop_before')) {
      return drop(c, 'fault: the connection was cut before anything was executed')
    }
    const broken = struck.find((fault) => fault.kind === 'server_error')
    if (broken && !broken.executed)
      return serverError(c, broken.status, 'fault: answered an error page, nothing was executed')
    await next()
    if (struck.some((fault) => fault.kind === 'drop_after')) {
      const text = await c.res.clone().text()
      c.res = drop(
        c,
        `fault: executed, then the connection was cut; the answer would have been ${c.res.status} ${text}`,
      )
    } else if (broken) {
      c.res = undefined
      c.res = serverError(c, broken.status, 'fault: executed, then answered an error page')
    }
  }
}

function drop(c: Context<SandboxEnv>, note: string): Response {
  c.get('notes').push(note)
  c.set('dropped', true)
  c.env.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}

function serverError(c: Context<SandboxEnv>, status: number | undefined, note: string): Response {
  c.get('notes').push(note)
  const html = '<html><head><title>Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>'
  return new Response(html, { status: status ?? 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
}
