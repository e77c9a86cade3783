import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openInstallation, openStore } from '@/db/open-store'
import { findFileDamage, findRowDamage } from '@/db/sqlite/find-damage'
import type { Still } from '@/db/store'
import type { Settings } from '@/lib/env'
import type { Anchor } from '@/lib/features/audit/anchor-file'
import type { Check } from '@/lib/features/audit/check'
import { type Verdict, verifyEverything } from '@/lib/features/audit/verify-everything'
import { keepTotalsOfZone } from '@/lib/features/transactions/recount-totals'
import { searchText } from '@/lib/features/transactions/transaction-line'

type Place = Pick<Settings, 'root' | 'dataDir' | 'databaseFile' | 'databaseUrl' | 'key' | 'zone'>

/**
 * Everything that can be found wrong with an installation, of one moment, while it runs: what must hold of log and money,
 * and for a file, that every byte that matters is the one that was written. A server keeps checksums of its own.
 * @param noted heads of the audit log noted down outside the database
 * @throws Error when the database cannot even be opened or copied.
 */
export async function verifyInstallation(
  place: Place,
  noted: readonly Anchor[],
  anchorProblem: string | null,
): Promise<Verdict> {
  const look = (still: Still) =>
    verifyEverything(still, {
      key: place.key,
      zone: place.zone,
      now: new Date(),
      anchors: noted.toSorted((a, b) => a.number - b.number),
      anchorProblem,
    })
  if (place.databaseUrl === undefined) return verifyFile(place, look)
  const store = await openInstallation(place)
  return store.snapshot(look).finally(() => store.close())
}

async function verifyFile(place: Place, look: (still: Still) => Promise<Verdict>): Promise<Verdict> {
  const { root, databaseFile, zone } = place
  if (!existsSync(databaseFile)) throw new Error(`there is no database at ${databaseFile}`)
  const folder = mkdtempSync(path.join(place.dataDir, 'verify-'))
  try {
    const copyFile = path.join(folder, 'copy.db')
    const running = openStore(place)
    await running.backupTo(copyFile).finally(() => running.close())
    const broken = [
      ...findFileDamage(databaseFile, path.join(root, 'db', 'sqlite', 'migrations')),
      ...findRowDamage(copyFile, searchText),
    ]
    const whole: Check = {
      invariant: null,
      rule: 'the file is whole, and its rows are the ones that were written',
      broken,
    }
    const copy = openStore({ root, databaseFile: copyFile })
    try {
      // As the application does at its start; a database that it has not opened since the last upgrade is behind.
      await keepTotalsOfZone(copy, zone, new Date())
      const verdict = await look(copy)
      return { ...verdict, checks: [whole, ...verdict.checks] }
    } finally {
      await copy.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
