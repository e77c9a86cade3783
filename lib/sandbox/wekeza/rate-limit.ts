import type { MiddlewareHandler } from 'hono'
import type { Kernel, SandboxEnv } from '@/lib/sandbox/kernel'
import { findSession } from '@/lib/sandbox/wekeza/tokens'
import { WekezaError } from '@/lib/sandbox/wekeza/wire'

const WINDOW_SECONDS = 60
/** The documented production limit; setting `rateLimitPerMinute` lowers it (100 is the provider's own sandbox). */
const PER_MINUTE_DEFAULT = 1_000

/** Counts requests per application and minute, tells the rest in headers, answers 429 above the limit. */
export function rateLimit(kernel: Kernel): MiddlewareHandler<SandboxEnv> {
  const counts = new Map<string, { window: number; used: number }>()
  return async (c, next) => {
    const limit = kernel.setting('wekeza', 'rateLimitPerMinute', PER_MINUTE_DEFAULT)
    const nowSeconds = Math.floor(kernel.now().getTime() / 1_000)
    const window = Math.floor(nowSeconds / WINDOW_SECONDS)
    const caller = findSession(kernel, c)?.clientId ?? 'anonymous'
    const before = counts.get(caller)
    const used = (before?.window === window ? before.used : 0) + 1
    counts.set(caller, { window, used })
    c.header('X-RateLimit-Limit', String(limit))
    c.header('X-RateLimit-Remaining', String(Math.max(0, limit - used)))
    c.header('X-RateLimit-Reset', String((window + 1) * WINDOW_SECONDS))
    if (used > limit) {
      c.header('Retry-After', String(WINDOW_SECONDS))
      const message = `Rate limit exceeded. Please retry after ${WINDOW_SECONDS} seconds.`
      throw new WekezaError(429, 'RATE_LIMIT_EXCEEDED', message, undefined, WINDOW_SECONDS)
    }
    await next()
  }
}

/** Counts the calls of a client to an OAuth address; 429 above the setting of that name, which is off (0) by default. */
export function callsPerMinute(kernel: Kernel): (setting: string, clientId: string) => void {
  const counts = new Map<string, { window: number; used: number }>()
  return (setting, clientId) => {
    const limit = kernel.setting('wekeza', setting, 0)
    if (limit === 0) return
    const window = Math.floor(kernel.now().getTime() / 1_000 / WINDOW_SECONDS)
    const key = `${setting} ${clientId}`
    const before = counts.get(key)
    const used = (before?.window === window ? before.used : 0) + 1
    counts.set(key, { window, used })
    if (used <= limit) return
    const message = `Rate limit exceeded. Please retry after ${WINDOW_SECONDS} seconds.`
    throw new WekezaError(429, 'RATE_LIMIT_EXCEEDED', message, undefined, WINDOW_SECONDS)
  }
}
