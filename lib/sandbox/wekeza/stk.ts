import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { toDecimal } from '@/lib/core/money'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import type { PromptEnd } from '@/lib/sandbox/phones'
import { findAccount } from '@/lib/sandbox/wekeza/accounts'
import { postAndTell } from '@/lib/sandbox/wekeza/payment-life'
import { jsonBody } from '@/lib/sandbox/wekeza/request-body'
import type { StkRow } from '@/lib/sandbox/wekeza/tables'
import { authorise } from '@/lib/sandbox/wekeza/tokens'
import { instant, instantOrNull, invalidField, jsonAmount, minorFromJson, WekezaError } from '@/lib/sandbox/wekeza/wire'

/** The collected money lands here: the merchant's own operations account. */
export const COLLECTION_ACCOUNT_ID = 'acc_soko_operations'
const PAYBILL_SHOWN = 'Wekeza 522533'
const RECEIPT_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const AMOUNT_MINOR_MAX = 25_000_000

const Push = z.object({
  phoneNumber: z.string(),
  amount: z.number(),
  accountReference: z.string().min(1).max(50),
  transactionDesc: z.string().max(200).default('Payment via M-Pesa'),
})

type Outcome = Pick<StkRow, 'status' | 'resultCode' | 'resultDesc'>
const TIMEOUT: Outcome = { status: 'FAILED', resultCode: 1037, resultDesc: 'DS timeout user cannot be reached' }
const NO_FUNDS: Outcome = {
  status: 'FAILED',
  resultCode: 1,
  resultDesc: 'The balance is insufficient for the transaction',
}
const PAID: Outcome = {
  status: 'COMPLETED',
  resultCode: 0,
  resultDesc: 'The service request is processed successfully',
}
const OUTCOMES: Readonly<Record<PromptEnd, Outcome>> = {
  pay: PAID,
  wrong_pin: { status: 'FAILED', resultCode: 2001, resultDesc: 'The initiator information is invalid' },
  cancel: { status: 'CANCELLED', resultCode: 1032, resultDesc: 'Request cancelled by user' },
  no_funds: NO_FUNDS,
  ignore: TIMEOUT,
  unreachable: TIMEOUT,
  expired: TIMEOUT,
}

/** The end of a prompt that a scripted result code stands for. */
const END_OF_CODE: Readonly<Record<string, PromptEnd>> = {
  '0': 'pay',
  '1': 'no_funds',
  '1032': 'cancel',
  '1037': 'unreachable',
  '2001': 'wrong_pin',
}

/** `POST /payments/mpesa/stkpush` (and the spelling of other SDKs) and its status. */
export function mountStk(app: Hono<SandboxEnv>, kernel: Kernel): void {
  const push = (c: Context<SandboxEnv>) => {
    const clientId = authorise(kernel, c, 'payments.write')
    const input = jsonBody<z.output<typeof Push>>(c, Push)
    const amountMinor = minorFromJson(input.amount, 'KES')
    if (amountMinor === undefined || amountMinor <= 0 || amountMinor > AMOUNT_MINOR_MAX || amountMinor % 100 !== 0) {
      throw new WekezaError(400, 'INVALID_AMOUNT', 'M-Pesa takes whole shillings from 1 to 250,000', {
        field: 'amount',
      })
    }
    const msisdn = msisdnOf(input.phoneNumber)
    const row = insertStk(kernel, clientId, input, amountMinor)
    const scripted = END_OF_CODE[kernel.outcome('wekeza', 'stk_push', [msisdn, row.reference]) ?? '']
    if (scripted) kernel.later(300, 'scripted prompt', () => endStk(kernel, row.checkoutRequestId, scripted))
    else ring(kernel, row, msisdn)
    const { id, checkoutRequestId, merchantRequestId, status } = row
    const createdAt = instant(row.createdAt)
    return c.json({
      id,
      checkoutRequestId,
      merchantRequestId,
      status,
      phoneNumber: row.phone,
      amount: input.amount,
      createdAt,
    })
  }
  app.post('/api/v1/payments/mpesa/stkpush', operation('stk_push'), push)
  app.post('/api/v1/payments/mpesa/stk-push', operation('stk_push'), push)

  app.get('/api/v1/payments/mpesa/:checkoutRequestId/status', operation('stk_status'), (c) => {
    const clientId = authorise(kernel, c, 'payments.write', 'payments.read')
    const row = findStk(kernel, c.req.param('checkoutRequestId'))
    if (row?.clientId !== clientId) throw new WekezaError(404, 'PAYMENT_NOT_FOUND', 'No such M-Pesa request')
    c.header('Cache-Control', 'no-store')
    return c.json(stkBody(row))
  })
}

/** Requests whose prompt was lost with a restart end as unanswered. */
export function resumeStk(kernel: Kernel): void {
  const rows = kernel.db.prepare<[], StkRow>("select * from wekeza_stk where status = 'PENDING'").all()
  for (const row of rows) {
    kernel.later(1_000, `prompt ${row.checkoutRequestId} lost`, () => endStk(kernel, row.checkoutRequestId, 'expired'))
  }
}

function ring(kernel: Kernel, row: StkRow, msisdn: string): void {
  const rang = kernel.phones.openPrompt({
    provider: 'wekeza',
    checkoutRequestId: row.checkoutRequestId,
    shortcode: PAYBILL_SHOWN,
    amount: String(row.amountMinor / 100),
    reference: row.reference,
    msisdn,
    onAnswer: (end) => endStk(kernel, row.checkoutRequestId, end),
  })
  // Another prompt is open on the phone: this one can only run into the timeout.
  if (!rang)
    kernel.later(5_000, `prompt ${row.checkoutRequestId} refused`, () =>
      endStk(kernel, row.checkoutRequestId, 'unreachable'),
    )
}

/** The customer's answer: takes the money from the phone and credits the merchant in one commit. */
function endStk(kernel: Kernel, checkoutRequestId: string, end: PromptEnd): void {
  kernel.db.transaction(() => {
    const row = findStk(kernel, checkoutRequestId)
    if (row?.status !== 'PENDING') return
    const msisdn = msisdnOf(row.phone)
    const broke = end === 'pay' && !kernel.phones.debit(msisdn, row.amountMinor)
    const outcome = broke ? NO_FUNDS : OUTCOMES[end]
    const nowMs = kernel.now().getTime()
    const receipt = outcome.resultCode === 0 ? kernel.token(10, RECEIPT_ALPHABET) : null
    kernel.db
      .prepare(
        `update wekeza_stk set status = ?, resultCode = ?, resultDesc = ?, receipt = ?, updatedAt = ?, completedAt = ?
          where checkoutRequestId = ?`,
      )
      .run(outcome.status, outcome.resultCode, outcome.resultDesc, receipt, nowMs, nowMs, checkoutRequestId)
    if (receipt !== null) credit(kernel, row, msisdn, receipt)
  })()
}

function credit(kernel: Kernel, row: StkRow, msisdn: string, receipt: string): void {
  const account = findAccount(kernel, COLLECTION_ACCOUNT_ID)
  if (!account) throw new Error(`no account ${COLLECTION_ACCOUNT_ID} to collect into`)
  const payer = kernel.phones.get(msisdn).name
  postAndTell(kernel, account, {
    at: kernel.now().getTime(),
    type: 'CREDIT',
    amountMinor: row.amountMinor,
    description: `M-Pesa ${receipt} from ${payer}: ${row.description}`,
    reference: row.reference,
    channel: 'MPESA',
    counterparty: { name: payer, accountNumber: msisdn },
    metadata: {
      riskScore: 0.1,
      riskLevel: 'LOW',
      mpesaReceiptNumber: receipt,
      checkoutRequestId: row.checkoutRequestId,
    },
  })
  kernel.move({
    provider: 'wekeza',
    kind: 'stk',
    providerReference: receipt,
    merchantReference: row.reference,
    amount: toDecimal(BigInt(row.amountMinor), 'KES'),
    currency: 'KES',
    from: msisdn,
    to: account.number,
  })
}

function insertStk(kernel: Kernel, clientId: string, input: z.output<typeof Push>, amountMinor: number): StkRow {
  const nowMs = kernel.now().getTime()
  const row: StkRow = {
    checkoutRequestId: freeCheckoutId(kernel, nowMs),
    id: `mpesa_${kernel.token(12)}`,
    clientId,
    merchantRequestId: `${kernel.token(5, '123456789')}-${kernel.token(8, '123456789')}-1`,
    phone: input.phoneNumber,
    amountMinor,
    reference: input.accountReference,
    description: input.transactionDesc,
    status: 'PENDING',
    resultCode: null,
    resultDesc: null,
    receipt: null,
    createdAt: nowMs,
    updatedAt: nowMs,
    completedAt: null,
  }
  const columns = Object.keys(row)
  kernel.db.prepare(`insert into wekeza_stk (${columns}) values (${columns.map((name) => `@${name}`)})`).run(row)
  return row
}

/** `ws_CO_` + ddMMyyyyHHmmss; the documented form holds one request a second, so a taken second moves on to the next. */
function freeCheckoutId(kernel: Kernel, nowMs: number): string {
  for (let ms = nowMs; ; ms += 1_000) {
    const [day = '', time = ''] = new Date(ms).toISOString().slice(0, 19).split('T')
    const id = `ws_CO_${day.split('-').reverse().join('')}${time.replaceAll(':', '')}`
    if (!findStk(kernel, id)) return id
  }
}

function findStk(kernel: Kernel, checkoutRequestId: string): StkRow | undefined {
  return kernel.db
    .prepare<[string], StkRow>('select * from wekeza_stk where checkoutRequestId = ?')
    .get(checkoutRequestId)
}

/** `+2547…`, `2547…`, `07…` and the 01 numbers, as 254 and nine digits. @throws WekezaError 400 */
function msisdnOf(phone: string): string {
  const local = /^(?:\+?254|0)([17]\d{8})$/.exec(phone.replaceAll(' ', ''))?.[1]
  if (local === undefined) throw invalidField('phoneNumber', 'phoneNumber must be a Kenyan mobile number')
  return `254${local}`
}

function stkBody(row: StkRow) {
  return {
    id: row.id,
    checkoutRequestId: row.checkoutRequestId,
    merchantRequestId: row.merchantRequestId,
    status: row.status,
    phoneNumber: row.phone,
    amount: jsonAmount(row.amountMinor, 'KES'),
    accountReference: row.reference,
    transactionDesc: row.description,
    resultCode: row.resultCode,
    resultDesc: row.resultDesc,
    mpesaReceiptNumber: row.receipt,
    createdAt: instant(row.createdAt),
    updatedAt: instant(row.updatedAt),
    completedAt: instantOrNull(row.completedAt),
  }
}
