import type { Answer, MoneyRail, PreparedRequest, SendOrder, Transmission } from '../provider'
import { type Judged, transmissionOf, wireWords } from '../transmission'
import type { CallResult } from '../transport'
import { type MpesaClient, PATHS } from './client'
import type { MpesaConfig } from './config'
import type { FillCredential } from './initiator'
import { checkOrder, plainText } from './order-checks'
import { answerAddress } from './questions'
import { judgeReply } from './refusals'

const REMARKS_MAX = 100

/** Our own words for what kind of payout it is (`details.payoutKind`) to Daraja's commands. */
const COMMANDS: Readonly<Record<string, string>> = {
  business: 'BusinessPayment',
  salary: 'SalaryPayment',
  promotion: 'PromotionPayment',
}

function prepare(config: MpesaConfig, order: SendOrder): PreparedRequest {
  const { shortcode, initiatorName } = config.payout
  const { amount, msisdn } = checkOrder(order, shortcode)
  const occasion = plainText(order.merchantReference, REMARKS_MAX)
  const remarks = plainText(order.purpose, REMARKS_MAX)
  const body = JSON.stringify({
    OriginatorConversationID: order.providerKey,
    InitiatorName: initiatorName,
    SecurityCredential: '{{security_credential}}',
    CommandID: COMMANDS[order.details['payoutKind'] ?? ''] ?? 'BusinessPayment',
    Amount: amount,
    PartyA: shortcode,
    PartyB: msisdn,
    // At least two characters, or the request is refused.
    Remarks: remarks.length >= 2 ? remarks : 'Payment',
    QueueTimeOutURL: order.callbackUrl('timeouts'),
    ResultURL: order.callbackUrl('results'),
    // Sic: this spelling, here only.
    ...(occasion && { Occassion: occasion }),
  })
  return { operation: 'mpesa.b2c', method: 'POST', path: PATHS.b2c, body }
}

function judge(result: CallResult): Judged {
  const verdict = judgeReply('b2c', result)
  if (verdict.kind === 'refused') return { verdict: 'refused', outcome: { ...verdict, kind: 'refused' } }
  if (verdict.kind === 'refused_retry') return { verdict: 'refused_retry', because: verdict.words }
  if (verdict.kind === 'unlisted') return { verdict: 'unlisted', because: verdict.words }
  const { ConversationID: reference, OriginatorConversationID: other } = verdict.reply
  if (!reference) return { verdict: 'unlisted', because: 'M-Pesa accepted the payout without naming it.' }
  return { verdict: 'accepted', outcome: { kind: 'accepted', providerReference: reference, otherReference: other } }
}

/** The question about a payout goes by the id we chose, so it works even when every answer was lost. */
function statusQuestion(config: MpesaConfig, order: SendOrder, askKey: string): string {
  return JSON.stringify({
    Initiator: config.payout.initiatorName,
    SecurityCredential: '{{security_credential}}',
    CommandID: 'TransactionStatusQuery',
    // Sic: the field says Original, not Originator.
    OriginalConversationID: order.providerKey,
    PartyA: config.payout.shortcode,
    IdentifierType: '4',
    ResultURL: answerAddress(order.callbackUrl('results'), { about: 'status' }),
    QueueTimeOutURL: answerAddress(order.callbackUrl('timeouts'), { about: 'status' }),
    Remarks: 'Status question',
    Occasion: plainText(askKey, REMARKS_MAX) || 'status',
  })
}

/** Paying out to a phone. Never sent twice: no public promise says that a repeated id is refused. */
export function createB2cRail(client: MpesaClient, config: MpesaConfig, fill: FillCredential): MoneyRail {
  return {
    rail: 'mpesa.b2c',
    steps: ['send'],
    resendSameKey: false,
    prepare: (_step, order) => prepare(config, order),
    async transmit(_step, prepared): Promise<Transmission> {
      const { operation, path } = prepared
      return transmissionOf(await client.post({ operation, path, ...fill(prepared.body) }), judge)
    },
    async ask(order, askKey): Promise<Answer> {
      const filled = fill(statusQuestion(config, order, askKey))
      const result = await client.post({ operation: 'mpesa.status', path: PATHS.status, ...filled })
      const verdict = judgeReply('status', result)
      if (verdict.kind === 'acknowledged' && result.exchange) {
        const providerReference = verdict.reply.ConversationID ?? ''
        return { kind: 'asked', providerReference, exchange: result.exchange }
      }
      const because = ('words' in verdict && verdict.words) || wireWords(result.wire)
      return { kind: 'no_answer', because, exchange: result.exchange }
    },
  }
}
