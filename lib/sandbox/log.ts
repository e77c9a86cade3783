import type { Database, Statement } from 'better-sqlite3'
import { z } from 'zod'
import type { ProviderName } from '@/lib/sandbox/kernel'

const LogRow = z.object({
  id: z.number(),
  at: z.string(),
  provider: z.string(),
  operation: z.string().nullable(),
  direction: z.enum(['in', 'out']),
  method: z.string(),
  path: z.string(),
  status: z.number().nullable(),
  request: z.string(),
  response: z.string().nullable(),
  note: z.string().nullable(),
})
export type LogEntry = z.infer<typeof LogRow>

const ENTRIES_KEPT = 5_000
const TRIM_EVERY = 500

/** Every request, answer and callback, newest last; the oldest go when there are more than a few thousand. */
export class RequestLog {
  readonly #insert: Statement
  readonly #finish: Statement

  constructor(
    private readonly db: Database,
    private readonly now: () => Date,
  ) {
    db.exec(`create table if not exists kernel_log (
      id integer primary key autoincrement, at text not null, provider text not null, operation text,
      direction text not null, method text not null, path text not null, status integer,
      request text not null, response text, note text) strict`)
    this.#insert = db.prepare(
      'insert into kernel_log (at, provider, operation, direction, method, path, request) values (?, ?, ?, ?, ?, ?, ?)',
    )
    this.#finish = db.prepare(
      `update kernel_log set status = ?, response = ?, operation = coalesce(?, operation),
        note = case when ? is null then note when note is null then ? else note || '; ' || ? end where id = ?`,
    )
  }

  /** Written when the request arrives, so that it shows even if its answer never leaves. */
  begin(entry: {
    provider: ProviderName
    operation: string | null
    direction: 'in' | 'out'
    method: string
    path: string
    request: string
  }): number {
    const { provider, operation, direction, method, path, request } = entry
    const at = this.now().toISOString()
    const id = Number(this.#insert.run(at, provider, operation, direction, method, path, request).lastInsertRowid)
    if (id % TRIM_EVERY === 0) this.db.prepare('delete from kernel_log where id <= ?').run(id - ENTRIES_KEPT)
    return id
  }

  finish(id: number, status: number | null, response: string | null, note: string | null, operation?: string): void {
    this.#finish.run(status, response, operation ?? null, note, note, note, id)
  }

  /** Words about the sandbox itself, such as a crash in delayed work. */
  remark(provider: ProviderName, label: string, note: string): void {
    const id = this.begin({ provider, operation: null, direction: 'out', method: '-', path: label, request: '' })
    this.finish(id, null, null, note)
  }

  /** The newest entries, oldest of them first. */
  latest(query: { provider?: string | undefined; limit: number }): LogEntry[] {
    const rows = this.db
      .prepare('select * from kernel_log where ? is null or provider = ? order by id desc limit ?')
      .all(query.provider ?? null, query.provider ?? null, query.limit)
    return rows.map((row) => LogRow.parse(row)).reverse()
  }

  list(query: { after: number; provider?: string | undefined; limit: number }): LogEntry[] {
    const rows = this.db
      .prepare('select * from kernel_log where id > ? and (? is null or provider = ?) order by id limit ?')
      .all(query.after, query.provider ?? null, query.provider ?? null, query.limit)
    return rows.map((row) => LogRow.parse(row))
  }
}
