import { createRequire } from 'node:module'
import path from 'node:path'

/**
 * The very copy of the driver that this process has loaded. Two copies of SQLite in one process undo each other's file
 * locks, so a second one is never looked for.
 */
export function loadedDriver(): string {
  const { cache } = createRequire(path.join(process.cwd(), 'any.js'))
  const end = path.join('better-sqlite3', 'lib', 'index.js')
  const found = Object.keys(cache).find((file) => file.endsWith(end))
  if (!found) throw new Error('better-sqlite3 is not loaded in this process')
  return found
}
