import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { and, count, eq, inArray, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/record-audit'
import type { Runtime } from '../context'
import { dropJob } from '../payments/payment-jobs'
import { compareLines } from './compare-lines'
import { accountOf, keepProgress, moveImport, PROBLEMS_MAX, type Problems, type StatementImport } from './import-row'
import { Mapping } from './mapping'
import { type FileRecord, readHead, readRecords, statementFile } from './read-file'
import { type LineProblem, lineReader } from './read-line'
import { stager, type ToStage } from './stage-lines'

/** Lines a commit: others that want to write wait so long. */
export const CHECK_CHUNK = 250
/** A file with so many bad lines is another file than its columns say. */
const BAD_LINES_MAX = 5_000
const CLEAR_CHUNK = 1_000

/**
 * Reads every line of an uploaded file and compares it with what is stored; books nothing. Ends in `ready`, or in
 * `refused` with the lines that cannot be taken. Begun again after a crash it starts over.
 */
export async function checkStatement(rt: Runtime, given: StatementImport, folder: string): Promise<void> {
  await clearLines(rt, given.id)
  const fresh = { done: 0, total: given.fileBytes, lines: 0, badLines: 0, problems: '[]' }
  const row = await rt.store.tx((tx) => keepProgress(rt, tx, given, fresh))
  const read = await readAll(rt, row, folder)
  if (read.bad.count > 0) return refuse(rt, read.row, read.bad)
  return compareAll(rt, read.row)
}

type Bad = { count: number; first: Problems }

function note(bad: Bad, problems: Problems): void {
  bad.count += problems.length
  bad.first.push(...problems.slice(0, PROBLEMS_MAX - bad.first.length))
}

/** Stages what can be read, in commits of one chunk; what cannot be read is counted and named. */
async function readAll(rt: Runtime, given: StatementImport, folder: string) {
  const account = await accountOf(rt.store, given)
  const file = statementFile(folder, given.id)
  const bad: Bad = { count: 0, first: [] }
  let row = given
  const failed = (problem: LineProblem) => {
    note(bad, [{ fileLine: 0, problem }])
    return { row, bad }
  }
  const mapping = Mapping.parse(JSON.parse(given.mapping ?? 'null'))
  const head = await readHead(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'gone' as const
    throw error
  })
  if (head === 'gone') return failed('file_gone')
  if (!head) return failed('no_header')
  const read = lineReader(mapping, head.headings, account)
  const stage = stager(rt, row, mapping.layout === 'mpesa')
  let chunk: ToStage[] = []
  const flush = async (bytes: number) => {
    const lines = chunk
    chunk = []
    row = await rt.store.tx(async (tx) => {
      const staged = await stage(tx, lines)
      note(bad, staged.problems)
      return keepProgress(rt, tx, row, { done: bytes, lines: staged.number })
    })
    await yieldToOthers()
  }
  for await (const one of readRecords(file, head)) {
    const said = understand(one, read)
    if (said && 'problem' in said) note(bad, [said])
    else if (said) chunk.push(said)
    if (bad.count > BAD_LINES_MAX) return failed('too_many')
    if (chunk.length >= CHECK_CHUNK) await flush(one.bytes)
  }
  await flush(row.fileBytes)
  return row.lines === 0 && bad.count === 0 ? failed('empty') : { row, bad }
}

function understand(one: FileRecord, read: ReturnType<typeof lineReader>): ToStage | Problems[number] | undefined {
  const { fileLine } = one
  if ('problem' in one) return { fileLine, problem: one.problem }
  const said = read(one.record)
  if (said === 'nothing moved') return undefined
  return 'problem' in said ? { fileLine, problem: said.problem } : { fileLine, line: said.line }
}

async function compareAll(rt: Runtime, given: StatementImport): Promise<void> {
  const account = await accountOf(rt.store, given)
  let row = given
  for (let after = 0; after < given.lines; after += CHECK_CHUNK) {
    const upTo = Math.min(after + CHECK_CHUNK, given.lines)
    row = await rt.store.tx(async (tx) => {
      await compareLines(rt, tx, { importId: row.id, after, upTo }, account)
      return keepProgress(rt, tx, row, { done: upTo, total: given.lines })
    })
    await yieldToOthers()
  }
  const { statementLines: l } = rt.store.t
  const counts = await rt.store.read
    .select({ verdict: l.verdict, lines: count() })
    .from(l)
    .where(eq(l.importId, row.id))
    .groupBy(l.verdict)
  const of = (verdict: (typeof counts)[number]['verdict']) => counts.find((one) => one.verdict === verdict)?.lines ?? 0
  if (of('contradicts') > 0) {
    const lines = await rt.store.read
      .select({ fileLine: l.fileLine })
      .from(l)
      .where(and(eq(l.importId, row.id), eq(l.verdict, 'contradicts')))
      .orderBy(l.number)
      .limit(PROBLEMS_MAX)
    const first = lines.map(({ fileLine }) => ({ fileLine, problem: 'contradicts' as const }))
    return refuse(rt, row, { count: of('contradicts'), first })
  }
  await rt.store.tx(async (tx) => {
    await dropJob(rt, tx, 'import', row.id)
    await moveImport(rt, tx, row, {
      state: 'ready',
      lines: counts.reduce((sum, one) => sum + one.lines, 0),
      newLines: of('new'),
      confirmingLines: of('confirms'),
      knownLines: of('known'),
      alikeLines: of('alike'),
    })
  })
}

/** Nothing of the file is kept but its name and what is wrong with it; its bytes stay for another try with other columns. */
async function refuse(rt: Runtime, row: StatementImport, bad: Bad): Promise<void> {
  await rt.store.tx(async (tx) => {
    await keepProgress(rt, tx, row, { state: 'refused', badLines: bad.count, problems: JSON.stringify(bad.first) })
    await recordAudit(rt, tx, {
      actorId: 'worker',
      action: 'import.refuse',
      subject: `import:${row.id}`,
      facts: { badLines: String(bad.count), fileSha256: row.fileSha256 },
    })
  })
  await clearLines(rt, row.id)
  await rt.store.tx((tx) => dropJob(rt, tx, 'import', row.id))
}

/** Takes the staged lines away again, in chunks; what a person left out of a finished import stays to be seen. */
export async function clearLines(rt: Runtime, importId: string, options = { keepLeftOut: false }): Promise<void> {
  const { statementLines: l } = rt.store.t
  const going = and(
    eq(l.importId, importId),
    options.keepLeftOut ? sql`(${l.decision} is null or ${l.decision} <> 'leave')` : undefined,
  )
  for (;;) {
    const rows = await rt.store.read
      .select({ rowNo: l.rowNo })
      .from(l)
      .where(going)
      .orderBy(l.number)
      .limit(CLEAR_CHUNK)
    if (rows.length === 0) return
    const ids = rows.map(({ rowNo }) => rowNo)
    await rt.store.tx(async (tx) => {
      await tx.delete(l).where(inArray(l.rowNo, ids))
    })
    await yieldToOthers()
  }
}
