import { z } from 'zod'

/** Money is a number on the way in to us, but samples show numeric strings too; text keeps it exact. */
const Amount = z.union([z.number(), z.string()]).transform(String)
const OptionalAmount = Amount.nullish().transform((value) => value ?? undefined)
const OptionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined)
const OpenObject = z.record(z.string(), z.unknown()).nullish()

const Reason = z
  .object({
    code: z.union([z.string(), z.number()]).transform(String).optional().catch(undefined),
    category: OptionalText,
    description: OptionalText,
  })
  .nullish()
  .catch(undefined)

const PayoutMethod = z.object({ type: OptionalText, details: OpenObject }).nullish()

const recipientFacts = {
  state: OptionalText,
  state_reason_details: Reason,
  requested_amount: OptionalAmount,
  requested_currency: OptionalText,
  input_amount: OptionalAmount,
  input_currency: OptionalText,
  output_amount: OptionalAmount,
  output_currency: OptionalText,
  exchange_rate: OptionalAmount,
  /** Minor units of the input currency. */
  fee_fractional: OptionalAmount,
  payout_method: PayoutMethod,
}
const Flag = z.boolean().nullish().catch(undefined)
export const RecipientWire = z.object({
  ...recipientFacts,
  id: OptionalText,
  transaction_id: OptionalText,
  editable: Flag,
  may_cancel: Flag,
  retriable: Flag,
})
export type RecipientWire = z.infer<typeof RecipientWire>
export const RecipientAnswer = z.object({ object: RecipientWire })

const transactionFacts = {
  external_id: OptionalText,
  input_currency: OptionalText,
  input_amount: OptionalAmount,
  paid_amount: OptionalAmount,
  recipients: z.array(RecipientWire).nullish(),
  metadata: OpenObject,
  created_at: OptionalText,
}
export const TransactionWire = z.object({ id: z.string().min(1), state: z.string().min(1), ...transactionFacts })
export type TransactionWire = z.infer<typeof TransactionWire>

/** A calculation stores nothing, so it has neither id nor state. */
export const CalculationWire = z.object({ object: z.object(transactionFacts) })

export const PaginationWire = z.object({
  pagination: z.object({
    current_page: z.number().int(),
    total_pages: z.number().int(),
    total_count: z.number().int(),
  }),
})
export const TransactionAnswer = z.object({ object: TransactionWire })
export const TransactionList = z.object({ object: z.array(TransactionWire) })
export const TransactionPage = TransactionList.extend({ meta: PaginationWire })
export const ExistingTransaction = z.object({
  meta: z.object({ existing: z.object({ transaction: TransactionWire }) }),
})

/** The facts of a sender are compared with ours, so all that is sent is kept. */
const SenderWire = z.looseObject({ id: z.string().min(1), external_id: OptionalText, state: OptionalText })
export type SenderWire = z.infer<typeof SenderWire>
export const SenderAnswer = z.object({ object: SenderWire })
export const SenderList = z.object({ object: z.array(SenderWire) })
export const ExistingSender = z.object({ meta: z.object({ existing: z.object({ sender: SenderWire }) }) })

/** An array even for one debit. */
export const DebitAnswer = z.object({ object: z.array(z.object({ to_id: z.string() })).min(1) })

const AccountWire = z.object({ amount: Amount, currency: z.string() })
export const AccountsAnswer = z.object({
  object: z.union([z.array(AccountWire), AccountWire.transform((account) => [account])]),
})

const Options = z.record(z.string(), z.string()).nullish().catch(undefined)
const Field = z.object({
  options: Options,
  validations: z
    .object({
      presence: z.boolean().nullish(),
      inclusion: z.object({ in: Options }).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
})
export const PaymentMethodsAnswer = z.object({
  object: z.array(
    z.object({
      type: z.string(),
      details: z.array(z.string()).nullish(),
      fields: z.record(z.string(), Field).nullish().catch(undefined),
    }),
  ),
})
export type PaymentMethodWire = z.infer<typeof PaymentMethodsAnswer>['object'][number]

export const CurrenciesAnswer = z.object({
  object: z.array(z.object({ code: z.string(), min: OptionalAmount, max: OptionalAmount })),
})

export const WebhooksPage = z.object({
  object: z.array(z.object({ id: z.string(), url: z.string(), events: z.array(z.string()) })),
  meta: PaginationWire,
})

/** A delivery has exactly these three keys. */
export const DeliveryWire = z.object({
  webhook: z.string(),
  event: z.string(),
  object: z.record(z.string(), z.unknown()),
})
export const RecipientEventWire = z.object({
  id: z.string().min(1),
  transaction_id: z.string().min(1),
  transaction_external_id: OptionalText,
  external_id: OptionalText,
  ...recipientFacts,
})
export type RecipientEventWire = z.infer<typeof RecipientEventWire>

/** `POST /v1/account_validations`: a name, an operator or a status, by corridor; or `meta.error`. */
export const ValidationAnswer = z.object({
  object: z.object({ account_name: OptionalText, mapped_mobile_provider: OptionalText, account_status: OptionalText }),
  meta: z.object({ error: OptionalText }).nullish(),
})

export const ProofsAnswer = z.object({
  object: z.array(z.object({ id: z.string(), file_name: OptionalText, url: OptionalText })),
})

const DocumentWire = z.object({
  id: z.string().min(1),
  upload_file_name: OptionalText,
  upload_content_type: OptionalText,
  upload_file_size: z.number().nullish().catch(undefined),
})
export const DocumentAnswer = z.object({ object: DocumentWire })
