import type { Context, Hono } from 'hono'
import { decimals, francsFrom, instantMicro } from '@/lib/sandbox/ihela/amounts'
import { findBank, limitProblem } from '@/lib/sandbox/ihela/banks'
import { verifiedBill } from '@/lib/sandbox/ihela/bill-outcome'
import { getMerchant, type Merchant } from '@/lib/sandbox/ihela/merchants'
import { bearerMerchant, unauthorized } from '@/lib/sandbox/ihela/oauth'
import { FieldErrors, requestFields } from '@/lib/sandbox/ihela/request-fields'
import type { BillRow, BillStatus } from '@/lib/sandbox/ihela/tables'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'

const CODE_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const WEEK_MS = 7 * 86_400_000
/** Mobile-money bills live minutes, not days (contract 6.3). */
const MOBILE_BILL_MS = 10 * 60_000

const MESSAGES: Readonly<Record<BillStatus, string>> = {
  Pending: 'The bill is waiting for payment',
  Paid: 'The bill has been paid',
  Expired: 'The bill has expired',
  Error: 'The payment failed',
  Cancelled: 'The bill was cancelled',
}

/** `bill/init/` and `bill/verify/`. */
export function mountBills(app: Hono<SandboxEnv>, kernel: Kernel): void {
  const init = '/api/v1/payments/bill/init'
  app.on('POST', [init, `${init}/`], operation('bill_init'), async (c) => {
    const merchant = bearerMerchant(kernel, c)
    if (!merchant) return unauthorized(c)
    const fields = await requestFields(c)
    const errors = billErrors(kernel, merchant, fields)
    // Callers of the public client read `bill` without looking: it is there, and empty.
    if (errors.any) {
      kernel.note(c, `refused: ${errors.words}`)
      return c.json({ ...errors.body, bill: {} }, 400)
    }
    return c.json({ bill: billBody(kernel, insertBill(kernel, merchant, fields)) })
  })

  const verify = '/api/v1/payments/bill/verify'
  app.on('POST', [verify, `${verify}/`], operation('bill_verify'), async (c) => {
    const merchant = bearerMerchant(kernel, c)
    if (!merchant) return unauthorized(c)
    const fields = await requestFields(c)
    const errors = new FieldErrors()
    errors.require(fields, 'code', 'reference')
    if (errors.any) return c.json({ ...errors.body, bill: {} }, 400)
    // The names are swapped on purpose: `code` is the merchant's reference, `reference` the gateway's bill code.
    const merchantReference = fields.get('code') ?? ''
    const found = findBill(kernel, merchant, merchantReference, fields.get('reference') ?? '')
    if (!found) {
      kernel.note(c, `refused: no bill of this merchant has both this reference and this code`)
      hintAtSwap(kernel, c, merchant, fields)
      return c.json({ errors: { bill: ['not found'] }, bill: {} }, 404)
    }
    const bill = verifiedBill(kernel, found)
    const { bankReference, code, status } = bill
    return c.json({
      bill: {
        bank_reference: bankReference,
        reference: code,
        code: merchantReference,
        status,
        message: MESSAGES[status],
      },
    })
  })
}

/** The bill code of a day: `BILL-20200813-B8GUIUDIN0`. */
export function billCode(ms: number, ending: string): string {
  return `BILL-${new Date(ms).toISOString().slice(0, 10).replaceAll('-', '')}-${ending}`
}

export function confirmationUri(kernel: Kernel, code: string): string {
  return `${kernel.baseUrl('ihela')}/u/operations/bill/confirm/${code}`
}

/** What the payer sees: the gateway puts the merchant before the text and the reference after it. */
export function shownDescription(bill: BillRow): string {
  const merchant = getMerchant(bill.clientId)
  return `${merchant.title} (${merchant.id}) ${bill.description} ${bill.merchantReference}`
}

export function billLifeMs(kernel: Kernel, bank: string | null): number {
  return bank !== null && findBank(bank)?.type === 'MOB'
    ? kernel.setting('ihela', 'mobileBillMs', MOBILE_BILL_MS)
    : kernel.setting('ihela', 'billMs', WEEK_MS)
}

function billErrors(kernel: Kernel, merchant: Merchant, fields: Map<string, string>): FieldErrors {
  const errors = new FieldErrors()
  errors.require(fields, 'amount', 'user', 'description', 'merchant_reference')
  const amount = fields.get('amount')
  const francs = amount === undefined ? undefined : francsFrom(amount)
  if (amount !== undefined && francs === undefined) errors.add('amount', 'A valid whole number is required.')
  if (francs !== undefined && francs < 1) errors.add('amount', 'Ensure this value is greater than or equal to 1.00.')
  const slug = bankOf(fields)
  if (slug !== null && !findBank(slug)) errors.add('bank', `Bank ${slug} does not exist.`)
  if (slug !== null && slug === kernel.setting<string>('ihela', 'inactiveBank', '')) {
    errors.add('bank', `Bank ${slug} is not active.`)
  }
  const limit = slug !== null && francs !== undefined ? limitProblem(findBank(slug), 'out', francs) : undefined
  if (limit) errors.add('amount', limit)
  const redirect = fields.get('redirect_uri')
  if (redirect !== undefined && !URL.canParse(redirect)) errors.add('redirect_uri', 'Enter a valid URL.')
  const registered = kernel.setting<string>('ihela', 'registeredRedirects', '')
  if (redirect !== undefined && registered !== '' && !registered.split(' ').includes(redirect)) {
    errors.add('redirect_uri', 'This URL is not registered for this client.')
  }
  const used = kernel.db
    .prepare('select 1 from ihela_bills where clientId = ? and merchantReference = ?')
    .get(merchant.clientId, fields.get('merchant_reference') ?? '')
  if (used !== undefined) errors.add('merchant_reference', 'already used')
  return errors
}

function bankOf(fields: Map<string, string>): string | null {
  return fields.get('bank') ?? fields.get('bank_slug') ?? null
}

function insertBill(kernel: Kernel, merchant: Merchant, fields: Map<string, string>): BillRow {
  const createdAt = kernel.now().getTime()
  const bank = bankOf(fields)
  const bill = {
    clientId: merchant.clientId,
    code: billCode(createdAt, kernel.token(10, CODE_ALPHABET)),
    merchantReference: fields.get('merchant_reference') ?? '',
    user: fields.get('user') ?? '',
    bank,
    bankClientId: fields.get('bank_client_id') ?? null,
    francs: francsFrom(fields.get('amount') ?? '') ?? 0,
    description: fields.get('description') ?? '',
    redirectUri: fields.get('redirect_uri') ?? null,
    createdAt,
    expiresAt: createdAt + billLifeMs(kernel, bank),
    status: 'Pending' as const,
    bankReference: null,
    verifies: 0,
  }
  return { ...bill, id: writeBill(kernel, bill) }
}

/** Writes the row as it is; answers its number. */
export function writeBill(kernel: Kernel, bill: Omit<BillRow, 'id'>): number {
  const columns = Object.keys(bill)
  const { lastInsertRowid } = kernel.db
    .prepare(`insert into ihela_bills (${columns}) values (${columns.map((name) => `@${name}`)})`)
    .run(bill)
  return Number(lastInsertRowid)
}

function findBill(kernel: Kernel, merchant: Merchant, merchantReference: string, code: string): BillRow | undefined {
  return kernel.db
    .prepare<[string, string, string], BillRow>(
      'select * from ihela_bills where clientId = ? and merchantReference = ? and code = ?',
    )
    .get(merchant.clientId, merchantReference, code)
}

function hintAtSwap(kernel: Kernel, c: Context<SandboxEnv>, merchant: Merchant, fields: Map<string, string>): void {
  const swapped = findBill(kernel, merchant, fields.get('reference') ?? '', fields.get('code') ?? '')
  if (swapped)
    kernel.note(
      c,
      'verify wants code = your merchant_reference and reference = the BILL-… code; these came the other way round',
    )
}

function billBody(kernel: Kernel, bill: BillRow) {
  return {
    merchant: { title: getMerchant(bill.clientId).title },
    amount: decimals(bill.francs),
    currency: 108,
    currency_info: {
      iso_code: 108,
      iso_alpha_code: 'BIF',
      title: 'BURUNDIAN FRANC',
      abbreviation: 'BIF',
      operation_min_amount: '1.00',
    },
    description: shownDescription(bill),
    merchant_reference: bill.merchantReference,
    status: { label: 'Initiated', value: 'I', css: 'tag is-info' },
    expired: false,
    code: bill.code,
    redirect_uri: bill.redirectUri,
    confirmation_uri: confirmationUri(kernel, bill.code),
    payment_reference: bill.bankReference,
    created_at: instantMicro(bill.createdAt),
  }
}
