import { Agent } from 'undici'
import { parseGuardedJson } from '@/lib/core/json-guard'
import type { ProviderId } from '@/lib/core/rails'
import type { WireResult } from '@/lib/core/reply-class'
import { createBreaker } from './breaker'
import { reportCall } from './call-channel'
import { createLimiter } from './limiter'
import type { Exchange } from './money-rail'
import { lookUpPublic } from './outgoing-address'
import { callWire, type WireAnswer } from './wire-call'

export const EVIDENCE_CHARACTERS_MAX = 65_536
const RETRY_AFTER_MAX_MS = 15 * 60_000

export interface CallRequest {
  operation: string
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** With its query; appended to the base url exactly. */
  path: string
  headers?: Record<string, string>
  body?: string
  totalTimeoutMs?: number
  /** The sender's last look, asked right before a connection is taken; on false no byte leaves. */
  mayLeave?: () => Promise<boolean>
  /** What is kept as evidence of the request body, where the body holds secrets. */
  evidenceBody?: string
  /** Masks secrets in a reply body before it is kept. */
  maskReply?: (text: string) => string
}

export interface CallResult {
  wire: WireResult
  /** Null when nothing left. */
  exchange: Exchange | null
  status?: number
  /** Names in lower case. */
  headers: Record<string, string>
  text: string
  bytes: Uint8Array
  /** Only for a whole JSON object with a JSON content type. */
  json?: Record<string, unknown>
  retryAfterMs?: number
}

export interface Transport {
  readonly baseUrl: string
  /** Never throws for the network. */
  call(request: CallRequest): Promise<CallResult>
}

export type TransportOptions = Readonly<{
  provider: ProviderId
  /** With or without a slash at its end. */
  baseUrl: string
  connectTimeoutMs?: number
  totalTimeoutMs?: number
  perSecond?: number
  burst?: number
  now?: () => Date
}>

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function jsonObject(answer: WireAnswer): Record<string, unknown> | undefined {
  if (!/^\s*application\/([\w.+-]+\+)?json\b/i.test(answer.headers['content-type'] ?? '')) return undefined
  const guarded = parseGuardedJson(answer.bytes)
  return guarded.ok && isObject(guarded.value) ? guarded.value : undefined
}

/** `Retry-After` as seconds or a date, at most 15 minutes; undefined when absent or unreadable. */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (!header) return undefined
  const ms = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime()
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), RETRY_AFTER_MAX_MS)
}

function capped(text: string): string {
  return text.length <= EVIDENCE_CHARACTERS_MAX ? text : `${text.slice(0, EVIDENCE_CHARACTERS_MAX)}…`
}

/**
 * Deadlines, no redirects, a 1 MB reply limit, a limiter, a breaker, and the exchange kept as evidence (RELIABILITY.md 1.4).
 * Headers are never kept: they carry the tokens.
 */
export function createTransport(options: TransportOptions): Transport {
  const { connectTimeoutMs = 5_000, totalTimeoutMs = 30_000, perSecond = 20, burst = 20 } = options
  const now = options.now ?? (() => new Date())
  const baseUrl = options.baseUrl.replace(/\/+$/, '')
  const base = new URL(baseUrl)
  const basePath = base.pathname.replace(/\/+$/, '')
  // The sandbox is on this machine and speaks plain http; https is a provider's own, out on the internet.
  const connect = { timeout: connectTimeoutMs, ...(base.protocol === 'https:' && { lookup: lookUpPublic }) }
  const agent = new Agent({ connect, keepAliveTimeout: 4_000, pipelining: 1 })
  const limiter = createLimiter({ perSecond, burst })
  const breaker = createBreaker(() => performance.now())

  return {
    baseUrl,
    async call(request) {
      const empty = { headers: {}, text: '', bytes: new Uint8Array() }
      if (!breaker.admits()) return { wire: { kind: 'never_left', because: 'breaker_open' }, exchange: null, ...empty }
      // Too many calls wait already: nothing left, and the caller's own back-off decides when to try again.
      if (!(await limiter.take()))
        return { wire: { kind: 'never_left', because: 'connect_timeout' }, exchange: null, ...empty }
      if (request.mayLeave && !(await request.mayLeave()))
        return { wire: { kind: 'never_left', because: 'lease_over' }, exchange: null, ...empty }
      const startedAt = now()
      const started = performance.now()
      const result = await callWire(
        agent,
        {
          origin: base.origin,
          path: basePath + request.path || '/',
          method: request.method,
          headers: { accept: 'application/json', ...request.headers },
          body: request.body,
        },
        request.totalTimeoutMs ?? totalTimeoutMs,
      )
      const json = result.kind === 'answered' ? jsonObject(result) : undefined
      const wire: WireResult =
        result.kind === 'answered'
          ? { kind: 'answered', status: result.status, isJsonObject: json !== undefined }
          : result
      breaker.report(wire)
      const { operation } = request
      reportCall({ provider: options.provider, operation, wire, ms: performance.now() - started })
      if (result.kind === 'never_left') return { wire, exchange: null, ...empty }
      const sent = {
        operation: request.operation,
        startedAt,
        durationMs: Math.round(performance.now() - started),
        request: {
          method: request.method,
          url: baseUrl + request.path,
          body: capped(request.evidenceBody ?? request.body ?? ''),
        },
      }
      if (result.kind === 'lost') return { wire, exchange: { ...sent, reply: null, lost: result.because }, ...empty }

      const text = new TextDecoder().decode(result.bytes)
      const requestId = result.headers['x-request-id'] ?? result.headers['request-id']
      const reply = {
        status: result.status,
        body: capped(request.maskReply ? request.maskReply(text) : text),
        ...(requestId && { requestId }),
      }
      return {
        wire,
        exchange: { ...sent, reply },
        status: result.status,
        headers: result.headers,
        text,
        bytes: result.bytes,
        json,
        retryAfterMs: retryAfterMs(result.headers['retry-after'], now()),
      }
    },
  }
}
