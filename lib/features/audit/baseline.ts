import { asc, eq, getTableColumns } from 'drizzle-orm'
import { GOVERNED, type TouchedRow } from '@/db/governed'
import type { Reader, Store } from '@/db/store'
import { type Chain, recordAudit } from './record-audit'
import { BASELINE_SUBJECT, governedTable, keyOf, MARK_ACTION, onlyGoverned, recordMarks } from './row-marks'

/**
 * Once for each database: what was written before marks were kept is marked as it stands. Whether that was done is read
 * from the log itself, which nobody can shorten unseen: a setting could be taken out to have changed rows marked anew.
 */
export async function ensureBaseline(chain: Chain): Promise<void> {
  const { audit } = chain.store.t
  await chain.store.tx(async (tx) => {
    const [done] = await tx
      .select({ number: audit.number })
      .from(audit)
      .where(eq(audit.subject, BASELINE_SUBJECT))
      .limit(1)
    if (done) return
    const rows = await everyGovernedRow(chain.store, tx)
    await recordMarks(chain, tx, rows, BASELINE_SUBJECT)
    if (rows.length === 0)
      await recordAudit(chain, tx, {
        actorId: 'store',
        action: MARK_ACTION,
        subject: BASELINE_SUBJECT,
        facts: { marks: {} },
      })
  })
}

async function everyGovernedRow(store: Pick<Store, 't'>, reader: Reader): Promise<TouchedRow[]> {
  const touched: TouchedRow[] = []
  for (const table of GOVERNED) {
    const { table: from, key } = governedTable(store, table)
    const rows = await reader
      .select(getTableColumns(from))
      .from(from)
      .where(onlyGoverned(store, table))
      .orderBy(asc(key))
    touched.push(...rows.map((row) => ({ table, key: keyOf(table, row).slice(table.length + 1) })))
  }
  return touched
}
