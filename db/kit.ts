import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'

/**
 * The column kinds of Hazina, in PostgreSQL's types. `define(kit)` is written once against this;
 * db/sqlite/kit.ts gives the same names for SQLite, so what only one engine has does not compile.
 */
export const pgKit = {
  table: pgTable,
  text: (name: string) => text(name),
  /** Integer minor units; `bigint` in code. */
  minorUnits: (name: string) => bigint(name, { mode: 'bigint' }),
  count: (name: string) => integer(name),
  flag: (name: string) => boolean(name),
  /** A UTC instant in milliseconds. */
  instant: (name: string) => timestamp(name, { mode: 'date', withTimezone: true, precision: 3 }),
  /** Numbers rows in the order they came; search indexes and worklists point at it. */
  rowNumber: (name: string) => bigserial(name, { mode: 'number' }).primaryKey(),
  bytes: customType<{ data: Buffer; driverData: Uint8Array; notNull: false; default: false }>({
    dataType: () => 'bytea',
    // An embedded engine gives plain bytes, which say other words for toString().
    fromDriver: (value) => (Buffer.isBuffer(value) ? value : Buffer.from(value)),
  }),
  index,
  uniqueIndex,
  unique,
  check,
}

export type Kit = typeof pgKit
