import type { Hono } from 'hono'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { balanceString } from '@/lib/sandbox/mpesa/accounts'
import { checkInitiator } from '@/lib/sandbox/mpesa/credential'
import { type Fields, MSISDN, readFields, SHORTCODE } from '@/lib/sandbox/mpesa/fields'
import { guarded } from '@/lib/sandbox/mpesa/guard'
import { placeholderReceipt, stamp } from '@/lib/sandbox/mpesa/identifiers'
import { answerJson, invalidField } from '@/lib/sandbox/mpesa/refusals'
import {
  acknowledgement,
  type Conversation,
  failureWithTime,
  forcedCode,
  openConversation,
  queueReference,
  resultBody,
  resultDelay,
  sendCallback,
} from '@/lib/sandbox/mpesa/results'
import { statusParameters } from '@/lib/sandbox/mpesa/status-parameters'
import { findShortcode, TransactionRow } from '@/lib/sandbox/mpesa/tables'

/** Account balance and transaction status: accepted now, answered later at the ResultURL. */
export function routeOrganisation(app: Hono<SandboxEnv>, kernel: Kernel): void {
  guarded(app, kernel, '/mpesa/accountbalance/v1/query', 'organisation', operation('account_balance'), (c) => {
    const query = readBalanceQuery(readFields(c))
    const verdict = checkInitiator(kernel, query.initiator, query.credential)
    const conversation = openConversation(kernel.now())
    kernel.later(resultDelay(kernel), 'account balance', async () => {
      await sendCallback(kernel, {
        operation: 'account_balance',
        url: query.resultUrl,
        body: balanceResult(kernel, query.shortcode, conversation, verdict),
      })
    })
    return answerJson(acknowledgement(conversation))
  })

  guarded(app, kernel, '/mpesa/transactionstatus/v1/query', 'organisation', operation('transaction_status'), (c) => {
    const query = readStatusQuery(readFields(c))
    const verdict = checkInitiator(kernel, query.initiator, query.credential)
    const conversation = openConversation(kernel.now())
    kernel.later(resultDelay(kernel), 'transaction status', async () => {
      await sendCallback(kernel, {
        operation: 'transaction_status',
        url: query.resultUrl,
        body: statusResult(kernel, query, conversation, verdict),
      })
    })
    return answerJson(acknowledgement(conversation))
  })
}

function readBalanceQuery(fields: Fields) {
  const initiator = fields.text('Initiator')
  const credential = fields.credential('SecurityCredential')
  fields.oneOf('CommandID', ['AccountBalance'])
  const shortcode = fields.shortcode('PartyA')
  fields.oneOf('IdentifierType', ['4', '2', '1'])
  fields.text('Remarks')
  fields.url('QueueTimeOutURL')
  return { initiator, credential, shortcode, resultUrl: fields.url('ResultURL') }
}

function balanceResult(kernel: Kernel, shortcode: string, conversation: Conversation, verdict: string): string {
  const at = kernel.now()
  const forced = forcedCode(kernel, 'account_balance', 'balanceResult', [shortcode])
  const known = findShortcode(kernel.db, shortcode) !== undefined
  const code = forced ?? (verdict === '0' && !known ? '21' : verdict)
  const reference = queueReference('abresults')
  if (code !== '0') return failureWithTime(at, conversation, code, reference)
  return resultBody({
    ...conversation,
    code,
    transactionId: placeholderReceipt(at),
    parameters: [
      { Key: 'AccountBalance', Value: balanceString(kernel.db, shortcode) },
      { Key: 'BOCompletedTime', Value: Number(stamp(at)) },
    ],
    reference,
  })
}

function readStatusQuery(fields: Fields) {
  const initiator = fields.text('Initiator')
  const credential = fields.credential('SecurityCredential')
  fields.oneOf('CommandID', ['TransactionStatusQuery'])
  const receipt = fields.optional('TransactionID')
  const originalId = fields.optional('OriginalConversationID')
  if (receipt === '' && originalId === '') {
    throw invalidField('TransactionID', 'one of TransactionID and OriginalConversationID is needed')
  }
  const party = fields.optional('PartyA')
  if (!SHORTCODE.test(party) && !MSISDN.test(party)) throw invalidField('PartyA')
  fields.oneOf('IdentifierType', ['4', '2', '1'])
  const resultUrl = fields.url('ResultURL')
  fields.url('QueueTimeOutURL')
  fields.text('Remarks')
  return { initiator, credential, receipt, originalId, party, resultUrl, occasion: fields.optional('Occasion') }
}

type StatusQuery = ReturnType<typeof readStatusQuery>

function statusResult(kernel: Kernel, query: StatusQuery, conversation: Conversation, verdict: string): string {
  const at = kernel.now()
  const found = findAsked(kernel, query)
  const forced = forcedCode(kernel, 'transaction_status', 'statusResult', [query.receipt, query.originalId])
  const code = forced ?? (verdict === '0' && !found ? '25' : verdict)
  const reference = { Key: 'Occasion', ...(query.occasion ? { Value: query.occasion } : {}) }
  if (code !== '0' || !found) return failureWithTime(at, conversation, code, reference)
  return resultBody({
    ...conversation,
    code,
    transactionId: placeholderReceipt(at),
    parameters: statusParameters(kernel, found),
    reference,
  })
}

/** By receipt or by either conversation id, and only when the asking party took part. */
function findAsked(kernel: Kernel, query: StatusQuery): TransactionRow | undefined {
  const row =
    query.receipt !== ''
      ? kernel.db.prepare('select * from mpesa_transactions where receipt = ?').get(query.receipt.toUpperCase())
      : kernel.db
          .prepare(
            'select * from mpesa_transactions where originatorId = ? or (conversationId = ? and originatorId is not null) limit 1',
          )
          .get(query.originalId, query.originalId)
  if (row === undefined) return undefined
  const found = TransactionRow.parse(row)
  return found.shortcode === query.party || found.msisdn === query.party ? found : undefined
}
