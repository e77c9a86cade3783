import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { ProviderName } from '@/lib/sandbox/kernel'
import { seededRandom } from '@/lib/sandbox/random'

/** What can go wrong with a request and its answer. */
export const ANSWER_FAULTS = [
  'latency',
  'drip',
  'drop_before',
  'drop_after',
  'reset',
  'truncate',
  'html',
  'wrong_type',
  'unauthorized',
  'rate_limit',
  'server_error',
  'callback_early',
] as const
/** What can go wrong with the way a callback travels. */
export const CALLBACK_FAULTS = ['callback_lost', 'callback_late', 'callback_twice', 'callback_reordered'] as const
/** What can be untrue in a callback, or in an answer where `where` says so (always there for iHela, which calls nobody). */
export const WRONG_FACTS = ['wrong_amount', 'wrong_currency', 'wrong_party'] as const
export const FAULT_KINDS = [...ANSWER_FAULTS, ...CALLBACK_FAULTS, ...WRONG_FACTS] as const
export type FaultKind = (typeof FAULT_KINDS)[number]
export type WrongFact = (typeof WRONG_FACTS)[number]

/** The forms of a Retry-After header that clients meet: `seconds` of them, a date, none, a negative one, a year. */
export const RETRY_AFTER_FORMS = ['seconds', 'http-date', 'absent', 'negative', 'year'] as const
export type RetryAfterForm = (typeof RETRY_AFTER_FORMS)[number]

/** The body of POST /faults. `operation` left out means every operation of the provider. */
export const FaultRequest = z
  .strictObject({
    provider: z.enum(['mpesa', 'wekeza', 'bitpesa', 'ihela']),
    operation: z.string().min(1).default('*'),
    kind: z.enum(FAULT_KINDS),
    /** Strikes this many times, then is spent. Without count and probability: once. */
    count: z.int().positive().optional(),
    probability: z.number().min(0).max(1).optional(),
    seed: z.string().optional(),
    /** latency: the wait; drip: the pause between two bytes; late and reordered callbacks: the longest wait; early: likewise. */
    delayMs: z
      .int()
      .nonnegative()
      .max(7 * 86_400_000)
      .optional(),
    /** For server_error and html: the status of the page. */
    status: z.int().min(200).max(599).optional(),
    /** For server_error, html and reset: whether the request was carried out first. */
    executed: z.boolean().optional(),
    /** For rate_limit. `seconds` is the number in the header's plain and date forms. */
    retryAfter: z.enum(RETRY_AFTER_FORMS).optional(),
    seconds: z.int().nonnegative().max(86_400).optional(),
    /** For callback_early: how many callbacks of the request go out before its answer. */
    callbacks: z.int().min(1).max(20).optional(),
    /** For the wrong facts. */
    where: z.enum(['callback', 'answer']).optional(),
  })
  .refine((fault) => fault.kind !== 'server_error' || fault.status === undefined || fault.status >= 500, {
    error: 'the status of a server_error is 500 to 599',
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

  /** The faults that strike this request and its answer now; each is counted as used. */
  strikeAnswer(provider: ProviderName, operation: string): Fault[] {
    return this.#strike(provider, [operation], ANSWER_FAULTS, 'answer')
  }

  /** The faults that strike this callback now, by its own operation or by that of the request which caused it. */
  strikeCallback(provider: ProviderName, operations: readonly string[]): Fault[] {
    return this.#strike(provider, operations, CALLBACK_FAULTS, 'callback')
  }

  #strike(
    provider: ProviderName,
    operations: readonly string[],
    kinds: readonly FaultKind[],
    side: 'answer' | 'callback',
  ): Fault[] {
    const candidates = this.list().filter(
      (fault) =>
        fault.provider === provider &&
        (fault.operation === '*' || operations.includes(fault.operation)) &&
        (kinds.includes(fault.kind) || (isWrongFact(fault.kind) && sideOf(fault) === side)) &&
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

export function isWrongFact(kind: FaultKind): kind is WrongFact {
  return WRONG_FACTS.some((known) => known === kind)
}

function sideOf(fault: Fault): 'answer' | 'callback' {
  return fault.where ?? (fault.provider === 'ihela' ? 'answer' : 'callback')
}
