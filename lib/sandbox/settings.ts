import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { ProviderName } from '@/lib/sandbox/kernel'

export type SettingValue = string | number | boolean
const SettingRow = z.object({ provider: z.string(), name: z.string(), value: z.string() })
const StoredValue = z.union([z.string(), z.number(), z.boolean()])

/** The switches a tester sets with PATCH /settings; kept in the store, so a restart keeps them. */
export class Settings {
  readonly #values = new Map<string, SettingValue>()

  constructor(private readonly db: Database) {
    db.exec(
      'create table if not exists kernel_settings (provider text, name text, value text not null, primary key (provider, name)) strict',
    )
    for (const raw of db.prepare('select provider, name, value from kernel_settings').all()) {
      const row = SettingRow.parse(raw)
      this.#values.set(`${row.provider}.${row.name}`, StoredValue.parse(JSON.parse(row.value)))
    }
  }

  /** The value set, or the fallback; a value of another type counts as unset. */
  get<T extends SettingValue>(provider: ProviderName, name: string, fallback: T): T {
    const value = this.#values.get(`${provider}.${name}`)
    return value !== undefined && sameType(value, fallback) ? value : fallback
  }

  set(provider: ProviderName, name: string, value: SettingValue): void {
    this.db
      .prepare(
        'insert into kernel_settings values (?, ?, ?) on conflict (provider, name) do update set value = excluded.value',
      )
      .run(provider, name, JSON.stringify(value))
    this.#values.set(`${provider}.${name}`, value)
  }

  all(): Record<string, SettingValue> {
    return Object.fromEntries(this.#values)
  }

  clear(): void {
    this.#values.clear()
  }
}

function sameType<T extends SettingValue>(value: SettingValue, like: T): value is T {
  return typeof value === typeof like
}
