import type { Context } from 'hono'
import { invalidField } from '@/lib/sandbox/wekeza/wire'

const PER_PAGE_MAX = 100

export type PageRequest = { page: number; perPage: number; offset: number }

/** `page` and `perPage` (alias `limit`) of the query; more than 100 a page is cut to 100. @throws WekezaError 400 */
export function pageOf(c: Context, perPageDefault: number): PageRequest {
  const page = positive(c, 'page') ?? 1
  const perPage = Math.min(positive(c, 'perPage') ?? positive(c, 'limit') ?? perPageDefault, PER_PAGE_MAX)
  return { page, perPage, offset: (page - 1) * perPage }
}

/** `pagination` and `links` of a list answer; links are relative and keep the request's filters. */
export function pagingBody(c: Context, request: PageRequest, totalRecords: number) {
  const { page, perPage } = request
  const totalPages = Math.max(1, Math.ceil(totalRecords / perPage))
  const hasNext = page < totalPages
  const hasPrevious = page > 1
  const url = new URL(c.req.url)
  const link = (target: number) => {
    const query = new URLSearchParams(url.search)
    query.delete('limit')
    query.set('page', String(target))
    query.set('perPage', String(perPage))
    return `${url.pathname}?${query}`
  }
  return {
    pagination: { page, perPage, totalPages, totalRecords, hasNext, hasPrevious },
    links: {
      self: link(page),
      first: link(1),
      last: link(totalPages),
      ...(hasNext && { next: link(page + 1) }),
      ...(hasPrevious && { prev: link(page - 1) }),
    },
  }
}

/** A query value that must be one of the words, or absent. @throws WekezaError 400 */
export function oneOf(c: Context, name: string, words: readonly string[]): string | undefined {
  const value = c.req.query(name)
  if (value === undefined || value === '') return undefined
  if (!words.includes(value)) throw invalidField(name, `${name} must be one of ${words.join(', ')}`)
  return value
}

/** A `YYYY-MM-DD` of the query as its first millisecond UTC. @throws WekezaError 400 */
export function dayOf(c: Context, name: string): number | undefined {
  const value = c.req.query(name)
  if (value === undefined || value === '') return undefined
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  // 2026-02-30 rolls over to March when parsed; the round trip catches it.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== value) {
    throw invalidField(name, `${name} must be a date as YYYY-MM-DD`)
  }
  return ms
}

/** Inclusive day bounds of the query. @throws WekezaError 400 when they are the wrong way round */
export function dayRangeOf(c: Context): { fromMs: number | undefined; untilMs: number | undefined } {
  const fromMs = dayOf(c, 'fromDate')
  const toMs = dayOf(c, 'toDate')
  if (fromMs !== undefined && toMs !== undefined && fromMs > toMs) {
    throw invalidField('fromDate', 'Invalid date range: fromDate is after toDate')
  }
  return { fromMs, untilMs: toMs === undefined ? undefined : toMs + 86_400_000 }
}

function positive(c: Context, name: string): number | undefined {
  const value = c.req.query(name)
  if (value === undefined || value === '') return undefined
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < 1 || !Number.isSafeInteger(number * PER_PAGE_MAX)) {
    throw invalidField(name, `${name} must be a whole number from 1`)
  }
  return number
}
