import type { Hono } from 'hono'
import { operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import type { Ctx } from './answers'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** One endpoint under /v1, named for the log and the faults. A trailing slash is tolerated; the signature covers it. */
export function route(
  app: Hono<SandboxEnv>,
  method: Method,
  path: string,
  name: string,
  handler: (c: Ctx) => Response | Promise<Response>,
): void {
  app.on(method, [`/v1${path}`, `/v1${path}/`], operation(name), (c) => handler(c))
}

/** The `:id` of the path; a route without one never asks. */
export function pathId(c: Ctx): string {
  return c.req.param('id') ?? ''
}
