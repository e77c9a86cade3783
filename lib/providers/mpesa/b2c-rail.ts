import type { MoneyRail, PreparedRequest, SendOrder, Transmission } from '../money-rail'
import { type Judged, transmissionOf } from '../transmission'
import type { CallResult } from '../transport'
import { type MpesaClient, PATHS } from './client'
import type { MpesaConfig } from './config'
import type { FillCredential } from './initiator'
import { checkOrder, plainText } from './order-checks'
import { judgeReply } from './refusals'
import { askStatus } from './status-question'

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

/** Paying out to a phone. Never sent twice: no public promise says that a repeated id is refused. */
export function createB2cRail(client: MpesaClient, config: MpesaConfig, fill: FillCredential): MoneyRail {
  return {
    rail: 'mpesa.b2c',
    steps: ['send'],
    resendSameKey: false,
    prepare: (_step, order) => prepare(config, order),
    async transmit(_step, { operation, path, body, mayLeave }): Promise<Transmission> {
      return transmissionOf(await client.post({ operation, path, mayLeave, ...fill(body) }), judge)
    },
    // By the id we chose, so it works even when every answer was lost.
    ask: (order, askKey) =>
      askStatus(
        client,
        config,
        fill,
        {
          by: { originalId: order.providerKey },
          accountKey: config.payout.shortcode,
          answers: { about: 'status' },
          callbackUrl: order.callbackUrl,
        },
        askKey,
      ),
  }
}
