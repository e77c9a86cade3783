import type { Evidence } from '@/lib/core/evidence'
import type { BalanceReading, HistoryLine } from '../readings'
import { readBalanceText, type SubAccount, spendable } from './balance-text'
import { resultMeaning } from './codes'
import { amountOf, darajaInstant, partyOf, receiptOf, shillings } from './mapper'
import { entries, entryMap, type ResultEnvelope, tidyCode } from './wire'

type Parameters = ReadonlyMap<string, string>

export function parametersOf(result: ResultEnvelope): Parameters {
  return entryMap(entries(result.ResultParameters, 'ResultParameter'))
}

/** The reference data beside the parameters: an array or one object, and a name may stand without a value. */
export function referencesOf(result: ResultEnvelope): Parameters {
  return entryMap(entries(result.ReferenceData, 'ReferenceItem'))
}

/** Type 1 means "more to come": such a code decides nothing (contract 6, rule 1). */
export function isFinal(result: ResultEnvelope): boolean {
  return (tidyCode(result.ResultType) ?? '0') === '0'
}

/** A B2C result about the payout whose `OriginatorConversationID` it carries. */
export function evidenceFromB2c(result: ResultEnvelope): Evidence {
  const parameters = parametersOf(result)
  const party = partyOf(parameters.get('ReceiverPartyPublicName'))
  const { meaning, firm } = resultMeaning('b2c', result.ResultCode)
  const succeeded = meaning === 'succeeded'
  return {
    meaning: isFinal(result) ? meaning : 'undetermined',
    firm,
    providerReference: result.ConversationID,
    // A failed result carries an id that may look real; no money stands behind it.
    receipt: succeeded ? receiptOf(parameters.get('TransactionReceipt') ?? result.TransactionID) : undefined,
    ...amountOf(parameters.get('TransactionAmount')),
    partyAccount: party.account,
    partyName: party.name,
    occurredAt: darajaInstant(parameters.get('TransactionCompletedDateTime')),
    code: tidyCode(result.ResultCode),
    words: result.ResultDesc,
  }
}

/**
 * A B2C result as a line of the paying account, for payouts that were not ordered here (the history). Failures say no
 * amount, so they give no line unless they do.
 */
export function lineFromB2c(result: ResultEnvelope, accountKey: string, receivedAt: Date): HistoryLine | undefined {
  const evidence = evidenceFromB2c(result)
  const { meaning, amountMinor } = evidence
  if ((meaning !== 'succeeded' && meaning !== 'failed') || amountMinor === undefined) return undefined
  const failed = meaning === 'failed'
  const reference =
    evidence.receipt ?? (failed ? (result.ConversationID ?? result.OriginatorConversationID) : undefined)
  if (!reference) return undefined
  return {
    providerReference: reference,
    accountKey,
    rail: 'mpesa.b2c',
    direction: 'out',
    state: meaning,
    amountMinor,
    feeMinor: 0n,
    currency: 'KES',
    occurredAt: evidence.occurredAt ?? receivedAt,
    counterpartyName: evidence.partyName ?? '',
    counterpartyAccount: evidence.partyAccount ?? '',
    merchantReference: result.OriginatorConversationID ?? '',
    description: failed ? (result.ResultDesc ?? '') : '',
    channel: 'M-Pesa payout',
    balanceAfterMinor: failed ? undefined : shillings(parametersOf(result).get('B2CUtilityAccountAvailableFunds')),
  }
}

function reading(accountKey: string, accounts: readonly SubAccount[], at: Date): BalanceReading | undefined {
  const main = spendable(accounts)
  if (!main) return undefined
  return {
    accountKey,
    accountName: main.name,
    currency: main.currency,
    availableMinor: main.availableMinor,
    currentMinor: main.currentMinor,
    parts: accounts.map(({ name, currency, availableMinor, currentMinor }) => ({
      name,
      currency,
      availableMinor,
      currentMinor,
    })),
    at,
  }
}

/** Each B2C result also says what is left: a balance for free. */
export function balanceFromB2c(
  result: ResultEnvelope,
  accountKey: string,
  receivedAt: Date,
): BalanceReading | undefined {
  const parameters = parametersOf(result)
  const names = [
    ['Utility Account', 'B2CUtilityAccountAvailableFunds'],
    ['Working Account', 'B2CWorkingAccountAvailableFunds'],
    ['Charges Paid Account', 'B2CChargesPaidAccountAvailableFunds'],
  ] as const
  const accounts = names.flatMap(([name, key]): SubAccount[] => {
    const funds = shillings(parameters.get(key))
    return funds === undefined ? [] : [{ name, currency: 'KES', currentMinor: funds, availableMinor: funds }]
  })
  // Without the Utility figure there is nothing to say about what can be paid out.
  if (accounts[0]?.name !== 'Utility Account') return undefined
  return reading(accountKey, accounts, darajaInstant(parameters.get('TransactionCompletedDateTime')) ?? receivedAt)
}

/** The answer to a balance question; undefined when no piece of the string reads. */
export function balanceFromAnswer(
  result: ResultEnvelope,
  accountKey: string,
  receivedAt: Date,
): BalanceReading | undefined {
  const parameters = parametersOf(result)
  const accounts = readBalanceText(parameters.get('AccountBalance') ?? '')
  return reading(accountKey, accounts, darajaInstant(parameters.get('BOCompletedTime')) ?? receivedAt)
}

/** "Fee For B2C Payment|KES|22.40"; empty when nothing was charged. */
export function chargeOf(text: string | undefined): bigint | undefined {
  const [, currency, amount] = (text ?? '').split('|')
  return currency?.trim() === 'KES' ? shillings(amount) : undefined
}

export type StatusAnswer = Readonly<{ evidence: Evidence; providerKey?: string }>

/**
 * The answer to a transaction status question. `ResultCode` 0 only says that the question worked: the payment is good
 * when its own status is Completed, and every other text is undetermined (no list of them is published).
 */
export function evidenceFromStatus(result: ResultEnvelope, ours: readonly string[] = []): StatusAnswer {
  const list = entries(result.ResultParameters, 'ResultParameter')
  const parameters = entryMap(list)
  // The docs' own sample has the key DebitPartyName twice: the second is the party that was paid.
  const debitNames = list.filter(({ key }) => key === 'DebitPartyName')
  const credited = partyOf(parameters.get('CreditPartyName') ?? debitNames[1]?.value)
  // Money that came in: the other side is the one who paid.
  const cameIn = credited.account !== undefined && ours.includes(credited.account)
  const paying = partyOf(debitNames[0]?.value)
  const party = cameIn ? paying : credited
  const own = cameIn ? credited.account : paying.account
  const status = parameters.get('TransactionStatus') ?? ''
  return {
    providerKey: parameters.get('OriginatorConversationID') || undefined,
    evidence: {
      meaning: isFinal(result) && status.toLowerCase() === 'completed' ? 'succeeded' : 'undetermined',
      firm: true,
      providerReference: parameters.get('ConversationID') || undefined,
      receipt: receiptOf(parameters.get('ReceiptNo')),
      ...amountOf(parameters.get('Amount')),
      partyAccount: party.account,
      partyName: party.name,
      ownAccount: isFinal(result) ? own : undefined,
      feeMinor: chargeOf(parameters.get('DebitPartyCharges')),
      occurredAt: darajaInstant(parameters.get('FinalisedTime')),
      code: tidyCode(result.ResultCode),
      words: status || result.ResultDesc,
    },
  }
}

/** A question that failed says nothing of the payment, whatever its code. */
export function evidenceFromFailedQuestion(result: ResultEnvelope): Evidence {
  const { meaning, firm } = resultMeaning('question', result.ResultCode)
  return {
    meaning: meaning === 'succeeded' || meaning === 'failed' ? 'undetermined' : meaning,
    firm,
    code: tidyCode(result.ResultCode),
    words: result.ResultDesc,
  }
}
