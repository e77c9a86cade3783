import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Kernel } from '@/lib/sandbox/kernel'
import { exchangeRate, majorOf, money, usdMinor } from './amounts'
import { CORRIDORS } from './corridors'
import type { Draft, DraftRecipient } from './draft'
import { mayEdit, reasonDetails, willRetry } from './outcomes'
import { findSender, senderWire } from './senders'
import {
  type JsonObject,
  type Recipient,
  RecipientRow,
  type Sender,
  type Transaction,
  TransactionRow,
  type TransactionState,
} from './tables'
import { Numeral, type WireObject } from './wire-json'

/** Unfunded after this long, a transaction is cancelled. Source: contract section 8.1. */
export const UNFUNDED_LIFE_MS = 3_600_000
const IdRow = z.object({ id: z.string() })

export function findTransaction(kernel: Kernel, id: string): Transaction | undefined {
  return TransactionRow.optional().parse(kernel.db.prepare('select * from bitpesa_transactions where id = ?').get(id))
}

export function findTransactionByExternalId(kernel: Kernel, externalId: string): Transaction | undefined {
  const raw = kernel.db.prepare('select * from bitpesa_transactions where external_id = ?').get(externalId)
  return TransactionRow.optional().parse(raw)
}

/** @throws Error when unknown: for rows that others point to. */
export function getTransaction(kernel: Kernel, id: string): Transaction {
  const transaction = findTransaction(kernel, id)
  if (!transaction) throw new Error(`transaction ${id} vanished`)
  return transaction
}

export function listTransactionIds(kernel: Kernel, condition: string, ...values: string[]): string[] {
  return kernel.db
    .prepare(`select id from bitpesa_transactions where ${condition} order by seq`)
    .all(...values)
    .map((raw) => IdRow.parse(raw).id)
}

export function findRecipient(kernel: Kernel, id: string): Recipient | undefined {
  return RecipientRow.optional().parse(kernel.db.prepare('select * from bitpesa_recipients where id = ?').get(id))
}

export function recipientsOf(kernel: Kernel, transactionId: string): Recipient[] {
  return kernel.db
    .prepare('select * from bitpesa_recipients where transaction_id = ? order by seq')
    .all(transactionId)
    .map((raw) => RecipientRow.parse(raw))
}

/** Stores a drafted transaction and its recipients; nothing is funded yet. */
export function insertTransaction(kernel: Kernel, draft: Draft, sender: Sender): Transaction {
  const id = randomUUID()
  const now = kernel.now()
  const input = draft.recipients.reduce((sum, recipient) => sum + recipient.inputMinor, 0n)
  kernel.db
    .prepare(
      `insert into bitpesa_transactions (id, external_id, sender_id, state, input_currency, input_minor, paid_minor,
        payin_reference, payin_methods, traits, metadata, created_at, expires_at)
        values (?, ?, ?, ?, ?, ?, '0', ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      draft.externalId ?? null,
      sender.id,
      sender.state === 'approved' ? 'approved' : 'initial',
      draft.inputCurrency,
      input.toString(),
      draft.payinMethods.length > 0 ? kernel.token(8, '0123456789') : null,
      JSON.stringify(draft.payinMethods),
      JSON.stringify(draft.traits),
      JSON.stringify(draft.metadata),
      now.toISOString(),
      new Date(now.getTime() + UNFUNDED_LIFE_MS).toISOString(),
    )
  for (const recipient of draft.recipients) insertRecipient(kernel, id, recipient, now)
  return getTransaction(kernel, id)
}

function insertRecipient(kernel: Kernel, transactionId: string, r: DraftRecipient, now: Date): void {
  kernel.db
    .prepare(
      `insert into bitpesa_recipients (id, transaction_id, state, requested_amount, requested_currency, type, input_minor,
        output_currency, output_minor, payout_method_id, payout_type, details, metadata, created_at)
        values (?, ?, 'initial', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[randomUUID(), transactionId, r.requestedAmount, r.requestedCurrency, r.type, r.inputMinor.toString()],
      ...[r.outputCurrency, r.outputMinor.toString(), randomUUID(), r.payoutType, JSON.stringify(r.details)],
      ...[JSON.stringify(r.metadata), now.toISOString()],
    )
}

export function setTransaction(
  kernel: Kernel,
  id: string,
  change: { state: TransactionState; fundedFrom?: 'balance' | 'payin'; inputMinor?: bigint },
): Transaction {
  const { state, fundedFrom, inputMinor } = change
  const run = (sql: string, ...values: string[]) => kernel.db.prepare(sql).run(...values, id)
  run('update bitpesa_transactions set state = ? where id = ?', state)
  if (inputMinor !== undefined)
    run('update bitpesa_transactions set input_minor = ? where id = ?', inputMinor.toString())
  if (fundedFrom) {
    const sql = 'update bitpesa_transactions set funded_from = ?, funded_at = ?, paid_minor = input_minor where id = ?'
    run(sql, fundedFrom, kernel.now().toISOString())
  }
  return getTransaction(kernel, id)
}

export function setRecipient(
  kernel: Kernel,
  before: Recipient,
  change: Partial<Pick<Recipient, 'state' | 'reason_code' | 'cancel_requested' | 'attempts' | 'details' | 'metadata'>>,
): Recipient {
  const after = { ...before, ...change }
  kernel.db
    .prepare(
      `update bitpesa_recipients set state = ?, reason_code = ?, cancel_requested = ?, attempts = ?, details = ?, metadata = ?
        where id = ?`,
    )
    .run(
      ...[after.state, after.reason_code, after.cancel_requested, after.attempts],
      ...[JSON.stringify(after.details), JSON.stringify(after.metadata), after.id],
    )
  return after
}

export function transactionWire(kernel: Kernel, t: Transaction): WireObject {
  const sender = findSender(kernel, t.sender_id)
  return {
    id: t.id,
    external_id: t.external_id,
    state: t.state,
    state_reason: null,
    input_currency: t.input_currency,
    input_amount: money(t.input_minor, t.input_currency),
    paid_amount: money(t.paid_minor, t.input_currency),
    due_amount: money(t.input_minor - t.paid_minor, t.input_currency),
    payin_reference: t.payin_reference,
    payin_methods: t.payin_methods,
    sender: sender ? senderWire(sender) : null,
    recipients: recipientsOf(kernel, t.id).map((recipient) => recipientWire(recipient, t)),
    traits: t.traits,
    metadata: t.metadata,
    created_at: t.created_at,
    expires_at: t.expires_at,
  }
}

/** Whether a recipient may be cancelled at once, and edited. Source: contract section 9.2. */
export function permissions(r: Recipient): { mayCancel: boolean; editable: boolean } {
  const pickup = CORRIDORS.get(r.payout_type)?.pickup ?? false
  if (r.state === 'initial' || r.state === 'manual') return { mayCancel: true, editable: true }
  if (r.state === 'error') return { mayCancel: true, editable: mayEdit(r.reason_code ?? '') }
  return { mayCancel: r.state === 'pending' && pickup, editable: r.state === 'pending' && pickup }
}

export function recipientWire(r: Recipient, t: Transaction): WireObject {
  const { mayCancel, editable } = permissions(r)
  const details = r.reason_code === null ? null : reasonDetails(r.reason_code)
  return {
    id: r.id,
    transaction_id: t.id,
    transaction_state: t.state,
    transaction_external_id: t.external_id,
    external_id: t.external_id,
    state: r.state,
    state_reason: details?.description ?? null,
    state_reason_details: details,
    editable,
    retriable: r.state === 'error' && willRetry(r.reason_code ?? ''),
    may_cancel: mayCancel,
    ...pricedWire({
      type: r.type,
      requestedAmount: r.requested_amount,
      requestedCurrency: r.requested_currency,
      inputMinor: r.input_minor,
      inputCurrency: t.input_currency,
      outputMinor: r.output_minor,
      outputCurrency: r.output_currency,
    }),
    payout_method: payoutMethodWire(r.payout_method_id, r.payout_type, r.details),
    metadata: r.metadata,
    created_at: r.created_at,
  }
}

export function payoutMethodWire(id: string | undefined, type: string, details: JsonObject): WireObject {
  return { id, type, details, metadata: {}, provider: CORRIDORS.get(type)?.provider ?? null }
}

/** The amounts of a recipient, the same for a stored one and for a mere calculation. */
export function pricedWire(r: {
  type: string
  requestedAmount: string
  requestedCurrency: string
  inputMinor: bigint
  inputCurrency: string
  outputMinor: bigint
  outputCurrency: string
}): WireObject {
  const rate = exchangeRate(majorOf(r.inputMinor, r.inputCurrency), majorOf(r.outputMinor, r.outputCurrency))
  return {
    type: r.type,
    requested_amount: new Numeral(r.requestedAmount),
    requested_currency: r.requestedCurrency,
    input_amount: money(r.inputMinor, r.inputCurrency),
    input_currency: r.inputCurrency,
    output_amount: money(r.outputMinor, r.outputCurrency),
    output_currency: r.outputCurrency,
    input_usd_amount: money(usdMinor(r.inputMinor, r.inputCurrency), 'USD'),
    exchange_rate: rate,
    fee_fractional: 0,
  }
}
