import { z } from 'zod'
import type { Kernel } from '@/lib/sandbox/kernel'
import { MERCHANT, openAccounts, post, UTILITY } from '@/lib/sandbox/mpesa/accounts'
import { sendConfirmation } from '@/lib/sandbox/mpesa/c2b-notice'
import { mintReceipt, stamp } from '@/lib/sandbox/mpesa/identifiers'
import { sendCallback, wireCode } from '@/lib/sandbox/mpesa/results'
import { shillingText, shortShillingText, wireDouble, wireJson } from '@/lib/sandbox/mpesa/shillings'
import { findTransaction, findUrls, insertTransaction, PushRow } from '@/lib/sandbox/mpesa/tables'
import type { PromptEnd } from '@/lib/sandbox/phones'

const PROMPT_LIFE_MS = 60_000

/** The code and words each end of a prompt is called back with (contract sections 8 and 12). */
const END_CODE: Record<PromptEnd, string> = {
  pay: '0',
  wrong_pin: '2001',
  cancel: '1032',
  ignore: '1037',
  no_funds: '1',
  unreachable: '1037 unreachable',
  expired: '1037',
}
const TEXT: Record<string, string> = {
  '0': 'The service request is processed successfully.',
  '1': 'The balance is insufficient for the transaction.',
  '17': 'Internal Failure',
  '26': 'System busy. Please try again in few minutes.',
  '1001': 'Unable to lock subscriber, a transaction is already in process for the current subscriber',
  '1019': 'Transaction has expired',
  '1025': 'An error occurred while sending a push request',
  '1031': 'STK push timeout',
  '1032': 'Request cancelled by user',
  '1036': 'SMSC acknowledgement timeout',
  '1037': 'No response from user.',
  '1037 unreachable': 'DS timeout user cannot be reached.',
  '2001': 'The initiator information is invalid.',
  '9999': 'An error occurred while sending a push request',
  E3008: 'Error, the user has a bad debt contract.',
}

/** Shows the prompt on the virtual phone; its end decides the push. */
export function ringPhone(kernel: Kernel, push: PushRow): void {
  kernel.phones.openPrompt({
    provider: 'mpesa',
    checkoutRequestId: push.checkoutRequestId,
    shortcode: push.party,
    amount: shortShillingText(push.amount),
    reference: push.reference,
    msisdn: push.msisdn,
    onAnswer: (end) => {
      const expiryCode = kernel.setting('mpesa', 'stkExpiryCode', END_CODE.expired)
      return finishPush(kernel, push, end === 'expired' ? expiryCode : END_CODE[end])
    },
  })
}

/** Books the outcome (money moves on 0 only), commits, then calls back once. A push finished before stays as it is. */
export async function finishPush(kernel: Kernel, push: PushRow, wanted: string): Promise<void> {
  const finished = kernel.db.transaction(() => settle(kernel, push, wanted))()
  if (!finished) return
  await sendCallback(kernel, {
    operation: 'stk_push',
    url: push.callbackUrl,
    body: callbackBody(kernel, push, finished),
    headers: { businessshortcode: push.shortcode },
  })
  const paid = finished.receipt === null ? undefined : findTransaction(kernel.db, 'receipt', finished.receipt)
  const urls = findUrls(kernel.db, push.party)
  // A short code with registered C2B URLs hears of the same money a second time (contract 5.1).
  if (paid && urls && kernel.setting('mpesa', 'stkAlsoConfirms', true)) await sendConfirmation(kernel, urls, paid, '')
}

type Finished = { code: string; desc: string; receipt: string | null; at: Date }

function settle(kernel: Kernel, push: PushRow, wanted: string): Finished | undefined {
  const { db } = kernel
  const open = db.prepare('select 1 from mpesa_pushes where checkoutRequestId = ? and resultCode is null')
  if (open.get(push.checkoutRequestId) === undefined) return undefined
  const code = wanted === '0' && !kernel.phones.debit(push.msisdn, push.amount) ? '1' : wanted
  const at = kernel.now()
  const receipt = code === '0' ? bookPayment(kernel, push, at) : null
  const finished = { code: code.split(' ')[0] ?? code, desc: TEXT[code] ?? 'Internal Failure', receipt, at }
  db.prepare('update mpesa_pushes set resultCode = ?, resultDesc = ?, receipt = ? where checkoutRequestId = ?').run(
    finished.code,
    finished.desc,
    receipt,
    push.checkoutRequestId,
  )
  return finished
}

function bookPayment(kernel: Kernel, push: PushRow, at: Date): string {
  const receipt = mintReceipt(at)
  const till = push.command === 'CustomerBuyGoodsOnline'
  const account = till ? MERCHANT : UTILITY
  openAccounts(kernel.db, push.party, till ? 'till' : 'paybill')
  const balanceAfter = post(kernel.db, push.party, account, push.amount)
  insertTransaction(kernel.db, {
    kind: 'stk',
    state: 'completed',
    receipt,
    shortcode: push.party,
    account,
    msisdn: push.msisdn,
    party: kernel.phones.get(push.msisdn).name,
    amount: push.amount,
    reference: push.reference,
    command: push.command,
    originatorId: push.merchantRequestId,
    conversationId: push.checkoutRequestId,
    resultCode: '0',
    initiatedAt: push.openedAt,
    finalisedAt: at.getTime(),
    balanceAfter,
  })
  kernel.move({
    provider: 'mpesa',
    kind: 'stk',
    providerReference: receipt,
    merchantReference: push.reference,
    amount: shillingText(push.amount),
    currency: 'KES',
    from: push.msisdn,
    to: `${push.party} ${account}`,
  })
  return receipt
}

function callbackBody(kernel: Kernel, push: PushRow, finished: Finished): string {
  const withBalance = kernel.setting('mpesa', 'stkBalanceItem', true)
  const metadata = {
    Item: [
      { Name: 'Amount', Value: wireDouble(push.amount) },
      { Name: 'MpesaReceiptNumber', Value: finished.receipt },
      ...(withBalance ? [{ Name: 'Balance' }] : []),
      { Name: 'TransactionDate', Value: Number(stamp(finished.at)) },
      { Name: 'PhoneNumber', Value: Number(push.msisdn) },
    ],
  }
  return wireJson({
    Body: {
      stkCallback: {
        MerchantRequestID: push.merchantRequestId,
        CheckoutRequestID: push.checkoutRequestId,
        ResultCode: wireCode(finished.code),
        ResultDesc: finished.desc,
        ...(finished.code === '0' ? { CallbackMetadata: metadata } : {}),
      },
    },
  })
}

/** After a restart: rings again for prompts that still live, and ends the others. */
export function resumePushes(kernel: Kernel): void {
  const waiting = z.array(PushRow).parse(kernel.db.prepare('select * from mpesa_pushes where resultCode is null').all())
  for (const push of waiting) {
    const over = push.openedAt + PROMPT_LIFE_MS < kernel.now().getTime()
    if (over || kernel.phones.hasOpenPrompt(push.msisdn))
      kernel.later(0, 'lapsed prompt', () => finishPush(kernel, push, '1037'))
    else ringPhone(kernel, push)
  }
}
