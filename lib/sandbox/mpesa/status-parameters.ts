import type { Kernel } from '@/lib/sandbox/kernel'
import { placeholderReceipt, stamp } from '@/lib/sandbox/mpesa/identifiers'
import type { Parameter } from '@/lib/sandbox/mpesa/results'
import { shillingText, wholeShillings } from '@/lib/sandbox/mpesa/shillings'
import { findShortcode, type TransactionRow } from '@/lib/sandbox/mpesa/tables'

const REASON: Record<TransactionRow['kind'], string> = {
  b2c: 'Business Payment to Customer via API',
  b2b: 'Business Payment to Business via API',
  c2b: 'Pay Bill Online',
  stk: 'Pay Bill Online',
  reversal: 'Transaction Reversal via API',
}
/** Only "Completed" is documented; the other words are the sandbox's own. */
const STATUS: Record<TransactionRow['state'], string> = { completed: 'Completed', failed: 'Failed', queued: 'Pending' }

/** The parameters of a transaction status result (contract 5.9). */
export function statusParameters(kernel: Kernel, found: TransactionRow): Parameter[] {
  const organisation = `${found.shortcode} - ${findShortcode(kernel.db, found.shortcode)?.name ?? 'Organisation'}`
  const person = `${found.msisdn} - ${found.party}`
  const outgoing = found.kind === 'b2c' || found.kind === 'b2b' || found.kind === 'reversal'
  const finalisedAt = new Date(found.finalisedAt ?? found.initiatedAt)
  const charged = found.charge === 0 ? '' : `Fee For B2C Payment|KES|${shillingText(found.charge)}`
  return [
    { Key: 'DebitPartyName', Value: outgoing ? organisation : person },
    { Key: 'CreditPartyName', Value: outgoing ? person : organisation },
    { Key: 'OriginatorConversationID', Value: found.originatorId ?? '' },
    { Key: 'InitiatedTime', Value: Number(stamp(new Date(found.initiatedAt))) },
    { Key: 'DebitAccountType', Value: outgoing ? found.account : 'MMF Account For Customer' },
    { Key: 'DebitPartyCharges', Value: charged },
    { Key: 'TransactionReason' },
    { Key: 'ReasonType', Value: REASON[found.kind] },
    { Key: 'TransactionStatus', Value: STATUS[found.state] },
    ...(found.state === 'queued' ? [] : [{ Key: 'FinalisedTime', Value: Number(stamp(finalisedAt)) }]),
    { Key: 'Amount', Value: wholeShillings(found.amount) },
    { Key: 'ConversationID', Value: found.conversationId ?? '' },
    { Key: 'ReceiptNo', Value: found.receipt ?? placeholderReceipt(finalisedAt) },
  ]
}
