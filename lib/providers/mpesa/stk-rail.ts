import type { Answer, MoneyRail, PreparedRequest, SendOrder, Transmission } from '../money-rail'
import { type Judged, transmissionOf, wireWords } from '../transmission'
import type { CallResult } from '../transport'
import { type MpesaClient, PATHS } from './client'
import type { MpesaConfig } from './config'
import { darajaTimestamp, stkPassword } from './credentials'
import { evidenceFromPromptQuery } from './mapper'
import { checkOrder, plainText } from './order-checks'
import { judgeReply, readReply } from './refusals'

const REFERENCE_MAX = 12
const DESCRIPTION_MAX = 13

/** Password and timestamp belong together and to the moment of sending, so both stay open until then. */
function prepare(config: MpesaConfig, order: SendOrder): PreparedRequest {
  const { shortcode, till } = config.collect
  const { amount, msisdn } = checkOrder(order, shortcode)
  const body = JSON.stringify({
    BusinessShortCode: shortcode,
    Password: '{{password}}',
    Timestamp: '{{timestamp}}',
    TransactionType: till ? 'CustomerBuyGoodsOnline' : 'CustomerPayBillOnline',
    Amount: amount,
    PartyA: msisdn,
    PartyB: till ?? shortcode,
    PhoneNumber: msisdn,
    CallBackURL: order.callbackUrl('prompts'),
    AccountReference: plainText(order.merchantReference, REFERENCE_MAX) || 'Payment',
    // Refused when missing, though the docs call it optional.
    TransactionDesc: plainText(order.purpose, DESCRIPTION_MAX) || 'Payment',
  })
  return { operation: 'mpesa.stk_push', method: 'POST', path: PATHS.stkPush, body }
}

function judge(result: CallResult): Judged {
  const verdict = judgeReply('stk_push', result)
  if (verdict.kind === 'refused') return { verdict: 'refused', outcome: { ...verdict, kind: 'refused' } }
  if (verdict.kind === 'refused_retry') return { verdict: 'refused_retry', because: verdict.words }
  if (verdict.kind === 'unlisted') return { verdict: 'unlisted', because: verdict.words }
  const { CheckoutRequestID: reference, MerchantRequestID: other } = verdict.reply
  if (!reference) return { verdict: 'unlisted', because: 'M-Pesa accepted the prompt without naming it.' }
  return { verdict: 'accepted', outcome: { kind: 'accepted', providerReference: reference, otherReference: other } }
}

/** Contract 5.2: two shapes mean pending; trouble with the question is no evidence. */
function readAnswer(result: CallResult, asked: string): Answer {
  const { exchange } = result
  const reply = readReply(result)
  if (!exchange || !reply) return { kind: 'no_answer', because: wireWords(result.wire), exchange }
  const { errorCode, errorMessage = '' } = reply
  if (errorCode === '500.001.1001' && /being processed/i.test(errorMessage)) {
    const evidence = {
      meaning: 'pending',
      firm: true,
      providerReference: asked,
      code: errorCode,
      words: errorMessage,
    } as const
    return { kind: 'evidence', evidence, exchange }
  }
  if (errorCode === '400.002.02' && /CheckoutRequestID/i.test(errorMessage)) {
    const evidence = { meaning: 'not_known', firm: true, code: errorCode, words: errorMessage } as const
    return { kind: 'evidence', evidence, exchange }
  }
  const verdict = judgeReply('stk_query', result)
  if (verdict.kind !== 'acknowledged' || reply.ResultCode === undefined) {
    const because = errorMessage || reply.ResponseDescription || wireWords(result.wire)
    return { kind: 'no_answer', because, exchange }
  }
  if (reply.CheckoutRequestID !== undefined && reply.CheckoutRequestID !== asked) {
    return { kind: 'no_answer', because: 'M-Pesa answered about another prompt.', exchange }
  }
  // Reported once: a wrong pass key as 4999. Nothing final either way, but these words are to be seen.
  if (/wrong credentials/i.test(reply.ResultDesc ?? '')) {
    return { kind: 'no_answer', because: reply.ResultDesc ?? '', exchange }
  }
  return { kind: 'evidence', evidence: evidenceFromPromptQuery(reply), exchange }
}

/** Collecting by a prompt on the customer's phone. Never prompted again by machine: the customer could pay twice. */
export function createStkRail(client: MpesaClient, config: MpesaConfig, now: () => Date): MoneyRail {
  const { shortcode, passkey } = config.collect

  function fill(body: string): { body: string; evidenceBody: string } {
    const timestamp = darajaTimestamp(now())
    const evidenceBody = body.replace('{{timestamp}}', () => timestamp)
    return {
      evidenceBody,
      body: evidenceBody.replace('{{password}}', () => stkPassword(shortcode, passkey, timestamp)),
    }
  }

  return {
    rail: 'mpesa.stk',
    steps: ['send'],
    resendSameKey: false,
    prepare: (_step, order) => prepare(config, order),
    async transmit(_step, { operation, path, body, mayLeave }): Promise<Transmission> {
      return transmissionOf(await client.post({ operation, path, mayLeave, ...fill(body) }), judge)
    },
    async ask(order): Promise<Answer> {
      const asked = order.providerReference
      if (!asked) {
        return { kind: 'cannot_ask', because: 'The reply that names this prompt was lost; only its callback can tell.' }
      }
      const body = JSON.stringify({
        BusinessShortCode: shortcode,
        Password: '{{password}}',
        Timestamp: '{{timestamp}}',
        CheckoutRequestID: asked,
      })
      return readAnswer(await client.post({ operation: 'mpesa.stk_query', path: PATHS.stkQuery, ...fill(body) }), asked)
    },
  }
}
