import { asc, gt } from 'drizzle-orm'
import type { Store } from '@/db/store'
import { auditHash, GENESIS } from './record-audit'

const PAGE = 1_000

/** A record that someone noted down earlier, outside this database. */
export type SeenRecord = Readonly<{ number: number; hash: string }>
export type AuditBreak = Readonly<{ number: number; because: string }>
export type AuditVerdict = Readonly<{ records: number; last: SeenRecord | null; firstBreak: AuditBreak | null }>

/**
 * Recomputes the hash chain from its first record and names the first that does not fit: edited, removed, put in or
 * moved. Removing the newest records leaves a whole chain behind; only a record noted down elsewhere (`seen`) shows that.
 */
export async function verifyAudit(store: Store, key: Buffer, seen?: SeenRecord): Promise<AuditVerdict> {
  const { audit } = store.t
  // Numbers count from one without a gap: a rolled-back record gives its number back.
  let records = 0
  let hash = GENESIS
  const verdict = (firstBreak: AuditBreak | null): AuditVerdict => ({
    records,
    last: records > 0 ? { number: records, hash } : null,
    firstBreak,
  })
  for (;;) {
    const page = await store.read
      .select()
      .from(audit)
      .where(gt(audit.number, records))
      .orderBy(asc(audit.number))
      .limit(PAGE)
    for (const record of page) {
      const number = records + 1
      if (record.number !== number) return verdict({ number, because: 'it is missing' })
      if (record.previousHash !== hash) return verdict({ number, because: 'it does not follow the record before it' })
      if (record.hash !== auditHash(key, hash, record)) return verdict({ number, because: 'it was changed' })
      if (seen?.number === number && seen.hash !== record.hash)
        return verdict({ number, because: 'it is not the record that was noted down' })
      records = number
      hash = record.hash
    }
    if (page.length < PAGE) break
  }
  if (seen && seen.number > records)
    return verdict({ number: records + 1, because: 'it and those after it were removed' })
  return verdict(null)
}
