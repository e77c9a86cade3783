import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { and, desc, eq, isNotNull, lte } from 'drizzle-orm'
import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, type Runtime, requirePermission } from '../context'
import { keepLease, setJob } from '../payments/payment-jobs'
import { findActivePerson } from '../people/queries'
import { readTransactionFilter } from '../transactions/filter'
import { type Composed, compose, exportShowsAccounts } from './compose'
import { recordExport, writeSums } from './export-transactions'
import { FILE_KIND, type Layout } from './layouts'
import { readChoice, type SaveExportInput } from './schemas'

/** How long a finished file is kept. */
export const EXPORT_LIFE_MS = 7 * 86_400_000
const EXPIRE_EVERY_MS = 3_600_000
/** A part file of a process that died; no export takes so long. */
const STRAY_MS = 86_400_000
const PROGRESS_EVERY_MS = 1_000
const LISTED_MAX = 100

export type ExportRow = Store['t']['exportsLog']['$inferSelect']
/** Where kept files lie: below the data folder. */
export type ExportPlace = Readonly<{ dataDir: string }>

const folderOf = ({ dataDir }: ExportPlace) => path.join(dataDir, 'exports')
const fileOf = (place: ExportPlace, row: Pick<ExportRow, 'id'>) => path.join(folderOf(place), row.id)

/** A person orders a file that is made in the background. Its rows end at the newest one that their screen knew of. */
export async function orderExport(ctx: FeatureContext, input: SaveExportInput): Promise<{ exportId: string }> {
  requirePermission(ctx, 'export.run')
  const choice = readChoice(input, ctx.zone)
  const file = await compose(ctx, readTransactionFilter(input.filter), choice, input.upto)
  const exportId = await ctx.store.tx(async (tx) => {
    const id = await recordExport(ctx, tx, file, choice, 'waiting')
    await setJob(ctx, tx, 'export', id, ctx.now())
    return id
  })
  return { exportId }
}

async function findExport(store: Store, id: string): Promise<ExportRow | undefined> {
  const [row] = await store.read.select().from(store.t.exportsLog).where(eq(store.t.exportsLog.id, id)).limit(1)
  return row
}

/** The worker makes an ordered file, with the rights that its person has now; whoever lost them gets none. */
export async function runExport(rt: Runtime, id: string, place: ExportPlace): Promise<void> {
  const row = await findExport(rt.store, id)
  if (row?.state !== 'waiting') return
  const actor = await findActivePerson(rt.store, rt.store.read, row.userId)
  if (!actor?.permissions.has('export.run')) return settle(rt, row, { state: 'failed' }, 'export.refused')
  const ctx: FeatureContext = { ...rt, actor }
  const filter = readTransactionFilter(JSON.parse(row.filter) as Record<string, string>)
  const file = await compose(ctx, filter, readChoice(row, rt.zone), row.upToRow)
  mkdirSync(folderOf(place), { recursive: true, mode: 0o700 })
  // Each try writes a file of its own: one that lost its lease spoils nothing.
  const part = `${fileOf(place, row)}.${newId(rt.now())}.part`
  try {
    const kept = await writeFile(rt, row, file, part)
    renameSync(part, fileOf(place, row))
    const expiresAt = new Date(rt.now().getTime() + EXPORT_LIFE_MS)
    const { written } = file
    await settle(
      rt,
      row,
      {
        ...kept,
        state: 'ready',
        doneRows: written.rows,
        fileSums: writeSums(written.sums),
        showsAccounts: exportShowsAccounts(ctx),
        expiresAt,
      },
      'export.ready',
    )
  } finally {
    rmSync(part, { force: true })
  }
}

/** Writes and hashes; others see how far it is, and that its worker lives. */
async function writeFile(rt: Runtime, row: ExportRow, file: Composed, part: string) {
  const hash = createHash('sha256')
  let bytes = 0
  let toldAt = 0
  async function* watched() {
    for await (const piece of file.bytes) {
      hash.update(piece)
      bytes += piece.byteLength
      if (Date.now() - toldAt > PROGRESS_EVERY_MS) {
        toldAt = Date.now()
        await tellProgress(rt, row, file.written.rows)
      }
      yield piece
    }
  }
  await pipeline(Readable.from(watched()), createWriteStream(part, { mode: 0o600, flush: true }))
  return { sha256: hash.digest('hex'), bytes }
}

async function tellProgress(rt: Runtime, row: ExportRow, doneRows: number): Promise<void> {
  const { exportsLog } = rt.store.t
  await rt.store.tx(async (tx) => {
    await tx.update(exportsLog).set({ doneRows }).where(eq(exportsLog.id, row.id))
    await keepLease(rt, tx, 'export', row.id)
  })
}

async function settle(rt: Runtime, row: ExportRow, change: Partial<ExportRow>, action: string): Promise<void> {
  const { exportsLog } = rt.store.t
  await rt.store.tx(async (tx) => {
    const moved = await tx
      .update(exportsLog)
      .set(change)
      .where(and(eq(exportsLog.id, row.id), eq(exportsLog.state, row.state)))
      .returning({ id: exportsLog.id })
    if (moved.length === 0) return
    const facts = { rows: String(change.doneRows ?? row.doneRows), sha256: change.sha256 ?? row.sha256 ?? '' }
    await recordAudit(rt, tx, { actorId: 'worker', action, subject: `export:${row.id}`, facts })
  })
}

/** Everybody's newest exports, downloads and files. */
export async function listExports(ctx: FeatureContext): Promise<ExportRow[]> {
  requirePermission(ctx, 'export.run')
  const { exportsLog } = ctx.store.t
  return ctx.store.read.select().from(exportsLog).orderBy(desc(exportsLog.at), desc(exportsLog.id)).limit(LISTED_MAX)
}

/** Only for whoever ordered it, and not for somebody who has lost the right to see the accounts in it. */
export function mayDownload(ctx: FeatureContext, row: ExportRow): boolean {
  return row.userId === ctx.actor.id && (!row.showsAccounts || exportShowsAccounts(ctx))
}

/**
 * A kept file for its person; each download is in the audit log.
 * @throws AppError `not_found` where there is none for this person, `forbidden` when their rights have shrunk.
 */
export async function openSavedExport(ctx: FeatureContext, id: string, place: ExportPlace) {
  requirePermission(ctx, 'export.run')
  const row = await findExport(ctx.store, id)
  const isThere = row?.state === 'ready' && row.expiresAt !== null && row.expiresAt > ctx.now()
  if (!row || row.userId !== ctx.actor.id || !isThere) throw new AppError('not_found', `export ${id}`)
  if (!mayDownload(ctx, row)) throw new AppError('forbidden', `${ctx.actor.id} may not see accounts any more`)
  const file = fileOf(place, row)
  if (!existsSync(file)) throw new AppError('not_found', `the file of export ${id} is gone`)
  await ctx.store.tx((tx) =>
    recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'export.downloaded',
      subject: `export:${id}`,
      facts: { rows: String(row.doneRows), sha256: row.sha256 ?? '' },
    }),
  )
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield* createReadStream(file)
  }
  return { fileName: row.fileName, type: FILE_KIND[row.layout as Layout].type, bytes: bytes() }
}

/** Deletes the files whose time is over, and what a process that died left half written; then waits for the next hour. */
export async function expireExports(rt: Runtime, place: ExportPlace): Promise<void> {
  const { exportsLog } = rt.store.t
  const over = await rt.store.read
    .select()
    .from(exportsLog)
    .where(and(eq(exportsLog.state, 'ready'), isNotNull(exportsLog.expiresAt), lte(exportsLog.expiresAt, rt.now())))
    .limit(1_000)
  for (const row of over) {
    rmSync(fileOf(place, row), { force: true })
    await settle(rt, row, { state: 'expired' }, 'export.expired')
  }
  for (const name of existsSync(folderOf(place)) ? readdirSync(folderOf(place)) : []) {
    const file = path.join(folderOf(place), name)
    if (name.endsWith('.part') && rt.now().getTime() - statSync(file).mtimeMs > STRAY_MS) rmSync(file, { force: true })
  }
  await rt.store.tx((tx) => setJob(rt, tx, 'expire_exports', 'all', new Date(rt.now().getTime() + EXPIRE_EVERY_MS)))
}
