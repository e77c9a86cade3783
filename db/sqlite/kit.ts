import {
  blob,
  check,
  customType,
  index,
  integer,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { Kit } from '../kit'

/** 64-bit INTEGER as `bigint`. A figure that the driver could only give inexactly is refused, not rounded. */
const minorUnits = customType<{ data: bigint; driverData: number | bigint }>({
  dataType: () => 'integer',
  toDriver: (value) => value,
  fromDriver(value) {
    if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error(`amount ${value} lost precision`)
    return BigInt(value)
  },
})

/**
 * The SQLite side of the kit. Drizzle's builders of the two engines behave alike for what the kit offers; the types are
 * PostgreSQL's so that one set of queries serves both (STACK.md 5).
 */
export const sqliteKit = {
  table: sqliteTable,
  text: (name: string) => text(name),
  minorUnits: (name: string) => minorUnits(name),
  count: (name: string) => integer(name),
  flag: (name: string) => integer(name, { mode: 'boolean' }),
  instant: (name: string) => integer(name, { mode: 'timestamp_ms' }),
  rowNumber: (name: string) => integer(name).primaryKey({ autoIncrement: true }),
  bytes: (name: string) => blob(name, { mode: 'buffer' }),
  index,
  uniqueIndex,
  unique,
  check,
} as unknown as Kit
