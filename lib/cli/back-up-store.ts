import { createHash } from 'node:crypto'
import { closeSync, createReadStream, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import SQLite from 'better-sqlite3'
import type { Store } from '@/db/store'
import { openBackup, sealBackup } from './sealed-backup'

export type Backup = Readonly<{ file: string; bytes: number; records: number }>
export type BackupFacts = Readonly<{ key: Buffer; mode: 'sandbox' | 'live'; at: Date }>

/** `backups/live-2026-11-21T14-05-09Z.backup` beside the data; to the second, so that two in a day never meet. */
export function backupFileFor(dataDir: string, mode: string, at: Date): string {
  return path.join(dataDir, 'backups', `${mode}-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`)
}

/**
 * One consistent copy of the database, sealed with a key of the installation, while the app runs or not. It gets its name
 * only after it was opened again and found to be the same: a file with the right name is a good backup.
 * @throws Error when the file is there already, or the copy is damaged.
 */
export async function backUpStore(store: Store, file: string, { key, mode, at }: BackupFacts): Promise<Backup> {
  if (existsSync(file)) throw new Error(`${file} is there already; a backup never replaces one`)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const [plain, unfinished] = [`${file}.plain`, `${file}.unfinished`]
  const clear = () => [plain, unfinished].forEach((one) => void rmSync(one, { force: true }))
  clear()
  try {
    // For its owner's eyes only, from its first byte: SQLite fills an empty file.
    closeSync(openSync(plain, 'wx', 0o600))
    await store.backupTo(plain)
    const log = readWhole(plain)
    await sealBackup(plain, unfinished, key, { madeAt: at.toISOString(), mode, ...log })
    const [copied, sealed] = [createHash('sha256'), createHash('sha256')]
    await pipeline(createReadStream(plain), copied)
    await openBackup(unfinished, sealed, key)
    if (copied.digest('hex') !== sealed.digest('hex'))
      throw new Error('the sealed copy differs from the database; the disk may be failing')
    renameSync(unfinished, file)
    return { file, bytes: statSync(file).size, records: log.records }
  } finally {
    clear()
  }
}

/** Reads a copy whole, and the end of its audit log. */
function readWhole(file: string): { records: number; auditHead: string } {
  const copy = new SQLite(file, { readonly: true })
  try {
    const said = String(copy.pragma('integrity_check(1)', { simple: true }))
    if (said !== 'ok') throw new Error(`the copy is damaged (${said}); the disk may be failing`)
    const head = copy.prepare('select number, hash from audit order by number desc limit 1').get() as
      | { number: number; hash: string }
      | undefined
    return { records: head?.number ?? 0, auditHead: head?.hash ?? '' }
  } finally {
    copy.close()
  }
}
