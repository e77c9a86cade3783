import type { Hono } from 'hono'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { balanceOf, post } from '@/lib/sandbox/mpesa/accounts'
import { checkInitiator } from '@/lib/sandbox/mpesa/credential'
import { type Fields, readFields } from '@/lib/sandbox/mpesa/fields'
import { guarded } from '@/lib/sandbox/mpesa/guard'
import { mintReceipt, placeholderReceipt, stamp } from '@/lib/sandbox/mpesa/identifiers'
import { answerJson } from '@/lib/sandbox/mpesa/refusals'
import {
  acknowledgement,
  type Conversation,
  forcedCode,
  openConversation,
  queueReference,
  resultBody,
  resultDelay,
  sendCallback,
} from '@/lib/sandbox/mpesa/results'
import { shillingText, wireDouble } from '@/lib/sandbox/mpesa/shillings'
import { findShortcode, findTransaction, insertTransaction, type TransactionRow } from '@/lib/sandbox/mpesa/tables'

/** Reversal of a payment received (C2B or STK); B2C cannot be reversed. */
export function routeReversal(app: Hono<SandboxEnv>, kernel: Kernel): void {
  guarded(app, kernel, '/mpesa/reversal/v1/request', 'reversal', operation('reversal'), (c) => {
    const order = readOrder(readFields(c))
    const verdict = checkInitiator(kernel, order.initiator, order.credential)
    const conversation = openConversation(kernel.now())
    kernel.later(resultDelay(kernel), `reversal of ${order.receipt}`, async () => {
      const body = kernel.db.transaction(() => reverse(kernel, order, conversation, verdict))()
      await sendCallback(kernel, { operation: 'reversal', url: order.resultUrl, body })
    })
    return answerJson(acknowledgement(conversation))
  })
}

function readOrder(fields: Fields) {
  const initiator = fields.text('Initiator')
  const credential = fields.credential('SecurityCredential')
  fields.oneOf('CommandID', ['TransactionReversal'])
  const receipt = fields.text('TransactionID').toUpperCase()
  const amount = fields.amount('Amount')
  const shortcode = fields.shortcode('ReceiverParty')
  fields.oneOf('RecieverIdentifierType', ['11', '4'])
  const resultUrl = fields.url('ResultURL')
  fields.url('QueueTimeOutURL')
  fields.text('Remarks', { least: 2 })
  return { initiator, credential, receipt, amount, shortcode, resultUrl }
}

type Order = ReturnType<typeof readOrder>

function reverse(kernel: Kernel, order: Order, conversation: Conversation, verdict: string): string {
  const at = kernel.now()
  const original = findTransaction(kernel.db, 'receipt', order.receipt)
  const code =
    forcedCode(kernel, 'reversal', 'reversalResult', [order.receipt]) ??
    (verdict === '0' ? decide(kernel, order, original) : verdict)
  const reference = queueReference('reversalresults')
  if (code !== '0' || !original) {
    return resultBody({ ...conversation, code, transactionId: placeholderReceipt(at), reference })
  }
  const receipt = mintReceipt(at)
  const balance = post(kernel.db, original.shortcode, original.account, -original.amount)
  kernel.phones.credit(original.msisdn, original.amount)
  kernel.db.prepare('update mpesa_transactions set reversedBy = ? where id = ?').run(receipt, original.id)
  insertTransaction(kernel.db, {
    ...conversation,
    kind: 'reversal',
    state: 'completed',
    receipt,
    shortcode: original.shortcode,
    account: original.account,
    msisdn: original.msisdn,
    party: original.party,
    amount: original.amount,
    reference: original.receipt ?? '',
    command: 'TransactionReversal',
    resultCode: '0',
    initiatedAt: at.getTime(),
    finalisedAt: at.getTime(),
    balanceAfter: balance,
  })
  kernel.move({
    provider: 'mpesa',
    kind: 'reversal',
    providerReference: receipt,
    merchantReference: original.receipt,
    amount: shillingText(original.amount),
    currency: 'KES',
    from: `${original.shortcode} ${original.account}`,
    to: original.msisdn,
  })
  const text = shillingText(balance)
  return resultBody({
    ...conversation,
    code,
    transactionId: receipt,
    parameters: [
      { Key: 'DebitAccountBalance', Value: `${original.account}|KES|${text}|${text}|0.00|0.00` },
      { Key: 'Amount', Value: wireDouble(original.amount) },
      { Key: 'TransCompletedTime', Value: Number(stamp(at)) },
      { Key: 'OriginalTransactionID', Value: original.receipt ?? '' },
      { Key: 'Charge', Value: wireDouble(0) },
      { Key: 'CreditPartyPublicName', Value: `${original.msisdn} - ${original.party}` },
      {
        Key: 'DebitPartyPublicName',
        Value: `${original.shortcode} - ${findShortcode(kernel.db, original.shortcode)?.name ?? ''}`,
      },
    ],
    reference,
  })
}

function decide(kernel: Kernel, order: Order, original: TransactionRow | undefined): string {
  if (original?.shortcode !== order.shortcode || original.amount !== order.amount) return 'R000002'
  if (original.kind !== 'c2b' && original.kind !== 'stk') return 'R000002'
  if (original.reversedBy !== null) return 'R000001'
  return balanceOf(kernel.db, original.shortcode, original.account) < original.amount ? '1' : '0'
}
