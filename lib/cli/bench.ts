import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { eq } from 'drizzle-orm'
import { openStore } from '@/db/open-store'
import { env } from '@/lib/env'
import type { FeatureContext, Runtime } from '@/lib/features/context'
import { seedDemoPeople } from '@/lib/features/people/demo-people'
import { personOf } from '@/lib/features/people/person'
import { silentLog } from '@/lib/log'
import { registryOf } from '@/lib/providers/registry'
import { BENCH_KEY, openBuiltApp } from './bench/built-app'
import { callbackLines } from './bench/callbacks'
import { exportLine } from './bench/export'
import { addAccounts, fillDirectly, rawInsert, speedLine } from './bench/fill'
import { importLines, importStatement } from './bench/import'
import { httpLines, scriptLines, startLine } from './bench/pages'
import { listLines, pointRead, searchLines, sumLines } from './bench/reads'
import { printTable } from './bench/report'

const ZONE = 'Africa/Nairobi'
const TIMES = ['p50', 'p99']

/**
 * `npm run bench [-- --rows 100000 --port 5220 --no-app --only-callbacks]`: what is slow, in figures beside a baseline of the same run.
 * Works on a folder of its own; the installation's data is not touched. Takes the port and the seven after it.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '100000' },
      port: { type: 'string', default: '5220' },
      'no-app': { type: 'boolean', default: false },
      'only-callbacks': { type: 'boolean', default: false },
    },
  })
  const rows = wholeNumber('--rows', values.rows, 1_000, 100_000_000)
  const port = wholeNumber('--port', values.port, 1_024, 65_000)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-bench-'))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      clear()
      process.exit(1)
    })
  try {
    if (values['only-callbacks']) return await benchCallbacks(folder, port)
    await benchData(folder, rows)
    if (values['no-app']) return console.log('\nThe built application was left out (--no-app).')
    await benchApp(folder, port)
    await benchCallbacks(folder, port)
  } finally {
    clear()
  }
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= min && value <= max) return value
  throw new Error(`${name} wants a whole number from ${min} to ${max}, not "${text}"`)
}

async function benchData(folder: string, rows: number): Promise<void> {
  const { root } = env()
  const file = path.join(folder, 'sandbox.db')
  const store = openStore({ root, databaseFile: file })
  try {
    console.log(`Node ${process.version}, ${os.cpus().length} cores, ${os.cpus()[0]?.model ?? 'unknown processor'}.`)
    console.log(`Bringing in ${rows.toLocaleString('en')} transactions, nearly all as one statement.`)
    const ctx = await benchPerson(store)
    const accounts = await addAccounts(store)
    const end = Date.now()
    const direct = await fillDirectly(ctx, rows, end, accounts)
    const imported = await importStatement(ctx, folder, rows, end, accounts)
    const raw = await rawInsert(folder, file, root)
    printTable(
      'Recording (identity check, roll-up, search text, evidence, durable commit)',
      ['speed', 'memory grows by', 'longest wait'],
      'prepared inserts of the bare rows',
      [speedLine('lines of a provider’s list', direct, raw, ['', '']), ...importLines(imported, raw)],
    )
    console.log(`\n  database ${Math.round(statSync(file).size / 1e6)} MB`)
    const world = { store, zone: ZONE, file } as const
    const point = await pointRead(world)
    const pointWords = 'one row by its id, a prepared statement of better-sqlite3'
    printTable('A page of 50 transactions', TIMES, pointWords, await listLines(world, point))
    printTable('Search, a page of 50', TIMES, pointWords, await searchLines(world, point))
    const scanWords = 'one scan of all rows, a prepared statement of better-sqlite3'
    printTable('Sums per currency over a whole filter', TIMES, scanWords, await sumLines(world))
    const line = await exportLine(ctx, file)
    printTable(
      'CSV export',
      ['speed', 'memory grows by'],
      'sqlite3 -csv, the same columns and order; a ratio above 1 is faster',
      [line],
    )
  } finally {
    await store.close()
  }
}

/** The accountant among the demo people: what they do is recorded like anything else. */
async function benchPerson(store: FeatureContext['store']): Promise<FeatureContext> {
  const runtime: Runtime = {
    store,
    providers: registryOf([]),
    mode: 'sandbox',
    zone: ZONE,
    publicUrl: 'http://127.0.0.1',
    key: BENCH_KEY,
    merchantName: 'Soko Fresh Ltd',
    now: () => new Date(),
    log: silentLog,
  }
  await seedDemoPeople(runtime)
  const [row] = await store.read.select().from(store.t.users).where(eq(store.t.users.signInName, 'eshe')).limit(1)
  if (!row) throw new Error('no accountant among the demo people')
  return { ...runtime, actor: personOf(row) }
}

async function benchApp(folder: string, port: number): Promise<void> {
  console.log('\nStarting the built application on these rows.')
  const app = await openBuiltApp(env().root, folder, port)
  try {
    const start = await startLine(app, port + 6)
    printTable('Start-up', TIMES, 'a bare HTTP server of Node to its first answer', [start])
    const cookie = await app.signIn('amina')
    const http = await httpLines(app, cookie)
    printTable('Pages over HTTP, signed in', TIMES, 'the sign-in page of the same server', http)
    const scripts = await scriptLines(app, cookie)
    printTable('First-load JavaScript over the wire (gzip)', ['size'], 'the sign-in page of the same build', scripts)
  } finally {
    await app.stop()
  }
}

async function benchCallbacks(folder: string, port: number): Promise<void> {
  const { root } = env()
  const app = await openBuiltApp(root, folder, port)
  try {
    await app.start()
    const lines = await callbackLines(app, { root, folder, key: BENCH_KEY, floorPort: port + 7 })
    printTable(
      'Callbacks (signature verified, synchronous=FULL, answered 200)',
      ['accepted', 'p99', 'followed after'],
      'a route handler of Next.js that only stores the bytes, the same group commit; a ratio of 1 is as fast',
      lines,
    )
  } finally {
    await app.stop()
  }
}

main().catch((error: unknown) => {
  console.error(`The bench could not go on: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
