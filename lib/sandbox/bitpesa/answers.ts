import type { Context } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '@/lib/sandbox/kernel'
import { type JsonObject, JsonObjectSchema, type JsonValue } from './tables'
import { encodeWire, type Wire, type WireObject } from './wire-json'

export type Ctx = Context<SandboxEnv>
type Status = 200 | 201 | 400 | 401 | 404 | 422 | 500

const STATUS_WORDS = { 400: 'Bad Request', 401: 'Unauthorized', 404: 'Not Found' } as const
const PER_DEFAULT = 10
const PER_MAX = 100

export function answer(c: Ctx, status: Status, body: WireObject): Response {
  return c.body(encodeWire(body), status, { 'content-type': 'application/json; charset=utf-8' })
}

/** The provider's bare error: `{"status":404,"error":"Not Found"}`. `why` goes to the log only. */
export function refuse(c: Ctx, status: keyof typeof STATUS_WORDS, why: string): Response {
  c.get('kernel').note(c, why)
  return answer(c, status, { status, error: STATUS_WORDS[status] })
}

/** Field → words, one level of a 422's error tree. */
export class FieldErrors {
  readonly #words = new Map<string, string[]>()

  add(field: string, word: string): this {
    const words = this.#words.get(field) ?? []
    if (!words.includes(word)) this.#words.set(field, [...words, word])
    return this
  }

  get any(): boolean {
    return this.#words.size > 0
  }

  wire(): WireObject {
    return Object.fromEntries([...this.#words].map(([field, words]) => [field, words.map((error) => ({ error }))]))
  }

  /** For the log: "last_name blank, bank_code inclusion". */
  words(prefix = ''): string {
    return [...this.#words].map(([field, words]) => `${prefix}${field} ${words.join(' and ')}`).join(', ')
  }
}

/** 422: the submitted object with its errors, and what is not about a field in `meta`. */
export function invalid(c: Ctx, object: Wire, why: string, meta?: WireObject): Response {
  c.get('kernel').note(c, `refused: ${why}`)
  return answer(c, 422, { object, meta })
}

export function page(c: Ctx): { page: number; per: number } {
  const whole = (name: string, fallback: number) => {
    const text = c.req.query(name)
    return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : fallback
  }
  return { page: whole('page', 1), per: Math.min(whole('per', PER_DEFAULT), PER_MAX) }
}

export function listAnswer(c: Ctx, items: readonly Wire[], total: number): Response {
  const { page: current, per } = page(c)
  const pages = Math.ceil(total / per)
  const pagination = {
    current_page: current,
    next_page: current < pages ? current + 1 : null,
    prev_page: current > 1 ? current - 1 : null,
    total_pages: pages,
    total_count: total,
  }
  return answer(c, 200, { object: items, meta: { pagination } })
}

/** An array filter in any of its three spellings: `state[]=a`, `state%5B%5D=a`, repeated `state=a`. */
export function arrayFilter(c: Ctx, name: string): string[] {
  return [...(c.req.queries(`${name}[]`) ?? []), ...(c.req.queries(name) ?? [])]
}

/** `created_at_from` / `created_at_to` as instants; a bare end date means its whole day. */
export function createdBetween(c: Ctx): { where: string[]; values: string[] } {
  const where: string[] = []
  const values: string[] = []
  for (const [name, sign] of [
    ['created_at_from', '>='],
    ['created_at_to', '<='],
  ] as const) {
    const text = c.req.query(name)
    const at = text === undefined ? Number.NaN : Date.parse(text)
    if (text === undefined || Number.isNaN(at)) continue
    const wholeDayMs = sign === '<=' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? 86_399_999 : 0
    where.push(`created_at ${sign} ?`)
    values.push(new Date(at + wholeDayMs).toISOString())
  }
  return { where, values }
}

export type ReadBody = { ok: true; body: JsonObject } | { ok: false; response: Response }

/** The JSON object of a request body, or the 400 that answers anything else. */
export function readBody(c: Ctx): ReadBody {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/(json|[\w.+-]+\+json)\b/i.test(type)) {
    return { ok: false, response: refuse(c, 400, `content type "${type}" is not application/json`) }
  }
  try {
    const body = JsonObjectSchema.safeParse(JSON.parse(c.get('rawBody').toString('utf8')))
    if (body.success) return { ok: true, body: body.data }
    return { ok: false, response: refuse(c, 400, 'the body is not a JSON object') }
  } catch {
    return { ok: false, response: refuse(c, 400, 'the body is not JSON') }
  }
}

/** The object under the body's root key, or the 422 that says the key is missing. */
export function readRoot(c: Ctx, root: string): ReadBody {
  const read = readBody(c)
  if (!read.ok) return read
  const inner = asObject(read.body[root])
  if (inner) return { ok: true, body: inner }
  const errors = new FieldErrors().add(root, 'blank')
  return { ok: false, response: invalid(c, { errors: errors.wire() }, `the root key "${root}" is missing`) }
}

export function asObject(value: JsonValue | undefined): JsonObject | undefined {
  const parsed = z.record(z.string(), z.json()).safeParse(value)
  return parsed.success ? parsed.data : undefined
}

/** A field's text, trimmed; numbers count as text. Undefined when absent, null or blank. */
export function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  return text === '' ? undefined : text
}
