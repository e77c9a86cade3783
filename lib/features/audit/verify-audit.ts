import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { asc, gt } from 'drizzle-orm'
import type { Still } from '@/db/store'
import { auditHash, GENESIS } from './record-audit'

const PAGE = 1_000

/** A record that someone noted down earlier, outside this database. */
export type SeenRecord = Readonly<{ number: number; hash: string }>
export type AuditBreak = Readonly<{ number: number; because: string }>
export type AuditVerdict = Readonly<{ records: number; last: SeenRecord | null; firstBreak: AuditBreak | null }>

export type StoredRecord = Still['t']['audit']['$inferSelect']

type Options = Readonly<{
  /** Records noted down outside this database, oldest first. */
  seen?: readonly SeenRecord[]
  /** Begins behind this record instead of at the first: quick, and only as sound as what was noted down. */
  after?: SeenRecord | undefined
  /** Each record that fits, in order: the fold of the log reads along. */
  onRecord?: (record: StoredRecord) => void
}>

/**
 * Recomputes the hash chain from its first record and names the first that does not fit: edited, removed, put in or
 * moved. Removing the newest records leaves a whole chain behind; only records noted down elsewhere (`seen`) show that.
 * Reads page by page and lets others have their turn in between.
 */
export async function verifyAudit(
  store: Pick<Still, 't' | 'read'>,
  key: Buffer,
  options: Options = {},
): Promise<AuditVerdict> {
  const { audit } = store.t
  const { seen = [], after, onRecord } = options
  const hashSeen = new Map(seen.map(({ number, hash }) => [number, hash]))
  // Numbers count from one without a gap: a rolled-back record gives its number back.
  let records = after?.number ?? 0
  let hash = after?.hash ?? GENESIS
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
      if ((hashSeen.get(number) ?? record.hash) !== record.hash)
        return verdict({ number, because: 'it is not the record that was noted down' })
      onRecord?.(record)
      records = number
      hash = record.hash
    }
    if (page.length < PAGE) break
    await yieldToOthers()
  }
  const newest = Math.max(0, ...seen.slice(-1).map((record) => record.number))
  return newest > records
    ? verdict({ number: records + 1, because: 'it and those after it were removed' })
    : verdict(null)
}
