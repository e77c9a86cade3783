import { Worker } from 'node:worker_threads'
import { and, asc, desc, getTableColumns, is, Placeholder, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../store'
import type { TextPiece, TextRequest } from '../text-rows'
import { loadedDriver } from './loaded-driver'
import { tables } from './schema'
import { lineOf } from './text-cells'

const CHUNK_ROWS = 1_000
/** Pieces made ahead of the one that is being written to the network or disk. */
const AHEAD = 3
/** A reader that asks for nothing for so long is gone; its moment of the database would keep the log from shrinking. */
const STALLED_MS = 120_000

/**
 * Plain JavaScript, because a bundler would lose the file of a thread. It knows statements and figures only: the rows of
 * one chunk, then the rest of what is asked; each chunk starts past the last row of the one before.
 */
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { driver, file, chunk, whole, first, atMost, stalledMs } = workerData
  const db = new (require(driver))(file, { readonly: true, timeout: 2000 })
  db.exec('begin')
  const chunkOf = db.prepare(chunk.text).raw()
  const wholeOf = db.prepare(whole).safeIntegers()
  const fill = (place) => chunk.values.map((value) => (value && value.hole ? place[value.hole] : value))
  const encoder = new TextEncoder()
  let place = first
  let ended = false
  const stop = () => {
    clearTimeout(stalled)
    parentPort.close()
    db.close()
  }
  const stalled = setTimeout(() => { throw new Error('nobody took the export for too long') }, stalledMs)
  function piece() {
    const rows = chunkOf.all(fill(place))
    const text = []
    const moved = new Map()
    let run = ''
    const flush = () => {
      if (run === '') return
      text.push(encoder.encode(run))
      run = ''
    }
    for (const [line, , id, currency, amount, way] of rows) {
      if (line === null) {
        flush()
        text.push(wholeOf.get(id))
      } else run += line
      let sum = moved.get(currency)
      if (!sum) moved.set(currency, (sum = { currency, rows: 0, inMinor: 0n, outMinor: 0n }))
      sum.rows += 1
      if (way === 1) sum.inMinor += BigInt(amount)
      if (way === 2) sum.outMinor += BigInt(amount)
    }
    flush()
    const last = rows[rows.length - 1]
    if (last) place = { value: last[1], id: last[2] }
    ended = rows.length < atMost
    const buffers = text.filter((part) => part instanceof Uint8Array).map((part) => part.buffer)
    parentPort.postMessage({ rows: rows.length, text, moved: [...moved.values()], ended }, buffers)
  }
  parentPort.on('message', (word) => {
    if (word === 'stop') return stop()
    stalled.refresh()
    if (!ended) piece()
  })
`

type Chunk = { text: string; values: unknown[] }

/** Rows strictly past a place, in order; the place is filled in by the thread. */
function chunkStatement(read: Reader, request: TextRequest): Chunk {
  const { transactions: t } = tables
  const { orderBy, downwards } = request
  const way = sql`case when ${t.state} <> 'succeeded' then 0 when ${t.direction} = 'in' then 1 else 2 end`
  const holes = sql`(${sql.placeholder('value')}, ${sql.placeholder('id')})`
  const past: SQL = downwards ? sql`(${orderBy}, ${t.id}) < ${holes}` : sql`(${orderBy}, ${t.id}) > ${holes}`
  const order = downwards ? desc : asc
  const query = read
    .select({
      line: lineOf(request.cells, request.form),
      value: sql`${orderBy}`.as('place'),
      id: t.id,
      currency: t.currency,
      amount: t.amountMinor,
      way,
    })
    .from(t)
    .where(and(request.where, past))
    .orderBy(order(orderBy), order(t.id))
    .limit(CHUNK_ROWS)
  const built = query.toSQL()
  return {
    text: built.sql,
    values: built.params.map((value) => (is(value, Placeholder) ? { hole: value.name } : value)),
  }
}

/** A row as the driver gives it, as the rest of the program knows it. */
function asRow(raw: Record<string, unknown>): Record<string, unknown> {
  const columns = Object.entries(getTableColumns(tables.transactions))
  return Object.fromEntries(
    columns.map(([field, column]) => {
      const value = raw[column.name]
      const figure = typeof value === 'bigint' && column.dataType !== 'bigint' ? Number(value) : value
      return [field, figure === null ? null : column.mapFromDriverValue(figure)]
    }),
  )
}

type Told = { rows: number; text: (Uint8Array | Record<string, unknown>)[]; moved: TextPiece['moved']; ended: boolean }

/** What the thread says, in order; its failure comes in its place. */
function listen(thread: Worker) {
  const told: Told[] = []
  let failure: Error | undefined
  let wake: (() => void) | undefined
  const note = (change: () => void) => {
    change()
    wake?.()
  }
  thread.on('message', (piece: Told) => note(() => told.push(piece)))
  thread.on('error', (error) => note(() => (failure = error)))
  const gone = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
  thread.once('exit', (code) => note(() => (failure ??= new Error(`the export's thread ended with ${code}`))))
  return {
    gone,
    async next(): Promise<Told> {
      for (;;) {
        const piece = told.shift()
        if (piece) return piece
        if (failure) throw failure
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}

/** {@link Store.textRows} by a thread with a read-only connection of its own. */
export async function* textRows(file: string, read: Reader, request: TextRequest): AsyncGenerator<TextPiece> {
  const names = Object.values(getTableColumns(tables.transactions)).map((column) => `"${column.name}"`)
  const beyond = request.downwards ? { value: Number.MAX_SAFE_INTEGER, id: '~' } : { value: -1, id: '' }
  const thread = new Worker(THREAD, {
    eval: true,
    workerData: {
      driver: loadedDriver(),
      file,
      chunk: chunkStatement(read, request),
      whole: `select ${names.join(', ')} from transactions where id = ?`,
      first: beyond,
      atMost: CHUNK_ROWS,
      stalledMs: STALLED_MS,
    },
  })
  const heard = listen(thread)
  try {
    for (let ahead = 0; ahead < AHEAD; ahead += 1) thread.postMessage('more')
    for (;;) {
      const { ended, ...piece } = await heard.next()
      thread.postMessage('more')
      if (piece.rows > 0)
        yield { ...piece, text: piece.text.map((part) => (part instanceof Uint8Array ? part : asRow(part))) }
      if (ended) return
    }
  } finally {
    thread.postMessage('stop')
    await heard.gone
  }
}
