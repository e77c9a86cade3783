import path from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { restoreStore } from './restore-store'

/** `npm run restore -- FILE`: puts a backup in place of the database, while Hazina is stopped. */
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [given] = positionals
  if (!given) throw new Error('say which backup: npm run restore -- FILE')
  const settings = env()
  if (settings.databaseUrl)
    throw new Error('the data is in PostgreSQL. Restore it with pg_restore, into a fresh database')
  const backup = path.resolve(settings.root, given)
  const { setAside, held, records, madeAt } = await restoreStore(settings, backup, new Date())
  console.log(`Restored ${settings.databaseFile}
  from  ${backup} of ${madeAt}, opened, read whole and verified (${records} audit records)
${setAside ? `  kept  what was there: ${setAside}\n` : ''}
Start Hazina now. It receives and asks as ever, but sends nothing: whatever was paid since this backup is unknown to it.
  1. Let the statements and messages of the providers come in, and compare: Inbox, Transactions, the provider's portal.
  2. ${held} payments of this backup were not sent when it was made. Each may have been sent since.
  3. An administrator releases sending on the Providers page, with a reason; those ${held} only if they were compared.`)
}

main().catch((error: unknown) => {
  console.error(`Nothing was restored: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
