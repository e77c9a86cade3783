import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import type { Store } from '@/db/store'

export type Backup = Readonly<{ file: string; bytes: number }>

/** `backups/live-2026-11-21T14-05-09Z.db` beside the data; to the second, so that two in a day never meet. */
export function backupFileFor(dataDir: string, mode: string, at: Date): string {
  return path.join(dataDir, 'backups', `${mode}-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.db`)
}

/**
 * One consistent copy of the database, while the app runs or not. It gets its name only after it was read back and found
 * whole: a file with the right name is a good backup.
 * @throws Error when the file is there already, or the copy is damaged.
 */
export async function backUpStore(store: Store, file: string): Promise<Backup> {
  if (existsSync(file)) throw new Error(`${file} is there already; a backup never replaces one`)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const unfinished = `${file}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    await store.backupTo(unfinished)
    // Accounts and names are in it: for its owner's eyes only, like the database.
    chmodSync(unfinished, 0o600)
    checkWhole(unfinished)
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
  return { file, bytes: statSync(file).size }
}

function checkWhole(file: string): void {
  const copy = new SQLite(file, { readonly: true })
  try {
    const said = String(copy.pragma('integrity_check(1)', { simple: true }))
    if (said !== 'ok') throw new Error(`the copy is damaged (${said}); the disk may be failing`)
  } finally {
    copy.close()
  }
}
