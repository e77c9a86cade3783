import { z } from 'zod'
import type { Kernel } from '@/lib/sandbox/kernel'

const DDL = `
create table if not exists bitpesa_nonces (
  api_key text not null, nonce text not null, seen_at text not null, primary key (api_key, nonce)) strict;
create table if not exists bitpesa_senders (
  seq integer primary key autoincrement, id text not null unique, external_id text unique, state text not null,
  state_reason text, created_at text not null, attributes text not null) strict;
create table if not exists bitpesa_transactions (
  seq integer primary key autoincrement, id text not null unique, external_id text unique, sender_id text not null,
  state text not null, input_currency text not null, input_minor text not null, paid_minor text not null,
  funded_from text, funded_at text, payin_reference text, payin_methods text not null, traits text not null,
  metadata text not null, created_at text not null, expires_at text not null) strict;
create index if not exists bitpesa_transactions_newest on bitpesa_transactions (created_at, seq);
create index if not exists bitpesa_transactions_of_sender on bitpesa_transactions (sender_id, created_at, seq);
create table if not exists bitpesa_recipients (
  seq integer primary key autoincrement, id text not null unique, transaction_id text not null, state text not null,
  reason_code text, requested_amount text not null, requested_currency text not null, type text not null,
  input_minor text not null, output_currency text not null, output_minor text not null,
  payout_method_id text not null, payout_type text not null, details text not null, metadata text not null,
  cancel_requested integer not null default 0, attempts integer not null default 0, created_at text not null) strict;
create index if not exists bitpesa_recipients_of_transaction on bitpesa_recipients (transaction_id, seq);
create table if not exists bitpesa_balances (
  currency text primary key, opening_minor text not null, minor text not null) strict;
create table if not exists bitpesa_debits (
  seq integer primary key autoincrement, id text not null unique, transaction_id text not null unique,
  currency text not null, minor text not null, usd_minor text not null, running_minor text not null,
  metadata text not null, created_at text not null) strict;
create table if not exists bitpesa_webhooks (
  seq integer primary key autoincrement, id text not null unique, url text not null, events text not null,
  metadata text not null, created_at text not null) strict;
create table if not exists bitpesa_documents (
  seq integer primary key autoincrement, id text not null unique, attributes text not null, created_at text not null
) strict;`

const TABLES = ['nonces', 'senders', 'transactions', 'recipients', 'balances', 'debits', 'webhooks', 'documents']

export function createTables(kernel: Kernel): void {
  kernel.db.exec(DDL)
}

/** An empty book, before seeding. */
export function clearTables(kernel: Kernel): void {
  createTables(kernel)
  for (const table of TABLES) kernel.db.exec(`delete from bitpesa_${table}`)
}

export type JsonValue = z.core.util.JSONType
export type JsonObject = Record<string, JsonValue>
export const JsonObjectSchema = z.record(z.string(), z.json())

const Minor = z.string().transform((text) => BigInt(text))
const StoredObject = z.string().transform((text): JsonObject => JsonObjectSchema.parse(JSON.parse(text)))
const StoredList = z.string().transform((text): JsonValue[] => z.array(z.json()).parse(JSON.parse(text)))

export const SenderRow = z.object({
  id: z.string(),
  external_id: z.string().nullable(),
  state: z.enum(['initial', 'verified', 'approved', 'banned', 'rejected', 'disabled']),
  state_reason: z.string().nullable(),
  created_at: z.string(),
  attributes: StoredObject,
})
export type Sender = z.infer<typeof SenderRow>

export const TransactionRow = z.object({
  id: z.string(),
  external_id: z.string().nullable(),
  sender_id: z.string(),
  state: z.enum(['initial', 'approved', 'received', 'manual', 'paid', 'canceled', 'refunded']),
  input_currency: z.string(),
  input_minor: Minor,
  paid_minor: Minor,
  /** Null until funded. Balance money goes back to the balance on a refund; a pay-in goes back to its payer. */
  funded_from: z.enum(['balance', 'payin']).nullable(),
  funded_at: z.string().nullable(),
  payin_reference: z.string().nullable(),
  payin_methods: StoredList,
  traits: z.string().transform((text) => Traits.parse(JSON.parse(text))),
  metadata: StoredObject,
  created_at: z.string(),
  expires_at: z.string(),
})
export const Traits = z.object({ auto_refund: z.boolean(), account_validation: z.boolean() })
export type Transaction = z.infer<typeof TransactionRow>
export type TransactionState = Transaction['state']

export const RecipientRow = z.object({
  id: z.string(),
  transaction_id: z.string(),
  state: z.enum(['initial', 'pending', 'success', 'error', 'manual', 'canceled', 'refunded']),
  /** The provider's outcome code behind `state_reason_details`; null until something was reported. */
  reason_code: z.string().nullable(),
  requested_amount: z.string(),
  requested_currency: z.string(),
  type: z.enum(['person', 'business']),
  input_minor: Minor,
  output_currency: z.string(),
  output_minor: Minor,
  payout_method_id: z.string(),
  payout_type: z.string(),
  details: StoredObject,
  metadata: StoredObject,
  cancel_requested: z.number(),
  attempts: z.number(),
  created_at: z.string(),
})
export type Recipient = z.infer<typeof RecipientRow>

export const BalanceRow = z.object({ currency: z.string(), opening_minor: Minor, minor: Minor })

export const WebhookRow = z.object({ id: z.string(), url: z.string(), events: StoredList, metadata: StoredObject })
export type Webhook = z.infer<typeof WebhookRow>

export const DocumentRow = z.object({ id: z.string(), attributes: StoredObject, created_at: z.string() })

const CountRow = z.object({ n: z.number() })

/** A page of a table: newest first, with the total of the same filter. */
export function selectPage<T extends z.ZodType>(
  kernel: Kernel,
  query: {
    table: string
    where: readonly string[]
    values: readonly (string | number)[]
    page: number
    per: number
    row: T
  },
): { rows: z.infer<T>[]; total: number } {
  const { table, where, values, page, per, row } = query
  const condition = where.length > 0 ? `where ${where.join(' and ')}` : ''
  const rows = kernel.db
    .prepare(`select * from bitpesa_${table} ${condition} order by created_at desc, seq desc limit ? offset ?`)
    .all(...values, per, (page - 1) * per)
    .map((raw) => row.parse(raw))
  const total = CountRow.parse(
    kernel.db.prepare(`select count(*) n from bitpesa_${table} ${condition}`).get(...values),
  ).n
  return { rows, total }
}
