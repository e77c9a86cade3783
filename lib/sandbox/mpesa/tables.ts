import type { Database } from 'better-sqlite3'
import { z } from 'zod'

/** The M-Pesa sandbox's tables. Amounts are cents, times are milliseconds UTC. Idempotent. */
export function createTables(db: Database): void {
  db.exec(`
    create table if not exists mpesa_shortcodes (
      shortcode text primary key, name text not null, passkey text, payouts integer not null) strict;
    create table if not exists mpesa_initiators (
      name text primary key, password text not null, wrongInARow integer not null default 0) strict;
    create table if not exists mpesa_keys (name text primary key, privateKey text not null, certificate text not null) strict;
    create table if not exists mpesa_tokens (
      token text primary key, consumerKey text not null, expiresAt integer not null) strict;
    create table if not exists mpesa_urls (
      shortcode text primary key, version integer not null, responseType text not null,
      confirmationUrl text not null, validationUrl text not null) strict;
    create table if not exists mpesa_accounts (
      shortcode text not null, account text not null, place integer not null, balance integer not null,
      primary key (shortcode, account)) strict;
    create table if not exists mpesa_transactions (
      id integer primary key, kind text not null, state text not null, receipt text unique, shortcode text not null,
      account text not null, msisdn text not null, party text not null, amount integer not null, charge integer not null,
      reference text not null, command text not null, originatorId text, conversationId text,
      resultCode text, resultDesc text, initiatedAt integer not null, finalisedAt integer,
      balanceAfter integer, chargesAfter integer, resultUrl text, timeoutUrl text, reversedBy text,
      historic integer not null default 0) strict;
    create unique index if not exists mpesa_transactions_originator on mpesa_transactions (originatorId);
    create index if not exists mpesa_transactions_party on mpesa_transactions (msisdn, kind, finalisedAt);
    create index if not exists mpesa_transactions_queued on mpesa_transactions (state) where state = 'queued';
    create table if not exists mpesa_pushes (
      checkoutRequestId text primary key, merchantRequestId text not null, shortcode text not null, party text not null,
      command text not null, msisdn text not null, amount integer not null, reference text not null,
      callbackUrl text not null, openedAt integer not null, resultCode text, resultDesc text, receipt text) strict;
  `)
}

/** One movement of a short code, or an attempt at one. `receipt` is null until (and unless) money moved or was tried. */
export const TransactionRow = z.object({
  id: z.number(),
  kind: z.enum(['stk', 'c2b', 'b2c', 'b2b', 'reversal']),
  state: z.enum(['queued', 'completed', 'failed']),
  receipt: z.string().nullable(),
  shortcode: z.string(),
  account: z.string(),
  msisdn: z.string(),
  /** The other side as M-Pesa prints it: the person's name. */
  party: z.string(),
  amount: z.number().int(),
  charge: z.number().int(),
  reference: z.string(),
  command: z.string(),
  originatorId: z.string().nullable(),
  conversationId: z.string().nullable(),
  resultCode: z.string().nullable(),
  resultDesc: z.string().nullable(),
  initiatedAt: z.number(),
  finalisedAt: z.number().nullable(),
  balanceAfter: z.number().nullable(),
  chargesAfter: z.number().nullable(),
  resultUrl: z.string().nullable(),
  timeoutUrl: z.string().nullable(),
  reversedBy: z.string().nullable(),
  historic: z.number(),
})
export type TransactionRow = z.infer<typeof TransactionRow>

const COLUMNS = TransactionRow.keyof().options.filter((name) => name !== 'id')

/** Adds a row; the columns left out are null (or zero). */
export function insertTransaction(
  db: Database,
  row: Pick<
    TransactionRow,
    'kind' | 'state' | 'shortcode' | 'account' | 'msisdn' | 'party' | 'amount' | 'reference' | 'command' | 'initiatedAt'
  > &
    Partial<TransactionRow>,
): number {
  const full = { charge: 0, historic: 0, ...row }
  const values = COLUMNS.map((name) => full[name] ?? null)
  const sql = `insert into mpesa_transactions (${COLUMNS.join(', ')}) values (${COLUMNS.map(() => '?').join(', ')})`
  return Number(db.prepare(sql).run(values).lastInsertRowid)
}

export function findTransaction(db: Database, by: 'id' | 'receipt' | 'originatorId', value: string | number) {
  const row = db.prepare(`select * from mpesa_transactions where ${by} = ?`).get(value)
  return row === undefined ? undefined : TransactionRow.parse(row)
}

/** A prompt sent to a phone; `resultCode` is null while it waits. */
export const PushRow = z.object({
  checkoutRequestId: z.string(),
  merchantRequestId: z.string(),
  shortcode: z.string(),
  party: z.string(),
  command: z.string(),
  msisdn: z.string(),
  amount: z.number().int(),
  reference: z.string(),
  callbackUrl: z.string(),
  openedAt: z.number(),
  resultCode: z.string().nullable(),
  resultDesc: z.string().nullable(),
  receipt: z.string().nullable(),
})
export type PushRow = z.infer<typeof PushRow>

const ShortcodeRow = z.object({
  shortcode: z.string(),
  name: z.string(),
  passkey: z.string().nullable(),
  /** 1 when the short code has the B2C product. */
  payouts: z.number(),
})

export function findShortcode(db: Database, shortcode: string) {
  const row = db.prepare('select * from mpesa_shortcodes where shortcode = ?').get(shortcode)
  return row === undefined ? undefined : ShortcodeRow.parse(row)
}

const UrlsRow = z.object({
  shortcode: z.string(),
  version: z.number(),
  responseType: z.string(),
  confirmationUrl: z.string(),
  validationUrl: z.string(),
})
export type RegisteredUrls = z.infer<typeof UrlsRow>

export function findUrls(db: Database, shortcode: string): RegisteredUrls | undefined {
  const row = db.prepare('select * from mpesa_urls where shortcode = ?').get(shortcode)
  return row === undefined ? undefined : UrlsRow.parse(row)
}
