/** Gets a PostgreSQL for the tests that need several connections (db/postgres/server-fixture.ts finds it). */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { aptInstall } from './apt.mjs'
import { say } from './words.mjs'

const INSTALLED = '/usr/lib/postgresql'
const VERSION_MIN = 15

function isThere() {
  if (process.env.PG_URL) return true
  if (!existsSync(INSTALLED)) return false
  const versions = readdirSync(INSTALLED).filter((version) => Number(version) >= VERSION_MIN)
  return versions.some((version) => existsSync(path.join(INSTALLED, version, 'bin/initdb')))
}

/** Without one the repository's functions are tested on PGlite, and several processes on a file only; it is said. */
export async function getPostgres() {
  if (isThere()) return
  say('No PostgreSQL found. Installing the distribution’s (apt-get install postgresql): about a minute.')
  await aptInstall('postgresql')
  if (!isThere())
    say(
      `No PostgreSQL ${VERSION_MIN} or newer to be had here: PGlite stands in. Set PG_URL to a server to test on one.`,
    )
}
