import { readMigrationFiles } from 'drizzle-orm/migrator'

/**
 * The migrations that a database has behind it are the first ones of ours: one that a later version wrote holds what this
 * one does not know of, and would not keep.
 * @param there when each of its migrations was made, as Drizzle notes it, oldest first
 * @throws Error that says what to do.
 */
export function refuseLaterSchema(there: readonly number[], migrationsFolder: string): void {
  const ours = readMigrationFiles({ migrationsFolder }).map((migration) => migration.folderMillis)
  if (there.every((when, index) => when === ours[index])) return
  throw new Error(
    'Hazina cannot start: this database was written by another version of Hazina, probably a later one. Start that version, or put a backup from before it in place: npm run restore -- FILE.',
  )
}
