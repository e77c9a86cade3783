import type SQLite from 'better-sqlite3'
import { type SQL, sql } from 'drizzle-orm'
import type { Reader, SearchEntry, SearchSpan, Store } from '../store'
import { gramsOf, matchOf } from './grams'
import { tables } from './schema'

const MINUTE_MS = 60_000
/** So many lines of one minute have a place each. */
const PLACES_A_MINUTE = 2 ** 20

/**
 * Texts lie in the order of time: a line's place is its minute, and a number within. So the newest lines with a word are found
 * without looking at the older ones.
 */
const firstPlaceFrom = (at: Date) => Math.floor(at.getTime() / MINUTE_MS) * PLACES_A_MINUTE
const firstPlacePast = (before: Date) => Math.ceil(before.getTime() / MINUTE_MS) * PLACES_A_MINUTE
const minuteAt = (place: number) => Math.floor(place / PLACES_A_MINUTE) * MINUTE_MS

/** FTS5 takes a bound for one only if it is an integer, and the driver hands over large ones as fractions. */
const whole = (place: number) => sql`cast(${place} as integer)`

function matching(words: readonly string[], { from, before }: SearchSpan): SQL {
  const place = sql`transactions_grams.rowid`
  const parts = [sql`transactions_grams match ${matchOf(words)}`]
  if (from) parts.push(sql`${place} >= ${whole(firstPlaceFrom(from))}`)
  if (before) parts.push(sql`${place} < ${whole(firstPlacePast(before))}`)
  return sql.join(parts, sql` and `)
}

const holding = (words: readonly string[]) =>
  sql.join(
    words.map((word) => sql`instr(transactions_text.text, ${word})`),
    sql` and `,
  )

/** {@link Store.searchCondition} */
export const searchCondition: Store['searchCondition'] = (words, { walked = false, span = {} } = {}) => {
  const { rowNo } = tables.transactions
  if (walked) return sql`exists (select 1 from transactions_text where row_no = ${rowNo} and ${holding(words)})`
  return sql`${rowNo} in (select row_no from transactions_grams cross join transactions_text on place = transactions_grams.rowid
    where ${matching(words, span)} and ${holding(words)})`
}

/** {@link Store.reachOf}, asked of `on`; not sent until it is awaited. */
export function placesOf(on: Reader, words: readonly string[], span: SearchSpan, downwards: boolean, atMost: number) {
  return on
    .select({ place: sql<number>`rowid`.as('place') })
    .from(sql`transactions_grams`)
    .where(matching(words, span))
    .orderBy(downwards ? sql`rowid desc` : sql`rowid asc`)
    .limit(atMost)
}

export function reachOver(on: Reader): NonNullable<Store['reachOf']> {
  return async (words, span, downwards, atMost) => {
    const places = await placesOf(on, words, span, downwards, atMost)
    const last = places.at(-1)
    if (last === undefined || places.length < atMost) return undefined
    // The minute that the last one is in, whole.
    return new Date(minuteAt(last.place) + (downwards ? 0 : MINUTE_MS))
  }
}

/** What a migration and a comparison of index and texts say in SQL. */
export function addGramsFunction(connection: SQLite.Database): void {
  connection.function('grams_of', { deterministic: true }, (text) => gramsOf(String(text)))
}

/**
 * Writes texts and their index on the connection that writes. Pieces go into the index at the end of a transaction, in the
 * order of their places: FTS5 writes to the disk whenever a place is before the last one.
 */
export function openSearchIndex(connection: SQLite.Database) {
  connection.exec('create temp table if not exists search_awaited (place integer primary key)')
  const keptOf = connection.prepare<[number], { place: bigint; text: string }>(
    'select place, text from transactions_text where row_no = ?',
  )
  keptOf.safeIntegers()
  // The index has to be told what it was told before (FTS5, section 4.4.3).
  const unindex = connection.prepare(
    "insert into transactions_grams (transactions_grams, rowid, grams) values ('delete', ?, ?)",
  )
  const unawait = connection.prepare('delete from search_awaited where place = ?')
  const forget = connection.prepare('delete from transactions_text where place = ?')
  const keep = connection.prepare('insert or ignore into transactions_text (place, row_no, text) values (?, ?, ?)')
  const await_ = connection.prepare('insert or ignore into search_awaited values (?)')
  const awaited = connection.prepare<[], { place: bigint; text: string }>(
    'select place, text from search_awaited join transactions_text using (place) order by place',
  )
  awaited.safeIntegers()
  const index = connection.prepare('insert into transactions_grams (rowid, grams) values (?, ?)')
  const done = connection.prepare('delete from search_awaited')

  function keepAt({ at, rowNo, text }: SearchEntry): bigint {
    const first = BigInt(firstPlaceFrom(at))
    for (let tried = 0; tried < PLACES_A_MINUTE; tried += 1) {
      const place = first + BigInt((rowNo + tried) % PLACES_A_MINUTE)
      if (keep.run(place, rowNo, text).changes > 0) return place
    }
    throw new Error(`more than ${PLACES_A_MINUTE} lines fell into one minute`)
  }

  return {
    /** Keeps the texts; empty ones are taken out. */
    keep(entries: readonly SearchEntry[]): void {
      for (const entry of entries) {
        const old = keptOf.get(entry.rowNo)
        if (old) {
          if (unawait.run(old.place).changes === 0) unindex.run(old.place, gramsOf(old.text))
          forget.run(old.place)
        }
        if (entry.text !== '') await_.run(keepAt(entry))
      }
    },
    /** Indexes what was kept since it was last called. */
    write(): void {
      const rows = awaited.all()
      if (rows.length === 0) return
      for (const { place, text } of rows) index.run(place, gramsOf(text))
      done.run()
    },
  }
}
