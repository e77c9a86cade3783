import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { ProviderName } from '@/lib/sandbox/kernel'
import { seededRandom } from '@/lib/sandbox/random'

/** What can be made to go wrong with a request (the first four) or with a callback. */
export const FAULT_KINDS = [
  'latency',
  'drop_before',
  'drop_after',
  'server_error',
  'callback_twice',
  'callback_lost',
  'callback_late',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** The body of POST /faults. `operation` left out means every operation of the provider. */
export const FaultRequest = z.strictObject({
  provider: z.enum(['mpesa', 'wekeza', 'bitpesa', 'ihela']),
  operation: z.string().min(1).default('*'),
  kind: z.enum(FAULT_KINDS),
  /** Strikes this many times, then is spent. Without count and probability: once. */
  count: z.int().positive().optional(),
  probability: z.number().min(0).max(1).optional(),
  seed: z.string().optional(),
  delayMs: z
    .int()
    .nonnegative()
    .max(7 * 86_400_000)
    .optional(),
  /** For server_error: the status of the page, and whether the request was executed first. */
  status: z.int().min(500).max(599).optional(),
  executed: z.boolean().optional(),
})
export type FaultRequest = z.infer<typeof FaultRequest>
export type Fault = FaultRequest & { id: number; struck: number; tried: number }

const FaultRow = z.object({ id: z.number(), spec: z.string(), struck: z.number(), tried: z.number() })

/** The faults in force; kept in the store so that a restarted sandbox still misbehaves as asked. */
export class FaultEngine {
  constructor(private readonly db: Database) {
    db.exec(`create table if not exists kernel_faults (
      id integer primary key autoincrement, spec text not null, struck integer not null default 0,
      tried integer not null default 0) strict`)
  }

  add(request: FaultRequest): number {
    const once = request.count === undefined && request.probability === undefined
    const spec = once ? { ...request, count: 1 } : request
    return Number(
      this.db.prepare('insert into kernel_faults (spec) values (?)').run(JSON.stringify(spec)).lastInsertRowid,
    )
  }

  remove(id: number): boolean {
    return this.db.prepare('delete from kernel_faults where id = ?').run(id).changes > 0
  }

  list(): Fault[] {
    return this.db
      .prepare('select * from kernel_faults order by id')
      .all()
      .map((raw) => {
        const { spec, ...row } = FaultRow.parse(raw)
        return { ...FaultRequest.parse(JSON.parse(spec)), ...row }
      })
  }

  /** The faults that strike this request or callback now; each is counted as used. */
  strike(provider: ProviderName, operation: string, kinds: readonly FaultKind[]): Fault[] {
    const candidates = this.list().filter(
      (fault) =>
        fault.provider === provider &&
        (fault.operation === '*' || fault.operation === operation) &&
        kinds.includes(fault.kind) &&
        (fault.count === undefined || fault.struck < fault.count),
    )
    return candidates.filter((fault) => {
      const strikes = this.#drawn(fault)
      this.db
        .prepare('update kernel_faults set tried = tried + 1, struck = struck + ? where id = ?')
        .run(strikes ? 1 : 0, fault.id)
      return strikes
    })
  }

  /** The draw depends only on the fault's seed and the number of the try, so a run can be repeated. */
  #drawn(fault: Fault): boolean {
    if (fault.probability === undefined) return true
    return seededRandom(fault.seed ?? `fault ${fault.id}`, `try ${fault.tried}`)() < fault.probability
  }
}
