import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '@/db/open-store'
import { newId } from '@/db/uuid-v7'
import { readAnchors } from '@/lib/features/audit/anchor-file'
import { refuseBrokenLog, writeAnchor } from '@/lib/features/audit/anchors'
import { ensureBaseline } from '@/lib/features/audit/baseline'
import { brokenChecks } from '@/lib/features/audit/verify-everything'
import { storeEvent } from '@/lib/features/inbox/store-event'
import { dispatchPayment } from '@/lib/features/payments/dispatch-payment'
import { openEngine, success } from '@/lib/features/payments/engine-fixture'
import { openSession } from '@/lib/features/people/sessions'
import { verifyInstallation } from './verify-installation'

/**
 * Row 32 of lib/FAULT-MATRIX.md: a byte that a broken disk changed is refused at the start or named by `npm run verify`.
 * Where neither says a word the byte must not matter, and that is proved, not assumed: every row of every table, the
 * schema and the search read as before, rows are numbered on from no number that is taken, and every index agrees with its
 * table. Such bytes are free pages, the unused room between the cells of a page, counters of SQLite's header (change counter,
 * version of the library), and entries of the search's index that newer ones took the place of.
 */
const FLIPS = { database: 150, log: 25, anchors: 25 } as const
const SEED = 20_261_128

const KEY = Buffer.alloc(32, 7)
let folder: string
const at = (name: string) => path.join(folder, name)
const place = () => ({
  root: path.resolve('.'),
  dataDir: folder,
  databaseFile: at('trial.db'),
  databaseUrl: undefined,
  anchorFile: at('trial.jsonl'),
  key: KEY,
  zone: 'Africa/Nairobi' as const,
  mode: 'live' as const,
})

/** The same numbers on every run, so that a finding can be looked at again (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** An installation in which a payout was paid, another one waits, messages came, and somebody is signed in. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-flip-'))
  const store = openStore({ root: path.resolve('.'), databaseFile: at('trial.db') })
  const engine = await openEngine(store)
  const { rt } = engine
  await ensureBaseline(rt)
  for (let index = 0; index < 3; index += 1) {
    const paid = await engine.approvedPayout({ purpose: `Tomatoes, week ${index}`, duplicateReason: 'another week' })
    engine.b2c.outcome = { kind: 'accepted', providerReference: `CONV-${index}` }
    await dispatchPayment(rt, paid.id, 'worker-1')
    await engine.tell(paid.id, success({ receipt: `UKK7RT61S${index}` }))
  }
  await engine.approvedPayout({ duplicateReason: 'another week' })
  await store.tx(async (tx) => {
    for (let index = 0; index < 20; index += 1)
      await storeEvent(rt, tx, {
        provider: 'mpesa',
        source: 'callback',
        door: 'results',
        authenticity: 'token',
        dedupKey: `message ${index}`,
        rawBody: Buffer.from(JSON.stringify({ Result: { ResultCode: index } })),
        paymentId: null,
        attemptId: null,
        verdict: 'orphan',
        note: 'nobody waits for it',
        search: '',
      })
    await openSession(rt, tx, (await engine.as('amina')).actor.id)
    await tx.insert(store.t.balanceSnapshots).values({
      id: newId(),
      accountId: engine.accountId,
      availableMinor: 5_000_000n,
      currentMinor: 5_000_000n,
      unclearedMinor: null,
      source: 'callback',
      at: rt.now(),
    })
  })
  const beside = new SQLite(at('trial.db'))
  beside.pragma('wal_checkpoint(TRUNCATE)')
  beside.close()
  // From here on everything stands in the write-ahead log only, as after a power cut.
  await engine.approvedPayout({ purpose: 'In the log only', duplicateReason: 'another one' })
  await writeAnchor({ store, key: KEY, now: rt.now }, place())
  copyFileSync(at('trial.db'), at('logged.db'))
  copyFileSync(at('trial.db-wal'), at('logged.db-wal'))
  await store.close()
  copyFileSync(at('trial.db'), at('whole.db'))
  copyFileSync(at('trial.jsonl'), at('whole.jsonl'))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Which = keyof typeof FLIPS

function arrange(which: Which): void {
  for (const companion of ['', '-wal', '-shm']) rmSync(at(`trial.db${companion}`), { force: true })
  copyFileSync(at(which === 'log' ? 'logged.db' : 'whole.db'), at('trial.db'))
  if (which === 'log') copyFileSync(at('logged.db-wal'), at('trial.db-wal'))
  copyFileSync(at('whole.jsonl'), at('trial.jsonl'))
}

const FILES: Readonly<Record<Which, string>> = { database: 'trial.db', log: 'trial.db-wal', anchors: 'trial.jsonl' }

/** Who says a word: the start, verify, or nobody. */
async function saidBy(): Promise<string | undefined> {
  try {
    const { anchors, problem } = readAnchors(place().anchorFile, KEY)
    const verdict = await verifyInstallation(place(), anchors, problem)
    const [broken] = brokenChecks(verdict, 'safety')
    if (broken) return `verify: ${broken.rule}: ${broken.broken[0]}`
  } catch (error) {
    return `verify: ${error instanceof Error ? error.message : String(error)}`
  }
  try {
    const store = openStore(place())
    await refuseBrokenLog({ store, key: KEY, now: () => new Date() }, place()).finally(() => store.close())
    return undefined
  } catch (error) {
    return `start: ${error instanceof Error ? error.message : String(error)}`
  }
}

/**
 * What the search's index holds: walked through, and asked for each of its words; now, and after all its segments were joined.
 * The segments also hold what newer ones took the place of, which nothing reads.
 */
function searchIn(connection: SQLite.Database): unknown {
  connection.exec('create virtual table temp.words using fts5vocab(main, transactions_grams, instance)')
  const walk = connection.prepare<[], { term: string; doc: bigint }>(
    'select term, doc from temp.words order by term, doc',
  )
  const ask = connection
    .prepare<[string], bigint>('select rowid from transactions_grams where transactions_grams match ? order by rowid')
    .pluck()
  const read = () => {
    const held = walk.all()
    const words = [...new Set(held.map(({ term }) => term))]
    return { held, found: words.map((word) => [word, ask.all(`"${word}"`)]) }
  }
  const now = read()
  connection.exec("insert into transactions_grams (transactions_grams) values ('optimize')")
  return { now, joined: read() }
}

/** Everything that can be read of an installation, whatever byte it stands in; throws where an index disagrees. */
function everythingIn(): string {
  const connection = new SQLite(at('trial.db'))
  connection.defaultSafeIntegers()
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
    const schema = connection.prepare<[], { name: string; type: string; sql: string | null }>(
      'select type, name, tbl_name, sql from sqlite_schema order by type, name',
    )
    const listed = schema.all()
    const tables = listed.filter(
      ({ name, type, sql }) =>
        type === 'table' &&
        name !== 'sqlite_sequence' &&
        name !== 'transactions_grams_data' &&
        !sql?.startsWith('CREATE VIRTUAL'),
    )
    // A gap in the numbers of lines and messages is nothing; in the audit log it would be a missing record.
    const numbers = connection
      .prepare<[], { name: string; seq: bigint }>('select name, seq from sqlite_sequence order by name')
      .all()
      .map(({ name, seq }) => {
        const last = connection.prepare<[], bigint>(`select coalesce(max(rowid), 0) from "${name}"`).pluck().get() ?? 0n
        return [name, name === 'audit' ? seq : seq >= last]
      })
    const rows = tables.map(({ name }) => [name, connection.prepare(`select * from "${name}" order by 1`).raw().all()])
    const searched = searchIn(connection)
    return JSON.stringify(
      { listed, rows, numbers, searched, anchors: readAnchors(at('trial.jsonl'), KEY) },
      (_, value) => (typeof value === 'bigint' ? `${value}n` : Buffer.isBuffer(value) ? value.toString('hex') : value),
    )
  } finally {
    connection.close()
  }
}

test('nothing is found where nothing was changed', async () => {
  for (const which of ['database', 'log', 'anchors'] as const) {
    arrange(which)
    expect(await saidBy()).toBeUndefined()
  }
}, 120_000)

test.each(Object.entries(FLIPS) as [Which, number][])(
  'a flipped byte of the %s, %i times at random, is refused or reported, or is shown to change nothing',
  async (which, times) => {
    arrange(which)
    const before = everythingIn()
    const random = randomFrom(SEED)
    const silent: string[] = []
    let reported = 0
    for (let trial = 0; trial < times; trial += 1) {
      arrange(which)
      const file = at(FILES[which])
      const bytes = readFileSync(file)
      // A small file is mostly empty room, which is zeros: every other flip is of a byte that says something.
      const written = [...bytes.keys()].filter((each) => trial % 2 === 0 || bytes[each] !== 0)
      const offset = written[random(written.length)] ?? 0
      bytes[offset] = (bytes[offset] ?? 0) ^ (1 + random(255))
      writeFileSync(file, bytes)
      if (await saidBy()) reported += 1
      else if (everythingIn() !== before) silent.push(`byte ${offset} of the ${which}`)
    }
    expect(silent).toEqual([])
    // Enough of them mattered, or the test proves nothing.
    expect(reported).toBeGreaterThan(times / 3)
    expect(existsSync(at('trial.db'))).toBe(true)
  },
  1_500_000,
)
