import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { and, asc, getTableColumns, gt } from 'drizzle-orm'
import { z } from 'zod'
import { GOVERNED, type GovernedTable } from '@/db/governed'
import type { Still } from '@/db/store'
import { governedTable, isBookkeeping, keyOf, MARK_ACTION, markOf, onlyGoverned } from './row-marks'
import type { StoredRecord } from './verify-audit'

const PAGE = 1_000
/** Enough to see what is wrong; the rest is usually the same fault. */
const SHOWN_MAX = 20

const Facts = z.object({ marks: z.record(z.string(), z.string().nullable()) })

const SINGULAR: Readonly<Record<GovernedTable, string>> = {
  users: 'person',
  entryLinks: 'one-time link',
  recoveryCodes: 'recovery code',
  payees: 'payee',
  payments: 'payment',
  approvals: 'approval',
  attempts: 'attempt',
  attemptTries: 'try',
  flags: 'flag',
  postings: 'posting',
  proposals: 'proposal',
  approvalRules: 'rule',
  settings: 'setting',
}

/** What the log last said of each governed row, and in which record. */
export class Fold {
  private readonly marks = new Map<string, { mark: string | null; number: number }>()

  read(record: StoredRecord): void {
    if (record.action !== MARK_ACTION) return
    const { marks } = Facts.parse(JSON.parse(record.facts))
    // The first records of installations begun in November 2026 marked one; it changes without a mark.
    for (const [key, mark] of Object.entries(marks))
      if (!isBookkeeping(key)) this.marks.set(key, { mark, number: record.number })
  }

  /** Compares what the log says with the rows there are; names those that differ. */
  async compare(store: Still): Promise<string[]> {
    const broken: string[] = []
    const found = new Set<string>()
    for (const table of GOVERNED) {
      for await (const row of everyRow(store, table)) {
        const key = keyOf(table, row)
        found.add(key)
        const said = this.marks.get(key)
        if (said?.mark === markOf(table, row)) continue
        broken.push(
          said
            ? `${inWords(key)}: the row is not what the audit log last recorded (record ${said.number})`
            : `${inWords(key)}: the audit log does not know this row`,
        )
      }
    }
    for (const [key, said] of this.marks)
      if (said.mark !== null && !found.has(key))
        broken.push(`${inWords(key)}: the row is gone; the audit log last recorded it in record ${said.number}`)
    return broken.slice(0, SHOWN_MAX)
  }
}

function inWords(key: string): string {
  const [table = '', ...rest] = key.split(':')
  return `${SINGULAR[table as GovernedTable] ?? table} ${rest.join(':')}`
}

async function* everyRow(store: Still, table: GovernedTable): AsyncGenerator<Record<string, unknown>> {
  const { table: from, key } = governedTable(store, table)
  const name = table === 'settings' ? 'name' : 'id'
  let after = ''
  for (;;) {
    const rows = await store.read
      .select(getTableColumns(from))
      .from(from)
      .where(and(gt(key, after), onlyGoverned(store, table)))
      .orderBy(asc(key))
      .limit(PAGE)
    yield* rows
    if (rows.length < PAGE) return
    after = String(rows.at(-1)?.[name])
    await yieldToOthers()
  }
}
