import type { Evidence } from '@/lib/core/evidence'
import type { HistoryLine } from '../readings'
import { readAmountPrint } from './balance-text'
import { resultMeaning } from './codes'
import { amountOf, darajaInstant, partyOf, receiptOf, shillings } from './mapper'
import { chargeOf, isFinal, parametersOf, referencesOf } from './results'
import { type ResultEnvelope, tidyCode } from './wire'

/** A result about a payment to a business. The payment is known by the id that a status question takes. */
export function evidenceFromB2b(result: ResultEnvelope): Evidence {
  const parameters = parametersOf(result)
  const party = partyOf(parameters.get('ReceiverPartyPublicName'))
  const { meaning, firm } = resultMeaning('b2b', result.ResultCode)
  return {
    meaning: isFinal(result) ? meaning : 'undetermined',
    firm,
    providerReference: result.OriginatorConversationID,
    receipt: meaning === 'succeeded' ? receiptOf(result.TransactionID) : undefined,
    ...amountOf(parameters.get('Amount')),
    partyAccount: party.account,
    partyName: party.name,
    ownAccount: partyOf(parameters.get('DebitPartyPublicName')).account,
    feeMinor: chargeOf(parameters.get('DebitPartyCharges')),
    occurredAt: darajaInstant(parameters.get('TransCompletedTime')),
    code: tidyCode(result.ResultCode),
    words: result.ResultDesc,
  }
}

/** What the paying account holds afterwards, from the print of a Java map; both of its names are read. */
export function debitBalanceOf(result: ResultEnvelope): bigint | undefined {
  const parameters = parametersOf(result)
  return readAmountPrint(parameters.get('DebitAccountBalance') ?? parameters.get('DebitAccountCurrentBalance') ?? '')
}

/** A payment to a business as a line of the paying account, for those that were not ordered here. */
export function lineFromB2b(result: ResultEnvelope, accountKey: string, receivedAt: Date): HistoryLine | undefined {
  const { meaning, amountMinor, receipt, ...evidence } = evidenceFromB2b(result)
  if (meaning !== 'succeeded' || amountMinor === undefined || !receipt) return undefined
  return {
    providerReference: receipt,
    accountKey,
    rail: 'mpesa.b2b',
    direction: 'out',
    state: 'succeeded',
    amountMinor,
    feeMinor: evidence.feeMinor ?? 0n,
    currency: 'KES',
    occurredAt: evidence.occurredAt ?? receivedAt,
    counterpartyName: evidence.partyName ?? '',
    counterpartyAccount: evidence.partyAccount ?? '',
    merchantReference: referencesOf(result).get('BillReferenceNumber') || (result.OriginatorConversationID ?? ''),
    description: '',
    channel: 'M-Pesa business payment',
    // The Working account only: not the balance of the whole short code.
    balanceAfterMinor: undefined,
  }
}

/** A result about a reversal. Old ones (2017) hold no parameters even when it worked. */
export function evidenceFromReversal(result: ResultEnvelope): Evidence {
  const parameters = parametersOf(result)
  const party = partyOf(parameters.get('CreditPartyPublicName'))
  const { meaning, firm } = resultMeaning('reversal', result.ResultCode)
  return {
    meaning: isFinal(result) ? meaning : 'undetermined',
    firm,
    providerReference: result.OriginatorConversationID,
    // The reversal's own receipt, not that of the money it gave back.
    receipt: meaning === 'succeeded' ? receiptOf(result.TransactionID) : undefined,
    ...amountOf(parameters.get('Amount')),
    partyAccount: party.account,
    partyName: party.name,
    ownAccount: partyOf(parameters.get('DebitPartyPublicName')).account,
    feeMinor: shillings(parameters.get('Charge')),
    occurredAt: darajaInstant(parameters.get('TransCompletedTime')),
    code: tidyCode(result.ResultCode),
    words: result.ResultDesc,
  }
}

/** The money given back, as a line of the account it left; the receipt it gives back is its reference. */
export function lineFromReversal(
  result: ResultEnvelope,
  accountKey: string | undefined,
  receivedAt: Date,
): HistoryLine | undefined {
  const parameters = parametersOf(result)
  const { meaning, amountMinor, receipt, ...evidence } = evidenceFromReversal(result)
  const account = accountKey || partyOf(parameters.get('DebitPartyPublicName')).account
  if (meaning !== 'succeeded' || amountMinor === undefined || !receipt || !account) return undefined
  return {
    providerReference: receipt,
    accountKey: account,
    rail: 'mpesa.c2b',
    direction: 'out',
    state: 'succeeded',
    amountMinor,
    feeMinor: evidence.feeMinor ?? 0n,
    currency: 'KES',
    occurredAt: evidence.occurredAt ?? receivedAt,
    counterpartyName: evidence.partyName ?? '',
    counterpartyAccount: evidence.partyAccount ?? '',
    merchantReference: receiptOf(parameters.get('OriginalTransactionID')) ?? '',
    description: '',
    channel: 'M-Pesa reversal',
    balanceAfterMinor: undefined,
  }
}
