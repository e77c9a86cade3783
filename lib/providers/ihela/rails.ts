import { AppError } from '@/lib/core/errors'
import type { Evidence } from '@/lib/core/evidence'
import type { MoneyRail, PreparedRequest, SendOrder } from '../money-rail'
import { type Judged, transmissionOf } from '../transmission'
import type { CallResult } from '../transport'
import { type IhelaClient, PATHS } from './client'
import { INSUFFICIENT, saysDuplicate } from './codes'
import { OWN_ACCOUNT_KEY } from './config'
import { cashInForm, francs } from './mapper'
import { CashIn, complaintOf, envelopeOf, unwrapped } from './wire'

const KEY = /^[A-Za-z0-9_-]{1,20}$/

function prepare(order: SendOrder): PreparedRequest {
  const fields: Record<string, string> = {}
  if (order.currency !== 'BIF') fields['amount'] = 'iHela moves Burundi francs only.'
  else if (order.amountMinor < 1n) fields['amount'] = 'The least amount is BIF 1.'
  if (!order.counterpartyBank) fields['counterpartyBank'] = 'Choose the bank of the receiver.'
  if (!order.counterpartyAccount) fields['counterpartyAccount'] = 'Look up the receiver’s account first.'
  if (order.sourceAccountKey !== OWN_ACCOUNT_KEY) fields['sourceAccountKey'] = 'This account does not do that.'
  if (!KEY.test(order.providerKey)) fields['providerKey'] = 'The key of this payment cannot be sent.'
  if (Object.keys(fields).length > 0) {
    const names = Object.keys(fields).join(', ')
    throw new AppError('invalid_input', `payment ${order.paymentId} cannot go by ihela.cashin: ${names}`, { fields })
  }
  return { operation: 'ihela.cash_in', method: 'POST', path: PATHS.cashIn, body: cashInForm(order) }
}

const unlisted = (because: string): Judged => ({ verdict: 'unlisted', because })

function refusal(code: string, words: string): Judged {
  // An earlier request with this reference may have been paid: only the statement can tell.
  if (saysDuplicate(words)) return unlisted(words)
  return { verdict: 'refused', outcome: { kind: 'refused', code, words } }
}

/** `error` decides, not the status (contract 7); a success must carry its reference and be about this very order. */
function judge(result: CallResult, order: SendOrder): Judged {
  const { json, status } = result
  if (!json) return { verdict: 'unlisted' }
  const complaint = complaintOf(json)
  if (status === 400 && json['errors'] !== undefined && complaint) return refusal('errors', complaint.words)
  if (status === 401) return refusal('not_authorised', complaint?.words ?? 'iHela does not accept our credentials.')
  const parsed = CashIn.safeParse(unwrapped(json, 'operation'))
  if (status !== 200 || !parsed.success) return unlisted(complaint?.words ?? 'iHela gave no clear answer.')
  const { error, error_message: words, reference, merchant_reference: echo, account } = parsed.data
  const envelope = envelopeOf(json)
  if (envelope && !envelope.good) {
    const told = complaint?.words ?? 'Refused.'
    return envelope.code === INSUFFICIENT ? refusal(INSUFFICIENT, told) : unlisted(told)
  }
  if (parsed.data.pending_id || parsed.data.is_partial) return unlisted('iHela has not carried this out whole yet.')
  if (error === true) return refusal('error', words ?? 'Refused.')
  if ((error !== false && !envelope?.good) || !reference) return unlisted('iHela answered without a reference.')
  if (echo !== undefined && echo !== order.providerKey) return unlisted('iHela answered about another cash-in.')
  const amountMinor = francs(parsed.data.amount)
  if (parsed.data.amount !== undefined && amountMinor === undefined) {
    return unlisted('iHela answered with an amount that cannot be read.')
  }
  const evidence: Evidence = {
    meaning: 'succeeded',
    firm: true,
    providerReference: reference,
    receipt: reference,
    ...(amountMinor !== undefined && { amountMinor, currency: 'BIF' }),
    partyAccount: account,
    words,
  }
  return { verdict: 'final', outcome: { kind: 'final', evidence } }
}

/** Pays into a customer's account at once. Neither a key nor a question exists there, so it is never sent twice. */
export function createCashInRail(client: IhelaClient): MoneyRail {
  return {
    rail: 'ihela.cashin',
    steps: ['send'],
    resendSameKey: false,
    prepare: (_step, order) => prepare(order),
    async transmit(_step, sending, order) {
      return transmissionOf(await client.cashIn(sending), (result) => judge(result, order))
    },
    async ask() {
      return { kind: 'cannot_ask', because: 'iHela answers no question about a cash-in. Check its statement.' }
    },
  }
}
