import { z } from 'zod'

/** Money comes as a JSON number in major units; text keeps its shortest exact form. */
const Amount = z.union([z.number(), z.string()]).transform(String)
const OptionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined)
const OptionalAmount = Amount.nullish().transform((text) => text ?? undefined)

export const TokenWire = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
  refresh_token: OptionalText,
  scope: OptionalText,
})
/** Tokens are refused in the OAuth shape, not in that of the API. */
export const TokenErrorWire = z.object({ error: z.string(), error_description: OptionalText })

/** The API's error envelope; `details` is optional and open. */
export const ErrorWire = z.object({
  error: z.object({
    code: z.string(),
    message: OptionalText,
    details: z.record(z.string(), z.unknown()).nullish(),
    retryAfter: z.coerce.number().nonnegative().optional().catch(undefined),
  }),
  requestId: OptionalText,
})

const Party = z.object({ accountId: OptionalText, accountNumber: OptionalText, accountName: OptionalText }).nullish()

const paymentFacts = {
  status: z.string().min(1),
  amount: OptionalAmount,
  currency: OptionalText,
  reference: OptionalText,
  sourceAccount: Party,
  destinationAccount: Party,
  completedAt: OptionalText,
  failureCode: OptionalText,
  failureReason: OptionalText,
  /** Ours, echoed: names the instruction that made this payment. */
  metadata: z.record(z.string(), z.unknown()).nullish(),
}
export const PaymentWire = z.object({
  id: z.string().min(1),
  ...paymentFacts,
  fees: z.object({ amount: OptionalAmount, currency: OptionalText }).nullish(),
  cancelReason: OptionalText,
})
export type PaymentWire = z.infer<typeof PaymentWire>

const Pagination = z.object({
  page: z.number().int(),
  totalPages: z.number().int(),
  totalRecords: z.number().int(),
  hasNext: z.boolean().optional(),
})

export const PaymentListWire = z.object({
  data: z.array(
    z.object({ id: z.string(), status: z.string(), amount: Amount, currency: z.string(), reference: OptionalText }),
  ),
  pagination: Pagination,
})

/** `POST /payments/bulk`: each item is an ordinary payment from then on. */
export const BulkWire = z.object({
  batchId: OptionalText,
  payments: z.array(
    z.object({ id: z.string().min(1), status: z.string(), amount: OptionalAmount, reference: z.string() }),
  ),
})

export const StkAcceptedWire = z.object({
  checkoutRequestId: z.string().min(1),
  id: OptionalText,
  status: OptionalText,
})
export const StkStatusWire = z.object({
  checkoutRequestId: z.string().min(1),
  status: z.string().min(1),
  phoneNumber: OptionalText,
  amount: OptionalAmount,
  resultCode: z.coerce.number().int().nullish().catch(undefined),
  resultDesc: OptionalText,
  mpesaReceiptNumber: OptionalText,
  completedAt: OptionalText,
})
export type StkStatusWire = z.infer<typeof StkStatusWire>

export const AccountListWire = z.object({
  data: z.array(z.object({ id: z.string(), accountNumber: z.string(), accountName: z.string(), currency: z.string() })),
  pagination: Pagination,
})

export const BalanceWire = z.object({
  accountId: z.string(),
  accountNumber: OptionalText,
  balance: z.object({
    available: Amount,
    current: Amount,
    pending: OptionalAmount,
    currency: z.string(),
  }),
})
export type BalanceWire = z.infer<typeof BalanceWire>

export const TransactionWire = z.object({
  id: z.string().min(1),
  transactionDate: z.string(),
  type: z.enum(['CREDIT', 'DEBIT']),
  amount: Amount,
  currency: z.string(),
  description: OptionalText,
  reference: OptionalText,
  channel: OptionalText,
  balanceAfter: OptionalAmount,
  counterparty: z.object({ name: OptionalText, accountNumber: OptionalText }).nullish(),
  status: OptionalText,
})
export type TransactionWire = z.infer<typeof TransactionWire>
export const TransactionListWire = z.object({ data: z.array(TransactionWire), pagination: Pagination })

export const EventWire = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  data: z.record(z.string(), z.unknown()),
})
export const PaymentEventWire = z.object({ paymentId: z.string().min(1), ...paymentFacts })
/** `transaction.posted`: the same facts as a statement line under other names, without counterparty and channel. */
export const PostedEventWire = z.object({
  transactionId: z.string().min(1),
  accountId: OptionalText,
  accountNumber: OptionalText,
  type: z.enum(['CREDIT', 'DEBIT']),
  amount: Amount,
  currency: z.string(),
  description: OptionalText,
  reference: OptionalText,
  balanceAfter: OptionalAmount,
  transactionDate: z.string(),
})
export type PostedEventWire = z.infer<typeof PostedEventWire>

export const WebhookListWire = z.object({
  data: z.array(
    z.object({ id: z.string(), url: z.string(), events: z.array(z.string()), status: z.string().default('ACTIVE') }),
  ),
})
