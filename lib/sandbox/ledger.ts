import type { Database, Statement } from 'better-sqlite3'
import { z } from 'zod'
import type { Movement, ProviderName } from '@/lib/sandbox/kernel'

const MovementRow = z.object({
  id: z.number(),
  at: z.string(),
  provider: z.string(),
  kind: z.string(),
  providerReference: z.string(),
  merchantReference: z.string().nullable(),
  amount: z.string(),
  currency: z.string(),
  from: z.string(),
  to: z.string(),
})

/** Every movement of money since the world was seeded, in the order it happened: what tests compare a client with. */
export class MovementLedger {
  readonly #insert: Statement

  constructor(
    private readonly db: Database,
    private readonly now: () => Date,
  ) {
    db.exec(`create table if not exists kernel_ledger (
      id integer primary key autoincrement, at text not null, provider text not null, kind text not null,
      providerReference text not null, merchantReference text, amount text not null, currency text not null,
      "from" text not null, "to" text not null) strict`)
    this.#insert = db.prepare(
      `insert into kernel_ledger (at, provider, kind, providerReference, merchantReference, amount, currency, "from", "to")
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
  }

  append(m: Movement): void {
    const at = this.now().toISOString()
    this.#insert.run(
      at,
      m.provider,
      m.kind,
      m.providerReference,
      m.merchantReference,
      m.amount,
      m.currency,
      m.from,
      m.to,
    )
  }

  list(query: { provider?: ProviderName | undefined; after: number; limit: number }) {
    const rows = this.db
      .prepare('select * from kernel_ledger where id > ? and (? is null or provider = ?) order by id limit ?')
      .all(query.after, query.provider ?? null, query.provider ?? null, query.limit)
    return rows.map((row) => MovementRow.parse(row))
  }
}
