import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { openStore } from '@/db/open-store'
import type { Settings } from '@/lib/env'
import { readHead, writeAnchor } from '@/lib/features/audit/anchors'
import { ensureBaseline } from '@/lib/features/audit/baseline'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { keepRowMarks } from '@/lib/features/audit/row-marks'
import { brokenChecks, verifyEverything } from '@/lib/features/audit/verify-everything'
import { holdUnsent, placeHold } from '@/lib/features/providers/hold'
import { type BackupHead, openBackup } from './sealed-backup'

export type Restored = Readonly<{ setAside: string | null; held: number; records: number; madeAt: string }>
type Place = Pick<Settings, 'root' | 'databaseFile' | 'anchorFile' | 'key' | 'zone' | 'mode'>

/** SQLite's own companions of a database file. */
const COMPANIONS = ['', '-wal', '-shm'] as const

/**
 * Puts a backup in place of the database. It is opened, read whole, verified and held before anything is moved, and what was there
 * is kept under another name. Nothing is sent from it until a person releases it: the provider knows more than it does.
 * @throws Error while the app runs, or when the backup is damaged or does not verify; then nothing has changed.
 */
export async function restoreStore(place: Place, backup: string, now: Date): Promise<Restored> {
  if (!existsSync(backup)) throw new Error(`there is no ${backup}`)
  refuseWhileOpen(place.databaseFile)
  const incoming = `${place.databaseFile}.incoming`
  removeFile(incoming)
  try {
    const head = await openBackup(
      backup,
      createWriteStream(incoming, { mode: 0o600, flags: 'wx', flush: true }),
      place.key,
    )
    if (head.mode !== place.mode)
      throw new Error(`this is a backup of ${head.mode} mode, and Hazina is in ${place.mode} mode`)
    const prepared = await prepare(place, incoming, now, head)
    const setAside = moveAside(place.databaseFile, now)
    for (const companion of COMPANIONS)
      if (existsSync(incoming + companion)) renameSync(incoming + companion, place.databaseFile + companion)
    await noteRestored(place, now)
    return { ...prepared, setAside, madeAt: head.madeAt }
  } finally {
    removeFile(incoming)
  }
}

/** A database that others have open cannot leave the write-ahead mode: SQLite itself tells. */
function refuseWhileOpen(file: string): void {
  if (!existsSync(file)) return
  const connection = new SQLite(file, { timeout: 200 })
  try {
    connection.pragma('journal_mode = delete')
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      throw new Error('Hazina runs on this database: stop it first')
    // Damaged, which may be why it is replaced: it is set aside as it is.
  } finally {
    connection.close()
  }
}

async function prepare(
  place: Place,
  file: string,
  now: Date,
  head: BackupHead,
): Promise<{ held: number; records: number }> {
  checkWhole(file)
  const store = openStore({ root: place.root, databaseFile: file })
  const chain = { store, key: place.key, now: () => now }
  try {
    const end = await readHead(store)
    if ((end?.number ?? 0) !== head.records || (end?.hash ?? '') !== head.auditHead)
      throw new Error('this backup does not verify: its audit log does not end where the backup says')
    keepRowMarks(chain)
    await ensureBaseline(chain)
    const verdict = await verifyEverything(store, { key: place.key, zone: place.zone, now, anchors: [] })
    const [broken] = brokenChecks(verdict, 'safety')
    if (broken) throw new Error(`this backup does not verify: ${broken.rule}: ${broken.broken[0]}`)
    const { sessions } = store.t
    const held = await store.tx(async (tx) => {
      await placeHold(chain, tx, { cause: 'restored', detail: '' })
      const ids = await holdUnsent(chain, tx)
      // Who signed out, or was shut out, since the backup does not come in again by it.
      await tx.update(sessions).set({ endedAt: now })
      const facts = { heldPayments: String(ids.length), records: String(verdict.audit.records) }
      await recordAudit(chain, tx, { actorId: 'system', action: 'database.restore', subject: 'database', facts })
      return ids.length
    })
    return { held, records: verdict.audit.records }
  } finally {
    await store.close()
  }
}

function checkWhole(file: string): void {
  const connection = new SQLite(file, { readonly: true })
  try {
    const said = String(connection.pragma('integrity_check(1)', { simple: true }))
    if (said !== 'ok') throw new Error(`this backup is damaged (${said})`)
  } finally {
    connection.close()
  }
}

function moveAside(file: string, now: Date): string | null {
  if (!existsSync(file)) return null
  const aside = `${file}.before-restore-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
  for (const companion of COMPANIONS) if (existsSync(file + companion)) renameSync(file + companion, aside + companion)
  return aside
}

/** From here on the restored log is the one that later starts are compared with. */
async function noteRestored(place: Place, now: Date): Promise<void> {
  const store = openStore(place)
  try {
    await writeAnchor({ store, key: place.key, now: () => now }, place, 'restored')
  } finally {
    await store.close()
  }
}

function removeFile(file: string): void {
  for (const companion of COMPANIONS) rmSync(file + companion, { force: true })
}
