import type { Hono } from 'hono'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { type Fields, readFields } from '@/lib/sandbox/mpesa/fields'
import { guarded } from '@/lib/sandbox/mpesa/guard'
import { mintCheckoutRequestId, mintRequestId } from '@/lib/sandbox/mpesa/identifiers'
import { answerJson, invalidField, Refusal } from '@/lib/sandbox/mpesa/refusals'
import { resultDelay } from '@/lib/sandbox/mpesa/results'
import { finishPush, ringPhone } from '@/lib/sandbox/mpesa/stk-outcome'
import { findShortcode, type PushRow, PushRow as PushSchema } from '@/lib/sandbox/mpesa/tables'

/** When a push that rings no phone is called back, or sooner if results are. */
const SOON_MS = 500
const MAX_SHILLINGS = 250_000
const LOCKED = 'Unable to lock subscriber, a transaction is already in process for the current subscriber'

/** STK push and STK query. */
export function routeStk(app: Hono<SandboxEnv>, kernel: Kernel): void {
  guarded(app, kernel, '/mpesa/stkpush/v1/processrequest', 'stk', operation('stk_push'), (c) => {
    const push = readPush(readFields(c), kernel, (hint) => kernel.note(c, hint))
    const busy = kernel.phones.hasOpenPrompt(push.msisdn)
    const lockByCallback = kernel.setting('mpesa', 'stkLockByCallback', false)
    if (busy && !lockByCallback)
      throw new Refusal(500, '500.001.1001', LOCKED, `phone ${push.msisdn} has a prompt open`)
    insertPush(kernel, push)
    const scripted = kernel.outcome('mpesa', 'stk_push', [push.msisdn, push.reference])
    const forced = scripted ?? kernel.setting('mpesa', 'stkResult', '')
    const soonMs = Math.min(SOON_MS, resultDelay(kernel))
    if (busy) kernel.later(soonMs, 'stk lock', () => finishPush(kernel, push, '1001'))
    else if (forced !== '') kernel.later(soonMs, 'forced stk result', () => finishPush(kernel, push, forced))
    else ringPhone(kernel, push)
    return answerJson({
      MerchantRequestID: push.merchantRequestId,
      CheckoutRequestID: push.checkoutRequestId,
      ResponseCode: '0',
      ResponseDescription: 'Success. Request accepted for processing',
      CustomerMessage: 'Success. Request accepted for processing',
    })
  })

  guarded(app, kernel, '/mpesa/stkpushquery/v1/query', 'stk', operation('stk_query'), (c) => {
    const fields = readFields(c)
    const { shortcode, password, timestamp } = readCredentials(fields)
    const checkoutRequestId = fields.text('CheckoutRequestID')
    checkPassword(kernel, shortcode, password, timestamp)
    const row = kernel.db
      .prepare('select * from mpesa_pushes where checkoutRequestId = ? and shortcode = ?')
      .get(checkoutRequestId, shortcode)
    if (row === undefined)
      throw invalidField('CheckoutRequestID', `no push ${checkoutRequestId} of short code ${shortcode}`)
    const push = PushSchema.parse(row)
    if (push.resultCode === null && kernel.setting('mpesa', 'stkPendingAsError', false)) {
      throw new Refusal(
        500,
        '500.001.1001',
        'The transaction is being processed',
        'the prompt is still open',
        checkoutRequestId,
      )
    }
    return answerJson({
      ResponseCode: '0',
      ResponseDescription: 'The service request has been accepted successfully',
      MerchantRequestID: push.merchantRequestId,
      CheckoutRequestID: checkoutRequestId,
      ResultCode: push.resultCode ?? '4999',
      ResultDesc: push.resultDesc ?? 'The transaction is still under processing',
    })
  })
}

function readCredentials(fields: Fields) {
  return {
    shortcode: fields.shortcode('BusinessShortCode'),
    password: fields.text('Password', { most: 500 }),
    timestamp: fields.timestamp('Timestamp'),
  }
}

/** @throws Refusal when the short code is unknown or the password is not base64(shortcode + passkey + timestamp). */
function checkPassword(kernel: Kernel, shortcode: string, password: string, timestamp: string): void {
  const passkey = findShortcode(kernel.db, shortcode)?.passkey
  if (!passkey) {
    throw new Refusal(500, '500.001.1001', 'Merchant does not exist', `short code ${shortcode} has no STK product here`)
  }
  const expected = Buffer.from(shortcode + passkey + timestamp).toString('base64')
  if (password !== expected) {
    throw new Refusal(
      500,
      '500.001.1001',
      'Wrong credentials',
      'Password is not base64(BusinessShortCode + passkey + Timestamp)',
    )
  }
}

function readPush(fields: Fields, kernel: Kernel, hint: (text: string) => void): PushRow {
  const { shortcode, password, timestamp } = readCredentials(fields)
  const command = fields.oneOf('TransactionType', ['CustomerPayBillOnline', 'CustomerBuyGoodsOnline'])
  const amount = fields.amount('Amount', MAX_SHILLINGS)
  const payer = fields.msisdn('PartyA')
  const party = fields.shortcode('PartyB')
  const msisdn = fields.msisdn('PhoneNumber')
  const callbackUrl = fields.url('CallBackURL')
  const strict = kernel.setting('mpesa', 'strictLengths', false)
  const reference = fields.text('AccountReference', strict ? { most: 12 } : {})
  const description = fields.text('TransactionDesc', { called: 'Remarks', ...(strict ? { most: 13 } : {}) })
  checkPassword(kernel, shortcode, password, timestamp)
  if (reference.length > 12) hint(`AccountReference has ${reference.length} characters; the documented limit is 12`)
  if (description.length > 13) hint(`TransactionDesc has ${description.length} characters; the documented limit is 13`)
  if (payer !== msisdn) hint(`PartyA ${payer} differs from PhoneNumber ${msisdn}: the phone that gets the prompt pays`)
  const now = kernel.now()
  return {
    checkoutRequestId: unusedCheckoutRequestId(kernel, msisdn),
    merchantRequestId: mintRequestId(),
    shortcode,
    party: command === 'CustomerBuyGoodsOnline' ? party : shortcode,
    command,
    msisdn,
    amount,
    reference,
    callbackUrl,
    openedAt: now.getTime(),
    resultCode: null,
    resultDesc: null,
    receipt: null,
  }
}

/** The id holds no more than the millisecond and the phone, so two pushes of one instant need different ones. */
function unusedCheckoutRequestId(kernel: Kernel, msisdn: string): string {
  const used = kernel.db.prepare('select 1 from mpesa_pushes where checkoutRequestId = ?')
  for (let atMs = kernel.now().getTime(); ; atMs++) {
    const id = mintCheckoutRequestId(new Date(atMs), msisdn)
    if (used.get(id) === undefined) return id
  }
}

function insertPush(kernel: Kernel, push: PushRow): void {
  const columns = PushSchema.keyof().options
  kernel.db
    .prepare(`insert into mpesa_pushes (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
    .run(columns.map((name) => push[name]))
}
