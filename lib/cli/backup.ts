import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openStore } from '@/db/open-store'
import { env } from '@/lib/env'
import { backUpStore, backupFileFor } from './back-up-store'

/** `npm run backup [-- PATH]`: a copy of the database, while the app runs or not. */
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true })
  const settings = env()
  if (!existsSync(settings.databaseFile))
    throw new Error(`there is no database at ${settings.databaseFile} yet: npm start makes it`)
  const [given] = positionals
  const file = given ? path.resolve(settings.root, given) : backupFileFor(settings.dataDir, settings.mode, new Date())
  const store = openStore(settings)
  const backup = await backUpStore(store, file).finally(() => store.close())
  const { databaseFile } = settings
  console.log(`Backed up ${databaseFile}
  to    ${backup.file}
  size  ${(backup.bytes / 1_048_576).toLocaleString('en', { maximumFractionDigits: 1 })} MB, read back and found whole

Keep it on another machine, and keep .env (above all HAZINA_KEY) with equal care, apart from it: without that key nobody
can confirm with a second factor, callbacks under way are refused, and the audit chain cannot be checked.

To restore: stop Hazina, then
  rm -f "${databaseFile}-wal" "${databaseFile}-shm"
  cp "${backup.file}" "${databaseFile}"
and npm start. Then npm run verify.`)
}

main().catch((error: unknown) => {
  console.error(`No backup was made: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
