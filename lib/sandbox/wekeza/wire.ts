import { createHash, randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { type Currency, minorFromDecimal, toDecimal } from '@/lib/core/money'

/** `2026-02-13T10:30:00Z`: the contract's instants have no fraction. */
export function instant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

export function instantOrNull(ms: number | null): string | null {
  return ms === null ? null : instant(ms)
}

/** Minor units as the JSON number the contract asks for, in its shortest form (5000, 12.5). */
export function jsonAmount(minor: number, currency: Currency): number {
  return Number(toDecimal(BigInt(minor), currency))
}

/** A JSON number to minor units; undefined when it has more decimals than the currency or is no plain number. */
export function minorFromJson(amount: number, currency: Currency): number | undefined {
  const minor = minorFromDecimal(String(amount), currency)
  return minor === undefined ? undefined : Number(minor)
}

/** An answer of the API's own error envelope (contract 3.1). Throw it anywhere below a route. */
export class WekezaError extends Error {
  override name = 'WekezaError'
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 429 | 500,
    readonly code: string,
    message: string,
    readonly details?: Record<string, unknown>,
    readonly retryAfterSeconds?: number,
  ) {
    super(message)
  }
}

export function invalidField(field: string, message: string): WekezaError {
  return new WekezaError(400, 'INVALID_REQUEST', message, { field })
}

const REQUEST_ID_HEADER = 'X-Wekeza-Request-ID'

/** Marks the answer with a fresh request id; the error envelope repeats it. */
export function stampRequest(c: Context): void {
  c.header(REQUEST_ID_HEADER, `req_${randomUUID().replaceAll('-', '').slice(0, 12)}`)
}

export function requestIdOf(c: Context): string {
  return c.res.headers.get(REQUEST_ID_HEADER) ?? 'req_unknown'
}

/** The envelope of an error, also used beside a payment in the 409 union answer. */
export function errorBody(c: Context, error: WekezaError, nowMs: number) {
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(error.details && { details: error.details }),
      ...(error.retryAfterSeconds !== undefined && { retryAfter: error.retryAfterSeconds }),
    },
    requestId: requestIdOf(c),
    timestamp: instant(nowMs),
  }
}

/** A 200 to a GET with its strong ETag; 304 without a body when the caller holds that version (contract 3.4). */
export function conditional(c: Context, body: unknown, maxAgeSeconds: number): Response {
  const text = JSON.stringify(body)
  const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`
  c.header('ETag', etag)
  c.header('Cache-Control', `private, max-age=${maxAgeSeconds}`)
  const known = c.req.header('if-none-match')?.split(',') ?? []
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*')) return c.body(null, 304)
  return c.body(text, 200, { 'Content-Type': 'application/json; charset=utf-8' })
}
