import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openStore } from '@/db/open-store'
import { env } from '@/lib/env'
import { writeAnchor } from '@/lib/features/audit/anchors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { type Backup, backUpStore, backupFileFor } from './back-up-store'

/** `npm run backup [-- PATH]`: a copy of the database, while the app runs or not. */
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true })
  const settings = env()
  if (settings.databaseUrl)
    throw new Error('the data is in PostgreSQL. Back it up with: pg_dump --format=custom --file=FILE DATABASE_URL')
  if (!existsSync(settings.databaseFile))
    throw new Error(`there is no database at ${settings.databaseFile} yet: npm start makes it`)
  const [given] = positionals
  const file = given ? path.resolve(settings.root, given) : backupFileFor(settings.dataDir, settings.mode, new Date())
  const store = openStore(settings)
  try {
    const { key, mode } = settings
    const backup = await backUpStore(store, file, { key, mode, at: new Date() })
    const chain = { store, key, now: () => new Date() }
    const facts = { bytes: String(backup.bytes) }
    await store.tx((tx) =>
      recordAudit(chain, tx, { actorId: 'system', action: 'database.backup', subject: 'database', facts }),
    )
    await writeAnchor(chain, settings)
    sayBackedUp(settings.databaseFile, backup)
  } finally {
    await store.close()
  }
}

function sayBackedUp(databaseFile: string, backup: Backup): void {
  console.log(`Backed up ${databaseFile}
  to    ${backup.file}
  size  ${(backup.bytes / 1_048_576).toLocaleString('en', { maximumFractionDigits: 1 })} MB, sealed, opened again and found whole (${backup.records.toLocaleString('en')} audit records)

Keep it on another machine, and keep .env (above all HAZINA_KEY) with equal care, apart from it: only that key opens this
backup.

To restore: stop Hazina, then
  npm run restore -- "${backup.file}"
and npm start. Nothing is sent until a person has released it on the Providers page.`)
}

main().catch((error: unknown) => {
  console.error(`No backup was made: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
