import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import type { Answer, MoneyRail, PreparedRequest, SendOrder, Transmission } from '../money-rail'
import { type Judged, transmissionOf } from '../transmission'
import type { CallResult } from '../transport'
import { type MpesaClient, PATHS } from './client'
import type { MpesaConfig } from './config'
import type { FillCredential } from './initiator'
import { checkBusinessOrder, plainText } from './order-checks'
import { answerAddress } from './questions'
import { judgeReply } from './refusals'
import { askStatus } from './status-question'

const REMARKS_MAX = 100

/** To a pay bill with the account number there (`details.billAccount`), or to a till (`details.payoutKind`: `buy_goods`). */
function prepare(config: MpesaConfig, order: SendOrder): PreparedRequest {
  const { shortcode, initiatorName } = config.payout
  const { amount, shortcode: payee, billAccount } = checkBusinessOrder(order, shortcode)
  const requester = normaliseKenyanMsisdn(order.details['onBehalfOf'] ?? '')
  const body = JSON.stringify({
    Initiator: initiatorName,
    SecurityCredential: '{{security_credential}}',
    CommandID: billAccount === undefined ? 'BusinessBuyGoods' : 'BusinessPayBill',
    SenderIdentifierType: '4',
    // Sic: e before i; spelt correctly it counts as missing.
    RecieverIdentifierType: '4',
    Amount: amount,
    PartyA: shortcode,
    PartyB: payee,
    ...(billAccount !== undefined && { AccountReference: billAccount }),
    ...(requester && { Requester: Number(requester) }),
    Remarks: plainText(order.purpose, REMARKS_MAX) || 'Payment',
    QueueTimeOutURL: answerAddress(order.callbackUrl('timeouts'), { about: 'b2b' }),
    ResultURL: answerAddress(order.callbackUrl('results'), { about: 'b2b' }),
    // No field holds a key of ours here, so it stands where the statement shows it.
    Occassion: order.providerKey,
  })
  return { operation: 'mpesa.b2b', method: 'POST', path: PATHS.b2b, body }
}

/** The payment is known by the id that a status question takes. */
function judge(result: CallResult): Judged {
  const verdict = judgeReply('b2b', result)
  if (verdict.kind === 'refused') return { verdict: 'refused', outcome: { ...verdict, kind: 'refused' } }
  if (verdict.kind === 'refused_retry') return { verdict: 'refused_retry', because: verdict.words }
  if (verdict.kind === 'unlisted') return { verdict: 'unlisted', because: verdict.words }
  const { ConversationID: other, OriginatorConversationID: reference } = verdict.reply
  if (!reference) return { verdict: 'unlisted', because: 'M-Pesa accepted the payment without naming it.' }
  return { verdict: 'accepted', outcome: { kind: 'accepted', providerReference: reference, otherReference: other } }
}

/** Paying a business from the Working account. Never sent twice: the request carries no key of ours at all. */
export function createB2bRail(client: MpesaClient, config: MpesaConfig, fill: FillCredential): MoneyRail {
  return {
    rail: 'mpesa.b2b',
    steps: ['send'],
    resendSameKey: false,
    prepare: (_step, order) => prepare(config, order),
    async transmit(_step, { operation, path, body, mayLeave }): Promise<Transmission> {
      return transmissionOf(await client.post({ operation, path, mayLeave, ...fill(body) }), judge)
    },
    async ask(order, askKey): Promise<Answer> {
      const originalId = order.providerReference
      if (!originalId) {
        return { kind: 'cannot_ask', because: 'The reply that names this payment was lost; only its result can tell.' }
      }
      const { callbackUrl } = order
      const answers = { about: 'status', of: 'b2b' } as const
      const subject = { by: { originalId }, accountKey: config.payout.shortcode, answers, callbackUrl }
      return askStatus(client, config, fill, subject, askKey)
    },
  }
}
