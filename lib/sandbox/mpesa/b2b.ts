import type { Hono } from 'hono'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { balanceOf, MERCHANT, openAccounts, post, UTILITY, WORKING } from '@/lib/sandbox/mpesa/accounts'
import { checkInitiator } from '@/lib/sandbox/mpesa/credential'
import { type Fields, readFields } from '@/lib/sandbox/mpesa/fields'
import { guarded } from '@/lib/sandbox/mpesa/guard'
import { mintReceipt, stamp } from '@/lib/sandbox/mpesa/identifiers'
import { answerJson } from '@/lib/sandbox/mpesa/refusals'
import {
  acknowledgement,
  failureWithTime,
  forcedCode,
  openConversation,
  queueReference,
  resultBody,
  resultDelay,
  resultText,
  sendCallback,
} from '@/lib/sandbox/mpesa/results'
import { shillingText } from '@/lib/sandbox/mpesa/shillings'
import { findShortcode, findTransaction, insertTransaction, type TransactionRow } from '@/lib/sandbox/mpesa/tables'

const PAY_BILL = 'BusinessPayBill'
/** To the other side's Merchant account; every other command credits Utility. */
const TO_TILL = ['BusinessBuyGoods', 'MerchantToMerchantTransfer']
const COMMANDS = [
  PAY_BILL,
  ...TO_TILL,
  'BusinessPayToBulk',
  'BusinessTransferFromMMFToUtility',
  'BusinessToBusinessTransfer',
  'DisburseFundsToBusiness',
  'MerchantTransferFromMerchantToWorking',
  'MerchantServicesMMFAccountTransfer',
  'AgencyFloatAdvance',
]

/** B2B: from our Working account to another organisation's short code. */
export function routeB2b(app: Hono<SandboxEnv>, kernel: Kernel): void {
  guarded(app, kernel, '/mpesa/b2b/v1/paymentrequest', 'b2c', operation('b2b'), (c) => {
    const { initiator, credential, party, ...columns } = readOrder(readFields(c))
    const now = kernel.now()
    const conversation = openConversation(now)
    const id = insertTransaction(kernel.db, {
      ...columns,
      ...conversation,
      kind: 'b2b',
      state: 'queued',
      account: WORKING,
      // The other party is a short code here, in the column that holds a phone elsewhere.
      msisdn: party,
      party: findShortcode(kernel.db, party)?.name ?? 'Organisation',
      resultCode: checkInitiator(kernel, initiator, credential),
      initiatedAt: now.getTime(),
    })
    kernel.later(resultDelay(kernel), `b2b ${conversation.originatorId}`, () => executeTransfer(kernel, id))
    return answerJson(acknowledgement(conversation))
  })
}

function readOrder(fields: Fields) {
  const initiator = fields.text('Initiator')
  const credential = fields.credential('SecurityCredential')
  const command = fields.oneOf('CommandID', COMMANDS)
  fields.oneOf('SenderIdentifierType', ['4', '2', '1'])
  fields.oneOf('RecieverIdentifierType', ['4', '2', '1'])
  const amount = fields.amount('Amount')
  const shortcode = fields.shortcode('PartyA')
  const party = fields.shortcode('PartyB')
  const reference = command === PAY_BILL ? fields.text('AccountReference') : fields.optional('AccountReference')
  fields.text('Remarks')
  const timeoutUrl = fields.url('QueueTimeOutURL')
  return {
    initiator,
    credential,
    command,
    amount,
    shortcode,
    party,
    reference,
    timeoutUrl,
    resultUrl: fields.url('ResultURL'),
  }
}

/** Carries a queued transfer out (or fails it), commits, and sends the result. Runs once per transfer. */
export async function executeTransfer(kernel: Kernel, id: number): Promise<void> {
  const done = kernel.db.transaction(() => settle(kernel, id))()
  if (!done) return
  await sendCallback(kernel, { operation: 'b2b', url: done.resultUrl ?? '', body: transferResult(done) })
}

function settle(kernel: Kernel, id: number): TransactionRow | undefined {
  const transfer = findTransaction(kernel.db, 'id', id)
  if (transfer?.state !== 'queued') return undefined
  const code = decide(kernel, transfer)
  const at = kernel.now()
  const paid = code === '0'
  const receipt = paid ? mintReceipt(at) : null
  if (paid) {
    const till = TO_TILL.includes(transfer.command)
    const credited = till ? MERCHANT : UTILITY
    openAccounts(kernel.db, transfer.msisdn, till ? 'till' : 'paybill')
    post(kernel.db, transfer.shortcode, WORKING, -transfer.amount)
    post(kernel.db, transfer.msisdn, credited, transfer.amount)
    kernel.move({
      provider: 'mpesa',
      kind: 'b2b',
      providerReference: receipt ?? '',
      merchantReference: transfer.originatorId,
      amount: shillingText(transfer.amount),
      currency: 'KES',
      from: `${transfer.shortcode} ${WORKING}`,
      to: `${transfer.msisdn} ${credited}`,
    })
  }
  kernel.db
    .prepare(
      'update mpesa_transactions set state = ?, receipt = ?, resultCode = ?, resultDesc = ?, finalisedAt = ?, balanceAfter = ? where id = ?',
    )
    .run(
      paid ? 'completed' : 'failed',
      receipt,
      code,
      resultText(code, 'b2b'),
      at.getTime(),
      balanceOf(kernel.db, transfer.shortcode, WORKING),
      id,
    )
  return findTransaction(kernel.db, 'id', id)
}

function decide(kernel: Kernel, transfer: TransactionRow): string {
  const forced = forcedCode(kernel, 'b2b', 'b2bResult', [transfer.msisdn, transfer.reference])
  if (forced) return forced
  if (transfer.resultCode !== '0') return transfer.resultCode ?? '2001'
  const shortcode = findShortcode(kernel.db, transfer.shortcode)
  if (!shortcode) return '21'
  if (shortcode.payouts === 0) return '2028'
  return balanceOf(kernel.db, transfer.shortcode, WORKING) < transfer.amount ? '1' : '0'
}

function transferResult(done: TransactionRow): string {
  const at = new Date(done.finalisedAt ?? done.initiatedAt)
  const conversation = { originatorId: done.originatorId ?? '', conversationId: done.conversationId ?? '' }
  const code = done.resultCode ?? '17'
  const queue = queueReference('b2bresults')
  if (done.state !== 'completed') return failureWithTime(at, { ...conversation, operation: 'b2b' }, code, queue)
  const balance = done.balanceAfter ?? 0
  const text = shillingText(balance)
  // Not JSON: the print of a Java map, with the amount in cents and in shillings.
  const map = `{Amount={CurrencyCode=KES, MinimumAmount=${balance}, BasicAmount=${text}}}`
  return resultBody({
    ...conversation,
    code,
    transactionId: done.receipt ?? '',
    parameters: [
      { Key: 'DebitAccountBalance', Value: map },
      { Key: 'Amount', Value: shillingText(done.amount) },
      { Key: 'DebitPartyAffectedAccountBalance', Value: `${WORKING}|KES|${text}|${text}|0.00|0.00` },
      { Key: 'TransCompletedTime', Value: stamp(at) },
      { Key: 'DebitPartyCharges', Value: '' },
      { Key: 'ReceiverPartyPublicName', Value: `${done.msisdn} - ${done.party}` },
      { Key: 'Currency', Value: 'KES' },
      { Key: 'InitiatorAccountCurrentBalance', Value: map },
    ],
    reference: [{ Key: 'BillReferenceNumber', ...(done.reference ? { Value: done.reference } : {}) }, queue],
  })
}
