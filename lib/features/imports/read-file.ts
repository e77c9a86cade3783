import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { type Info, type Options, parse } from 'csv-parse'
import { parse as parseNow } from 'csv-parse/sync'
import type { LineProblem } from './read-line'

/** A file's first lines tell its separator and its headings. */
const HEAD_BYTES = 64 * 1024
const HEAD_RECORDS = 40
const SEPARATORS = [',', ';', '\t'] as const
/** One record longer than this is a quote that never closes. */
const RECORD_BYTES_MAX = 64 * 1024

export type Head = Readonly<{
  separator: string
  headings: readonly string[]
  /** How many records stand before the headings, such as who the statement is for. */
  before: number
  sample: readonly (readonly string[])[]
}>
export type FileRecord = Readonly<{ fileLine: number; bytes: number }> &
  (Readonly<{ record: readonly string[] }> | Readonly<{ problem: LineProblem }>)

/** Where the bytes of an import lie until it is done or put away. */
export function statementFile(folder: string, importId: string): string {
  return path.join(folder, `${importId}.csv`)
}

const options = (separator: string): Options => ({
  delimiter: separator,
  bom: true,
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: RECORD_BYTES_MAX,
})

/** The separator that gives the widest rows; the headings are the first row as wide as most rows, all of it words. */
export async function readHead(file: string): Promise<Head | undefined> {
  const text = await firstText(file)
  const readings = SEPARATORS.map((separator) => ({ separator, records: recordsOf(text, separator) }))
  const best = readings.reduce((a, b) => (usualWidth(b.records) > usualWidth(a.records) ? b : a))
  const width = usualWidth(best.records)
  const before = best.records.findIndex(
    (record) => record.length === width && record.every((cell) => cell.trim() !== '' && !/^[\d.,:\-/ ]+$/.test(cell)),
  )
  const headings = best.records[before]?.map((cell) => cell.trim())
  if (!headings || width < 2 || new Set(headings).size !== headings.length) return undefined
  return { separator: best.separator, headings, before, sample: best.records.slice(before + 1, before + 4) }
}

function usualWidth(records: readonly string[][]): number {
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  // Of widths that are as frequent, the wider: a file may hold its headings and one line only.
  return [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a), [0, 0])[0]
}

async function firstText(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const text = buffer.subarray(0, bytesRead).toString('utf8')
    // The last line may be cut in two.
    return bytesRead < HEAD_BYTES ? text : text.slice(0, text.lastIndexOf('\n') + 1)
  } finally {
    await handle.close()
  }
}

function recordsOf(text: string, separator: string): string[][] {
  return parseNow(text, { ...options(separator), to: HEAD_RECORDS, skip_records_with_error: true })
}

/** The records after the headings, one after the other, with what cannot be read as a record in its place. */
export async function* readRecords(file: string, head: Head): AsyncGenerator<FileRecord> {
  const broken: FileRecord[] = []
  const input = createReadStream(file)
  let lastBroken = -1
  const parser = parse({
    ...options(head.separator),
    info: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      const fileLine = Number(error?.lines ?? 0)
      // One line with two quotes out of place is told twice.
      if (fileLine > lastBroken) broken.push({ fileLine, bytes: input.bytesRead, problem: 'broken_quotes' })
      lastBroken = fileLine
    },
  })
  input.on('error', (error) => parser.destroy(error))
  input.pipe(parser)
  let seen = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      yield* broken.splice(0)
      seen += 1
      if (seen > head.before + 1) yield { record, fileLine: info.lines, bytes: input.bytesRead }
    }
    yield* broken.splice(0)
  } finally {
    input.destroy()
  }
}
