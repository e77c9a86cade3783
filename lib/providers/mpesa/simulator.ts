import { AppError } from '@/lib/core/errors'
import { isWhole } from '@/lib/core/money'
import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import type { ArrivalSimulator } from '../inbound'
import { wireWords } from '../transmission'
import { type MpesaClient, PATHS } from './client'
import type { MpesaConfig } from './config'
import { plainText } from './order-checks'
import { judgeReply, readReply } from './refusals'

const PRODUCTION_HOST = 'api.safaricom.co.ke'
const REFERENCE_MAX = 20

type Wish = Parameters<ArrivalSimulator['simulateArrival']>[0]

function bodyOf(wish: Wish): string {
  const msisdn = normaliseKenyanMsisdn(wish.payer)
  const reference = plainText(wish.merchantReference, REFERENCE_MAX)
  const fields: Record<string, string> = {}
  if (wish.amountMinor < 100n || !isWhole(wish.amountMinor, 'KES')) fields['amount'] = 'Whole shillings only.'
  if (!msisdn) fields['payer'] = 'This is not a Kenyan mobile number.'
  if (wish.to === 'pay_bill' && !reference) fields['merchantReference'] = 'A pay bill payment needs an account number.'
  if (Object.keys(fields).length > 0) {
    throw new AppError('invalid_input', `cannot be simulated: ${Object.keys(fields).join(', ')}`, { fields })
  }
  return JSON.stringify({
    ShortCode: wish.accountKey,
    CommandID: wish.to === 'pay_bill' ? 'CustomerPayBillOnline' : 'CustomerBuyGoodsOnline',
    Amount: Number(wish.amountMinor / 100n),
    // Sic: in this case here only.
    Msisdn: Number(msisdn),
    ...(wish.to === 'pay_bill' && { BillRefNumber: reference }),
  })
}

/** A customer's payment out of thin air; undefined on the production host, which has no such call. */
export function createSimulator(client: MpesaClient, config: MpesaConfig): ArrivalSimulator | undefined {
  if (new URL(config.baseUrl).hostname.toLowerCase() === PRODUCTION_HOST) return undefined
  const path = PATHS.c2bSimulate[config.collect.noticeVersion ?? 2]
  return {
    async simulateArrival(wish) {
      const body = bodyOf(wish)
      const result = await client.post({ operation: 'mpesa.c2b_simulate', path, body, evidenceBody: body })
      const { exchange } = result
      const verdict = judgeReply('c2b_simulate', result)
      // Old answers hold an id and no ResponseCode.
      const reply = readReply(result)
      const old = result.status === 200 && (reply?.ConversationID ?? reply?.OriginatorCoversationID) !== undefined
      if (exchange && (verdict.kind === 'acknowledged' || (verdict.kind === 'unlisted' && old))) {
        return { kind: 'accepted', exchange }
      }
      if (exchange && verdict.kind === 'refused') return { kind: 'refused', words: verdict.words, exchange }
      const because = ('words' in verdict && verdict.words) || wireWords(result.wire)
      return { kind: 'no_answer', because, exchange }
    },
  }
}
