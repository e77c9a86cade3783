import { AppError } from '@/lib/core/errors'
import { isWhole } from '@/lib/core/money'
import type { ReversalOrder, Reversible } from '../after-sending'
import type { Answer, PreparedRequest } from '../money-rail'
import { type Judged, transmissionOf } from '../transmission'
import type { CallResult } from '../transport'
import { type MpesaClient, PATHS } from './client'
import type { MpesaConfig } from './config'
import type { FillCredential } from './initiator'
import { receiptOf } from './mapper'
import { plainText } from './order-checks'
import { answerAddress } from './questions'
import { judgeReply } from './refusals'
import { askStatus } from './status-question'

const RECEIPT = /^[A-Z0-9]{10}$/
const REMARKS_MAX = 100

function check(config: MpesaConfig, order: ReversalOrder): void {
  const fields: Record<string, string> = {}
  const ours = [config.collect.shortcode, config.collect.till, config.payout.shortcode]
  if (!RECEIPT.test(order.receipt) || !receiptOf(order.receipt)) fields['receipt'] = 'This is not an M-Pesa receipt.'
  if (order.currency !== 'KES' || order.amountMinor < 100n || !isWhole(order.amountMinor, 'KES')) {
    fields['amount'] = 'M-Pesa gives back whole shillings only.'
  }
  if (!ours.includes(order.accountKey)) fields['accountKey'] = 'This account does not do that.'
  const names = Object.keys(fields)
  if (names.length === 0) return
  throw new AppError('invalid_input', `receipt ${order.receipt} cannot be reversed: ${names.join(', ')}`, { fields })
}

function prepare(config: MpesaConfig, order: ReversalOrder): PreparedRequest {
  check(config, order)
  const remarks = plainText(order.remarks, REMARKS_MAX)
  const subject = { about: 'reversal', accountKey: order.accountKey } as const
  const body = JSON.stringify({
    Initiator: config.payout.initiatorName,
    SecurityCredential: '{{security_credential}}',
    CommandID: 'TransactionReversal',
    TransactionID: order.receipt,
    Amount: Number(order.amountMinor / 100n),
    ReceiverParty: order.accountKey,
    // Sic, and 11 here only: an organisation as the party of a reversal.
    RecieverIdentifierType: '11',
    ResultURL: answerAddress(order.callbackUrl('results'), subject),
    QueueTimeOutURL: answerAddress(order.callbackUrl('timeouts'), subject),
    // At least two characters, or the request is refused.
    Remarks: remarks.length >= 2 ? remarks : 'Reversal',
  })
  return { operation: 'mpesa.reversal', method: 'POST', path: PATHS.reversal, body }
}

function judge(result: CallResult): Judged {
  const verdict = judgeReply('reversal', result)
  if (verdict.kind === 'refused') return { verdict: 'refused', outcome: { ...verdict, kind: 'refused' } }
  if (verdict.kind === 'refused_retry') return { verdict: 'refused_retry', because: verdict.words }
  if (verdict.kind === 'unlisted') return { verdict: 'unlisted', because: verdict.words }
  const { ConversationID: other, OriginatorConversationID: reference } = verdict.reply
  if (!reference) return { verdict: 'unlisted', because: 'M-Pesa accepted the reversal without naming it.' }
  return { verdict: 'accepted', outcome: { kind: 'accepted', providerReference: reference, otherReference: other } }
}

/** Gives a received payment back, whole. M-Pesa itself refuses a second reversal of one receipt. Payouts cannot be reversed. */
export function createReversals(client: MpesaClient, config: MpesaConfig, fill: FillCredential): Reversible {
  return {
    prepare: (order) => prepare(config, order),
    async transmit({ operation, path, body, mayLeave }) {
      return transmissionOf(await client.post({ operation, path, mayLeave, ...fill(body) }), judge)
    },
    async ask(order, askKey): Promise<Answer> {
      const originalId = order.providerReference
      if (!originalId) {
        return { kind: 'cannot_ask', because: 'The reply that names this reversal was lost; only its result can tell.' }
      }
      const { accountKey, callbackUrl } = order
      const answers = { about: 'status', of: 'reversal' } as const
      return askStatus(client, config, fill, { by: { originalId }, accountKey, answers, callbackUrl }, askKey)
    },
  }
}
