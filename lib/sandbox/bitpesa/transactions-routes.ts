import type { Hono } from 'hono'
import type { Kernel, SandboxEnv } from '@/lib/sandbox/kernel'
import { money } from './amounts'
import {
  answer,
  asObject,
  type Ctx,
  FieldErrors,
  invalid,
  listAnswer,
  page,
  readBody,
  readRoot,
  refuse,
  textOf,
} from './answers'
import { balanceOf } from './balances'
import { watchExpiry } from './cancelling'
import { debit, fundable } from './debits'
import { type Draft, type DraftMode, readDraft } from './draft'
import { startIdentityCheck } from './kyc'
import { forcePayout, markFunded } from './lifecycle'
import { pathId, route } from './route'
import { insertSender, senderWire, updateSender } from './senders'
import { announceTransaction } from './settlement'
import { selectPage, type Transaction, TransactionRow } from './tables'
import {
  findTransaction,
  getTransaction,
  insertTransaction,
  payoutMethodWire,
  pricedWire,
  transactionWire,
} from './transactions'
import type { WireObject } from './wire-json'

export function transactionRoutes(app: Hono<SandboxEnv>, kernel: Kernel): void {
  route(app, 'GET', '/transactions', 'list_transactions', (c) => {
    const where: string[] = []
    const values: string[] = []
    for (const name of ['external_id', 'sender_id']) {
      const value = c.req.query(name)
      if (value === undefined) continue
      where.push(`${name} = ?`)
      values.push(value)
    }
    const { rows, total } = selectPage(kernel, {
      table: 'transactions',
      where,
      values,
      ...page(c),
      row: TransactionRow,
    })
    return listAnswer(
      c,
      rows.map((row) => transactionWire(kernel, row)),
      total,
    )
  })

  route(app, 'POST', '/transactions/calculate', 'calculate', (c) => dryRun(kernel, c, 'calculate'))
  route(app, 'POST', '/transactions/validate', 'validate', (c) => dryRun(kernel, c, 'full'))

  route(app, 'POST', '/transactions/create_and_fund', 'create_and_fund', (c) =>
    withDraft(kernel, c, 'fund', (draft) => {
      const input = draft.recipients.reduce((sum, recipient) => sum + recipient.inputMinor, 0n)
      if (input > balanceOf(kernel, draft.inputCurrency)) {
        const errors = new FieldErrors().add('base', 'insufficient_balance')
        return invalid(
          c,
          { ...draftWire(draft), errors: errors.wire() },
          `less than ${input} in ${draft.inputCurrency}`,
        )
      }
      return kernel.db.transaction(() => {
        const transaction = create(kernel, draft)
        debit(kernel, transaction, {})
        return answer(c, 201, { object: transactionWire(kernel, getTransaction(kernel, transaction.id)) })
      })()
    }),
  )

  route(app, 'POST', '/transactions', 'create_transaction', (c) =>
    withDraft(kernel, c, 'full', (draft) =>
      kernel.db.transaction(() => answer(c, 201, { object: transactionWire(kernel, create(kernel, draft)) }))(),
    ),
  )

  route(app, 'GET', '/transactions/:id', 'get_transaction', (c) => {
    const transaction = findTransaction(kernel, pathId(c))
    if (!transaction) return refuse(c, 404, 'no transaction with this id (an external id is not an id)')
    return answer(c, 200, { object: transactionWire(kernel, transaction) })
  })

  route(app, 'POST', '/transactions/:id/payin', 'payin', (c) =>
    withTransaction(kernel, c, (transaction) => {
      const read = readBody(c)
      if (!read.ok) return read.response
      if (textOf(asObject(read.body.payin_method)?.type) === undefined) {
        const errors = new FieldErrors().add('payin_method', 'blank')
        return invalid(c, { errors: errors.wire() }, 'payin_method.type is missing')
      }
      if (!fundable(kernel, transaction)) return wrongState(kernel, c, transaction)
      return kernel.db.transaction(() => {
        const funded = markFunded(kernel, transaction, 'payin')
        return answer(c, 200, { object: transactionWire(kernel, funded) })
      })()
    }),
  )

  route(app, 'POST', '/transactions/:id/payout', 'payout', (c) =>
    withTransaction(kernel, c, (transaction) =>
      kernel.db.transaction(() =>
        forcePayout(kernel, transaction)
          ? answer(c, 200, { object: transactionWire(kernel, getTransaction(kernel, transaction.id)) })
          : wrongState(kernel, c, transaction),
      )(),
    ),
  )
}

function withTransaction(kernel: Kernel, c: Ctx, then: (transaction: Transaction) => Response): Response {
  const transaction = findTransaction(kernel, pathId(c))
  return transaction ? then(transaction) : refuse(c, 404, 'no transaction with this id')
}

function wrongState(kernel: Kernel, c: Ctx, transaction: Transaction): Response {
  const errors = new FieldErrors().add('state', 'invalid')
  const object = { ...transactionWire(kernel, transaction), errors: errors.wire() }
  return invalid(c, object, `the transaction is ${transaction.state}`)
}

function withDraft(kernel: Kernel, c: Ctx, mode: DraftMode, then: (draft: Draft) => Response): Response {
  const read = readRoot(c, 'transaction')
  if (!read.ok) return read.response
  const drafted = readDraft(kernel, read.body, mode)
  return drafted.ok ? then(drafted.draft) : invalid(c, drafted.object, drafted.why, drafted.meta)
}

function dryRun(kernel: Kernel, c: Ctx, mode: 'calculate' | 'full'): Response {
  return withDraft(kernel, c, mode, (draft) => answer(c, 200, { object: draftWire(draft) }))
}

/** Stores the sender where it is new or changed, and the transaction; says so to the subscribers. */
function create(kernel: Kernel, draft: Draft): Transaction {
  if (!draft.sender) throw new Error('a transaction is never created without its sender')
  const sender =
    draft.sender.kind === 'new'
      ? insertSender(kernel, draft.sender.fields, draft.sender.externalId)
      : draft.sender.changes
        ? updateSender(kernel, draft.sender.sender, draft.sender.changes)
        : draft.sender.sender
  if (draft.sender.kind === 'new') startIdentityCheck(kernel, sender)
  const transaction = insertTransaction(kernel, draft, sender)
  watchExpiry(kernel, transaction)
  announceTransaction(kernel, transaction, 'created')
  return transaction
}

/** The transaction with its amounts and nothing stored: no ids, no state. */
function draftWire(draft: Draft): WireObject {
  const { inputCurrency, sender } = draft
  const input = money(
    draft.recipients.reduce((sum, recipient) => sum + recipient.inputMinor, 0n),
    inputCurrency,
  )
  return {
    external_id: draft.externalId ?? null,
    input_currency: inputCurrency,
    input_amount: input,
    paid_amount: money(0n, inputCurrency),
    due_amount: input,
    payin_methods: draft.payinMethods,
    sender: sender?.kind === 'stored' ? senderWire(sender.sender) : (sender?.fields ?? null),
    recipients: draft.recipients.map((r) => ({
      ...pricedWire({ ...r, inputCurrency }),
      payout_method: payoutMethodWire(undefined, r.payoutType, r.details),
      metadata: r.metadata,
    })),
    traits: draft.traits,
    metadata: draft.metadata,
  }
}
