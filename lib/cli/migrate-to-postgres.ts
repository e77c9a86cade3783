import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openInstallation, openStore } from '@/db/open-store'
import { env, isPostgresUrl } from '@/lib/env'
import { moveToPostgres } from './move-to-postgres'

/**
 * `npm run migrate-to-postgres [-- postgres://…] [--from FILE]`: moves an installation from its file to an empty database
 * of PostgreSQL, and proves it. Without an address DATABASE_URL names the target.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { from: { type: 'string' } } })
  const settings = env()
  const databaseUrl = positionals[0] ?? settings.databaseUrl
  if (!databaseUrl || !isPostgresUrl(databaseUrl))
    throw new Error(
      'say where to: npm run migrate-to-postgres -- postgres://USER:PASSWORD@HOST:5432/DATABASE, or set DATABASE_URL',
    )
  const file = values.from ? path.resolve(settings.root, values.from) : settings.databaseFile
  if (!existsSync(file)) throw new Error(`there is no database at ${file}. Name it with --from FILE`)
  const source = openStore({ root: settings.root, databaseFile: file })
  try {
    const target = await openInstallation({ ...settings, databaseUrl })
    try {
      console.log(`Copying ${file} to PostgreSQL. Hazina must not run meanwhile.`)
      const startedAt = Date.now()
      const moved = await moveToPostgres(source, target, { ...settings, now: new Date() }, console.log)
      const rows = [...moved.rows.values()].reduce((sum, of) => sum + of, 0)
      console.log(`
Proved: ${rows.toLocaleString('en')} rows in ${moved.rows.size} tables, the sums of every account, currency and day, ${moved.auditRecords.toLocaleString('en')} audit
records and every check of npm run verify, in ${Math.round((Date.now() - startedAt) / 1000)} s. ${file} is as it was.

Now put the address into .env as DATABASE_URL, keep HAZINA_KEY, and: npm start`)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

main().catch((error: unknown) => {
  console.error(`Nothing was moved: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
