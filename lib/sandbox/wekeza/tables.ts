import type { Database } from 'better-sqlite3'

export type AccountRow = {
  id: string
  alias: string | null
  number: string
  name: string
  type: string
  currency: 'KES' | 'USD' | 'EUR'
  currentMinor: number
  status: 'ACTIVE' | 'FROZEN' | 'CLOSED'
  openedAt: number
  updatedAt: number
  /** 0: an account of another customer of the bank. Money can be sent to it, its owner never let us look inside. */
  listed: number
  customerId: string
  customerName: string
  email: string | null
  phone: string | null
  segment: 'RETAIL' | 'SME' | 'CORPORATE'
  interestRate: number
  minimumMinor: number
}

export type TransactionRow = {
  seq: number
  id: string
  accountId: string
  at: number
  valueDate: string
  type: 'CREDIT' | 'DEBIT'
  amountMinor: number
  currency: 'KES' | 'USD' | 'EUR'
  description: string
  reference: string
  channel: string
  balanceAfterMinor: number
  counterparty: string | null
  location: string | null
  metadata: string | null
}

export type PaymentRow = {
  id: string
  clientId: string
  idempotencyKey: string
  bodyHash: string
  sourceId: string
  destinationNumber: string
  destinationName: string | null
  amountMinor: number
  currency: 'KES' | 'USD' | 'EUR'
  description: string
  reference: string
  method: string
  scheduledDate: string | null
  metadata: string
  riskScore: number
  status: string
  createdAt: number
  updatedAt: number
  completedAt: number | null
  cancelledAt: number | null
  cancelReason: string | null
  failedAt: number | null
  failureCode: string | null
  failureReason: string | null
  history: string
}

export type StkRow = {
  checkoutRequestId: string
  id: string
  clientId: string
  merchantRequestId: string
  phone: string
  amountMinor: number
  reference: string
  description: string
  status: 'PENDING' | 'COMPLETED' | 'FAILED' | 'CANCELLED'
  resultCode: number | null
  resultDesc: string | null
  receipt: string | null
  createdAt: number
  updatedAt: number
  completedAt: number | null
}

export type WebhookRow = {
  id: string
  clientId: string
  url: string
  events: string
  secret: string
  status: string
  createdAt: number
}

export type DeliveryRow = {
  id: string
  webhookId: string
  eventId: string
  eventType: string
  /** The envelope without its metadata, as JSON. */
  event: string
  status: 'PENDING' | 'SUCCESS' | 'FAILED'
  attempts: number
  responseCode: number | null
  deliveredAt: number | null
  lastAttemptAt: number | null
  error: string | null
}

export type BatchRow = {
  id: string
  clientId: string
  idempotencyKey: string
  bodyHash: string
  currency: 'KES' | 'USD' | 'EUR'
  createdAt: number
  /** The payments' ids, as JSON. */
  payments: string
}

export type ConsentRow = {
  id: string
  clientId: string
  customerId: string
  scopes: string
  status: 'ACTIVE' | 'REVOKED' | 'EXPIRED'
  grantedAt: number
  expiresAt: number
  lastUsedAt: number
}

/** Creates what is missing. Instants are milliseconds UTC, amounts minor units. */
export function createWekezaTables(db: Database): void {
  db.exec(`
    create table if not exists wekeza_tokens (
      token text primary key, kind text not null, clientId text not null, scope text not null, expiresAt integer not null,
      -- Codes only: the address they were made for, and the PKCE challenge.
      redirectUri text, challenge text
    ) strict;
    create table if not exists wekeza_accounts (
      id text primary key, alias text, number text not null unique, name text not null, type text not null,
      currency text not null, currentMinor integer not null, status text not null, openedAt integer not null,
      updatedAt integer not null, listed integer not null, customerId text not null, customerName text not null,
      email text, phone text, segment text not null, interestRate real not null, minimumMinor integer not null
    ) strict;
    create table if not exists wekeza_transactions (
      seq integer primary key autoincrement, id text not null unique, accountId text not null, at integer not null,
      valueDate text not null, type text not null, amountMinor integer not null check (amountMinor > 0),
      currency text not null, description text not null, reference text not null, channel text not null,
      balanceAfterMinor integer not null, counterparty text, location text, metadata text
    ) strict;
    create index if not exists wekeza_transactions_page on wekeza_transactions (accountId, at desc, seq desc);
    create table if not exists wekeza_payments (
      id text primary key, clientId text not null, idempotencyKey text not null, bodyHash text not null,
      sourceId text not null, destinationNumber text not null, destinationName text, amountMinor integer not null,
      currency text not null, description text not null, reference text not null, method text not null,
      scheduledDate text, metadata text not null, riskScore real not null, status text not null,
      createdAt integer not null, updatedAt integer not null, completedAt integer, cancelledAt integer,
      cancelReason text, failedAt integer, failureCode text, failureReason text, history text not null,
      unique (clientId, idempotencyKey)
    ) strict;
    create table if not exists wekeza_stk (
      checkoutRequestId text primary key, id text not null, clientId text not null, merchantRequestId text not null,
      phone text not null, amountMinor integer not null, reference text not null, description text not null,
      status text not null, resultCode integer, resultDesc text, receipt text, createdAt integer not null,
      updatedAt integer not null, completedAt integer
    ) strict;
    create table if not exists wekeza_batches (
      id text primary key, clientId text not null, idempotencyKey text not null, bodyHash text not null,
      currency text not null, createdAt integer not null, payments text not null, unique (clientId, idempotencyKey)
    ) strict;
    create table if not exists wekeza_consents (
      id text primary key, clientId text not null unique, customerId text not null, scopes text not null,
      status text not null, grantedAt integer not null, expiresAt integer not null, lastUsedAt integer not null
    ) strict;
    create table if not exists wekeza_webhooks (
      id text primary key, clientId text not null, url text not null, events text not null, secret text not null,
      status text not null, createdAt integer not null
    ) strict;
    create table if not exists wekeza_deliveries (
      id text primary key, webhookId text not null, eventId text not null, eventType text not null, event text not null,
      status text not null, attempts integer not null, responseCode integer, deliveredAt integer, lastAttemptAt integer,
      error text
    ) strict;`)
}
