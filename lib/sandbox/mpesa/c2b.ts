import type { Hono } from 'hono'
import { z } from 'zod'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { balanceOf, MERCHANT, openAccounts, post, UTILITY } from '@/lib/sandbox/mpesa/accounts'
import { noticeBody, sendConfirmation } from '@/lib/sandbox/mpesa/c2b-notice'
import { type Fields, forbiddenWord, readFields } from '@/lib/sandbox/mpesa/fields'
import { guarded } from '@/lib/sandbox/mpesa/guard'
import { mintReceipt, mintRequestId } from '@/lib/sandbox/mpesa/identifiers'
import { answerJson, invalidField, invalidToken, Refusal } from '@/lib/sandbox/mpesa/refusals'
import { sendCallback } from '@/lib/sandbox/mpesa/results'
import { shillingText } from '@/lib/sandbox/mpesa/shillings'
import {
  findShortcode,
  findTransaction,
  findUrls,
  insertTransaction,
  type RegisteredUrls,
} from '@/lib/sandbox/mpesa/tables'

const VALIDATION_LIMIT_MS = 8_000
const C2B_DELAY_MS = 300
const REFERENCE_CHARACTERS_MAX = 20

const invalidRegistration = (field: string, because?: string) =>
  new Refusal(400, '400.003.02', `Bad Request - Invalid ${field}`, because)

/** C2B register and simulate, versions 1 and 2. */
export function routeC2b(app: Hono<SandboxEnv>, kernel: Kernel): void {
  for (const version of [1, 2]) {
    guarded(app, kernel, `/mpesa/c2b/v${version}/registerurl`, 'c2b', operation('c2b_register'), (c) => {
      const urls = readRegistration(readFields(c, invalidRegistration), version)
      if (!findShortcode(kernel.db, urls.shortcode)) {
        const token = (c.req.header('authorization') ?? '').replace(/^bearer\s+/i, '')
        throw invalidToken('c2b', token, `short code ${urls.shortcode} does not belong to this app`)
      }
      if (findUrls(kernel.db, urls.shortcode) && kernel.setting('mpesa', 'c2bRegisterOnce', false)) {
        throw new Refusal(500, '500.003.1001', 'Urls are already registered.')
      }
      kernel.db
        .prepare('insert or replace into mpesa_urls values (?, ?, ?, ?, ?)')
        .run(urls.shortcode, version, urls.responseType, urls.confirmationUrl, urls.validationUrl)
      return answerJson({
        OriginatorCoversationID: mintRequestId(),
        ResponseCode: '0',
        ResponseDescription: version === 1 ? 'success' : 'Success',
      })
    })

    guarded(app, kernel, `/mpesa/c2b/v${version}/simulate`, 'c2b', operation('c2b_simulate'), (c) => {
      const payment = readSimulation(readFields(c))
      if (!findShortcode(kernel.db, payment.shortcode)) throw invalidField('ShortCode', 'no such short code here')
      const delayMs = kernel.setting('mpesa', 'c2bDelayMs', C2B_DELAY_MS)
      kernel.later(delayMs, 'c2b payment', () => receivePayment(kernel, payment))
      return answerJson({
        OriginatorCoversationID: mintRequestId(),
        ResponseCode: '0',
        ResponseDescription: 'Accept the service request successfully.',
      })
    })
  }
}

function readRegistration(fields: Fields, version: number): RegisteredUrls {
  return {
    shortcode: fields.shortcode('ShortCode'),
    version,
    responseType: fields.oneOf('ResponseType', ['Completed', 'Cancelled']),
    confirmationUrl: allowedUrl(fields, 'ConfirmationURL'),
    validationUrl: allowedUrl(fields, 'ValidationURL'),
  }
}

function allowedUrl(fields: Fields, name: string): string {
  const url = fields.url(name)
  const word = forbiddenWord(url)
  if (word) throw invalidRegistration(`${name} - URL has the word ${word.toUpperCase()}`)
  return url
}

interface CustomerPayment {
  shortcode: string
  command: string
  amount: number
  msisdn: string
  reference: string
}

function readSimulation(fields: Fields): CustomerPayment {
  const shortcode = fields.shortcode('ShortCode')
  const command = fields.oneOf('CommandID', ['CustomerPayBillOnline', 'CustomerBuyGoodsOnline'])
  const amount = fields.amount('Amount', 250_000)
  const msisdn = fields.msisdn('Msisdn')
  const payBill = command === 'CustomerPayBillOnline'
  const reference = payBill
    ? fields.text('BillRefNumber', { most: REFERENCE_CHARACTERS_MAX })
    : fields.optional('BillRefNumber')
  return { shortcode, command, amount, msisdn, reference }
}

/** A customer pays the short code: validation if it is switched on, then the money, then the confirmation. */
export async function receivePayment(kernel: Kernel, payment: CustomerPayment): Promise<void> {
  const at = kernel.now()
  const receipt = mintReceipt(at)
  const urls = findUrls(kernel.db, payment.shortcode)
  const notice = {
    ...payment,
    receipt,
    party: kernel.phones.get(payment.msisdn).name,
    initiatedAt: at.getTime(),
    balanceAfter: null,
  }
  let thirdPartyId = ''
  if (urls && kernel.setting('mpesa', 'c2bValidation', false)) {
    const verdict = await validate(kernel, urls, noticeBody(kernel, urls.version, notice, ''))
    if (!verdict.accepted) return
    thirdPartyId = verdict.thirdPartyId
  }
  const paid = kernel.db.transaction(() => bookPayment(kernel, payment, receipt, notice.party, at))()
  if (urls && paid) await sendConfirmation(kernel, urls, paid, thirdPartyId)
}

const ValidationReply = z.object({
  ResultCode: z.union([z.string(), z.number()]),
  ThirdPartyTransID: z.string().nullish(),
})

/** A late, unreachable or malformed answer leaves the decision to the registered ResponseType. */
async function validate(kernel: Kernel, urls: RegisteredUrls, body: string) {
  const byDefault = { accepted: urls.responseType === 'Completed', thirdPartyId: '' }
  const late = new Promise<undefined>((resolve) => {
    kernel.later(VALIDATION_LIMIT_MS, 'c2b validation limit', () => resolve(undefined))
  })
  const answer = await Promise.race([
    sendCallback(kernel, { operation: 'c2b_validation', url: urls.validationUrl, body }),
    late,
  ])
  if (answer?.status !== 200) return byDefault
  const reply = ValidationReply.safeParse(parsedOrNull(answer.body))
  if (!reply.success) return byDefault
  return { accepted: String(reply.data.ResultCode).trim() === '0', thirdPartyId: reply.data.ThirdPartyTransID ?? '' }
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: malformed, which the caller handles like silence.
    return null
  }
}

function bookPayment(kernel: Kernel, payment: CustomerPayment, receipt: string, party: string, at: Date) {
  const { db, phones } = kernel
  // The payer of a simulated payment always has the money: their wallet is filled first if it is short.
  const missing = payment.amount - phones.get(payment.msisdn).balanceMinor
  if (missing > 0) phones.credit(payment.msisdn, missing)
  phones.debit(payment.msisdn, payment.amount)
  const till = payment.command === 'CustomerBuyGoodsOnline'
  const account = till && balanceOf(db, payment.shortcode, UTILITY) === 0 ? MERCHANT : UTILITY
  openAccounts(db, payment.shortcode, account === MERCHANT ? 'till' : 'paybill')
  const balanceAfter = post(db, payment.shortcode, account, payment.amount)
  insertTransaction(db, {
    kind: 'c2b',
    state: 'completed',
    receipt,
    shortcode: payment.shortcode,
    account,
    msisdn: payment.msisdn,
    party,
    amount: payment.amount,
    reference: payment.reference,
    command: payment.command,
    originatorId: mintRequestId(),
    resultCode: '0',
    initiatedAt: at.getTime(),
    finalisedAt: at.getTime(),
    balanceAfter,
  })
  kernel.move({
    provider: 'mpesa',
    kind: 'c2b',
    providerReference: receipt,
    merchantReference: payment.reference || null,
    amount: shillingText(payment.amount),
    currency: 'KES',
    from: payment.msisdn,
    to: `${payment.shortcode} ${account}`,
  })
  return findTransaction(db, 'receipt', receipt)
}
