import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { ProviderName } from '@/lib/sandbox/kernel'

/** What can be scripted per operation: the results that the contracts ask to be reachable. */
export const KNOWN_OUTCOMES: Record<ProviderName, Record<string, readonly string[]>> = {
  mpesa: {
    stk_push: '0 1 17 26 1001 1019 1025 1031 1032 1036 1037 2001 9999 E3008'.split(' '),
    b2c: '0 1 2 3 4 8 11 17 21 26 2001 2006 2028 2040 8006 SFC_IC0003 timeout timeout_then_result'.split(' '),
    b2b: '0 1 2 3 11 12 17 21 26 2001 2028 8006 SFC_IC0003'.split(' '),
    account_balance: '0 15 17 18 20 21 22 24 26 29 2001 8006'.split(' '),
    transaction_status: '0 17 18 19 20 21 22 24 25 29 2001 8006 SFC_IC0003'.split(' '),
    reversal: '0 1 11 21 2001 2006 2028 8006 R000001 R000002'.split(' '),
  },
  wekeza: {
    payment_create: ['COMPLETED', 'FAILED', 'REVERSED'],
    stk_push: ['0', '1', '1032', '1037', '2001'],
  },
  bitpesa: {
    payout: '0 14 3 31 33 331 34 4 41 412 414 416 42 421 423 44 5 511 531'.split(' '),
  },
  ihela: {
    bill_verify: ['Paid', 'Expired', 'Error', 'Cancelled'],
    cash_in: ['refused'],
  },
}

/** The body of POST /outcomes: the next `count` such operations (about `for`, if given) end so. */
export const OutcomeRequest = z
  .strictObject({
    provider: z.enum(['mpesa', 'wekeza', 'bitpesa', 'ihela']),
    operation: z.string(),
    result: z.string(),
    count: z.int().positive().max(10_000).default(1),
    /** A phone, account or reference: only orders about it. */
    for: z.string().min(1).optional(),
  })
  .superRefine(({ provider, operation, result }, context) => {
    const results = KNOWN_OUTCOMES[provider][operation]
    if (results?.includes(result)) return
    const operations = Object.keys(KNOWN_OUTCOMES[provider]).join(', ')
    const message = results
      ? `the results of ${operation} are ${results.join(', ')}`
      : `the operations are ${operations}`
    context.addIssue({ code: 'custom', message, path: [results ? 'result' : 'operation'] })
  })
export type OutcomeRequest = z.output<typeof OutcomeRequest>

const OutcomeRow = z.object({
  id: z.number(),
  provider: z.string(),
  operation: z.string(),
  result: z.string(),
  remaining: z.number(),
  about: z.string().nullable(),
})

/** Scripted ends of coming operations, oldest first; kept in the store like the faults. */
export class Outcomes {
  constructor(private readonly db: Database) {
    db.exec(`create table if not exists kernel_outcomes (
      id integer primary key autoincrement, provider text not null, operation text not null, result text not null,
      remaining integer not null, about text) strict`)
  }

  add(request: OutcomeRequest): number {
    const { provider, operation, result, count, for: about = null } = request
    return Number(
      this.db
        .prepare('insert into kernel_outcomes (provider, operation, result, remaining, about) values (?, ?, ?, ?, ?)')
        .run(provider, operation, result, count, about).lastInsertRowid,
    )
  }

  remove(id: number): boolean {
    return this.db.prepare('delete from kernel_outcomes where id = ?').run(id).changes > 0
  }

  /** Those still to come. */
  list() {
    return this.db
      .prepare('select * from kernel_outcomes where remaining > 0 order by id')
      .all()
      .map((row) => OutcomeRow.parse(row))
  }

  /** The result for this operation, counted as used; undefined when nothing is scripted for it. */
  take(provider: ProviderName, operation: string, about: readonly (string | null)[]): string | undefined {
    const next = this.list().find(
      (row) =>
        row.provider === provider && row.operation === operation && (row.about === null || about.includes(row.about)),
    )
    if (next) this.db.prepare('update kernel_outcomes set remaining = remaining - 1 where id = ?').run(next.id)
    return next?.result
  }
}
