import type { Context, Hono } from 'hono'
import { decimals, francsFrom } from '@/lib/sandbox/ihela/amounts'
import { findBank, limitProblem } from '@/lib/sandbox/ihela/banks'
import { bankReferenceOf } from '@/lib/sandbox/ihela/bill-outcome'
import { findCustomer } from '@/lib/sandbox/ihela/customers'
import { getMerchant, type Merchant, merchantFrancs, moveFrancs } from '@/lib/sandbox/ihela/merchants'
import { bearerMerchant, unauthorized } from '@/lib/sandbox/ihela/oauth'
import { FieldErrors, requestFields } from '@/lib/sandbox/ihela/request-fields'
import type { CashInRow } from '@/lib/sandbox/ihela/tables'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'

const SILENCE_MS = 30_000

/** `cash-in/`: pays from the merchant into a customer's account. `error` in the answer decides, not the HTTP status. */
export function mountCashIn(app: Hono<SandboxEnv>, kernel: Kernel): void {
  const path = '/api/v1/payments/cash-in'
  app.on('POST', [path, `${path}/`], operation('cash_in'), async (c) => {
    const merchant = bearerMerchant(kernel, c)
    if (!merchant) return unauthorized(c)
    const fields = await requestFields(c)
    const errors = cashInErrors(fields)
    if (errors.any) {
      kernel.note(c, `refused: ${errors.words}`)
      return c.json(errors.body, 400)
    }
    const account = fields.get('account') ?? ''
    if (account.endsWith('500')) return brokenPage(kernel, c)
    const row = performCashIn(kernel, merchant, fields)
    if (row.error) kernel.note(c, `refused: ${row.errorMessage}`)
    if (account.endsWith('504')) {
      kernel.note(c, 'scripted: executed, but the answer is held back for 30 s')
      await new Promise<void>((resolve) => kernel.later(SILENCE_MS, 'cash-in without an answer', resolve))
    }
    return c.json(cashInBody(row))
  })
}

function performCashIn(kernel: Kernel, merchant: Merchant, fields: Map<string, string>): CashInRow {
  const input = {
    clientId: merchant.clientId,
    merchantReference: fields.get('merchant_reference') ?? '',
    bankSlug: fields.get('bank_slug') ?? '',
    account: fields.get('account') ?? '',
    francs: francsFrom(fields.get('amount') ?? '') ?? 0,
    description: fields.get('description') ?? '',
    createdAt: kernel.now().getTime(),
  }
  return kernel.db.transaction(() => {
    const customer = findCustomer(kernel, input.bankSlug, input.account)
    const problem = customer?.accountNumber === input.account ? refusal(kernel, input) : 'Account not found'
    const row = writeCashIn(kernel, { ...input, accountName: customer?.name ?? null }, problem)
    if (row.reference !== null) {
      kernel.move({
        provider: 'ihela',
        kind: 'cashin',
        providerReference: row.reference,
        merchantReference: row.merchantReference,
        amount: decimals(row.francs),
        currency: 'BIF',
        from: merchant.title,
        to: row.account,
      })
    }
    return row
  })()
}

/** Writes the cash-in and, unless there is a problem, takes it from the merchant's balance. */
export function writeCashIn(
  kernel: Kernel,
  input: Omit<CashInRow, 'id' | 'reference' | 'error' | 'errorMessage'>,
  problem: string | undefined,
): CashInRow {
  const values = { ...input, error: problem === undefined ? 0 : 1, errorMessage: problem ?? 'Success' }
  const columns = Object.keys(values)
  const { lastInsertRowid } = kernel.db
    .prepare(`insert into ihela_cash_ins (${columns}) values (${columns.map((name) => `@${name}`)})`)
    .run(values)
  const id = Number(lastInsertRowid)
  if (problem !== undefined) return { ...values, id, reference: null }
  // Far above the numbers of bills, so that no two movements share a reference.
  const reference = bankReferenceOf(getMerchant(input.clientId).id, 1_000_000 + id)
  kernel.db.prepare('update ihela_cash_ins set reference = ? where id = ?').run(reference, id)
  const { clientId, createdAt, francs } = input
  moveFrancs(kernel, { clientId, at: createdAt, kind: 'cashin', reference, francs: -francs })
  return { ...values, id, reference }
}

function refusal(
  kernel: Kernel,
  input: { clientId: string; merchantReference: string; account: string; bankSlug: string; francs: number },
) {
  if (kernel.outcome('ihela', 'cash_in', [input.merchantReference, input.account]) === 'refused')
    return 'Refused by the bank of the receiver'
  const limit = limitProblem(findBank(input.bankSlug), 'in', input.francs)
  if (limit) return limit
  const done = kernel.db
    .prepare('select 1 from ihela_cash_ins where clientId = ? and merchantReference = ? and error = 0')
    .get(input.clientId, input.merchantReference)
  if (done !== undefined) return 'Duplicate merchant reference'
  return input.francs > merchantFrancs(kernel, input.clientId) ? 'Insufficient balance' : undefined
}

function cashInErrors(fields: Map<string, string>): FieldErrors {
  const errors = new FieldErrors()
  errors.require(fields, 'bank_slug', 'account', 'amount', 'merchant_reference', 'description')
  const slug = fields.get('bank_slug')
  if (slug !== undefined && !findBank(slug)) errors.add('bank_slug', `Bank ${slug} does not exist.`)
  const amount = fields.get('amount')
  const francs = amount === undefined ? undefined : francsFrom(amount)
  if (amount !== undefined && francs === undefined) errors.add('amount', 'A valid whole number is required.')
  if (francs !== undefined && francs < 1) errors.add('amount', 'Ensure this value is greater than or equal to 1.00.')
  return errors
}

function brokenPage(kernel: Kernel, c: Context<SandboxEnv>): Response {
  kernel.note(c, 'scripted: an account that ends in 500 gets an error page, nothing was executed')
  return new Response('<!doctype html><title>Server Error (500)</title><h1>Server Error (500)</h1>', {
    status: 500,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })
}

function cashInBody(row: CashInRow) {
  return {
    bank_slug: row.bankSlug,
    account: row.account,
    amount: decimals(row.francs),
    description: row.description,
    merchant_reference: row.merchantReference,
    error: row.error === 1,
    error_message: row.errorMessage,
    reference: row.reference,
  }
}
