import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * drizzle-kit cannot say STRICT, and without it SQLite stores 1.5 in an INTEGER column (RELIABILITY.md trap 6).
 * Run after `drizzle-kit generate`; touches only CREATE TABLE statements that lack it.
 */
const folder = path.resolve('db/sqlite/migrations')
for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql'))) {
  const file = path.join(folder, name)
  const before = readFileSync(file, 'utf8')
  const after = before.replace(/^(CREATE TABLE [\s\S]*?\n\));/gm, '$1 STRICT;')
  if (after !== before) writeFileSync(file, after)
}
