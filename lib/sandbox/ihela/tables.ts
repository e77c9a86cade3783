import type { Database } from 'better-sqlite3'

export const BILL_STATUSES = ['Pending', 'Paid', 'Expired', 'Error', 'Cancelled'] as const
export type BillStatus = (typeof BILL_STATUSES)[number]

export type BillRow = {
  id: number
  clientId: string
  code: string
  merchantReference: string
  user: string
  bank: string | null
  bankClientId: string | null
  francs: number
  description: string
  redirectUri: string | null
  createdAt: number
  expiresAt: number
  status: BillStatus
  /** The transaction reference in the bank; null until paid. */
  bankReference: string | null
  verifies: number
}

export type CashInRow = {
  id: number
  clientId: string
  merchantReference: string
  /** The gateway's reference; null when the cash-in was refused. */
  reference: string | null
  bankSlug: string
  account: string
  accountName: string | null
  francs: number
  description: string
  createdAt: number
  error: number
  errorMessage: string
}

/** Creates what is missing. Instants are milliseconds UTC, amounts whole Burundi francs. */
export function createIhelaTables(db: Database): void {
  db.exec(`
    create table if not exists ihela_tokens (
      token text primary key, kind text not null, clientId text not null, redirectUri text, expiresAt integer not null
    ) strict;
    create table if not exists ihela_bills (
      id integer primary key autoincrement, clientId text not null, code text not null unique,
      merchantReference text not null, user text not null, bank text, bankClientId text,
      francs integer not null check (francs > 0), description text not null, redirectUri text,
      createdAt integer not null, expiresAt integer not null, status text not null, bankReference text,
      verifies integer not null, unique (clientId, merchantReference)
    ) strict;
    create table if not exists ihela_cash_ins (
      id integer primary key autoincrement, clientId text not null, merchantReference text not null, reference text,
      bankSlug text not null, account text not null, accountName text, francs integer not null, description text not null,
      createdAt integer not null, error integer not null, errorMessage text not null
    ) strict;
    -- Every change of a merchant's balance; the balance is their sum.
    create table if not exists ihela_movements (
      id integer primary key autoincrement, clientId text not null, at integer not null, kind text not null,
      reference text not null, francs integer not null
    ) strict;
    create index if not exists ihela_movements_client on ihela_movements (clientId, francs);
    -- The merchant's own old book, oldest first: what GET /history/ihela reads.
    create table if not exists ihela_book (
      id integer primary key, kind text not null, merchantReference text not null, customerName text
    ) strict;`)
}
