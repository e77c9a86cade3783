import type { ReceiptQuestion } from '../after-sending'
import type { Door } from '../inbound'
import type { Answer } from '../money-rail'
import { wireWords } from '../transmission'
import { type MpesaClient, PATHS } from './client'
import type { MpesaConfig } from './config'
import type { FillCredential } from './initiator'
import { plainText } from './order-checks'
import { type AnswerSubject, answerAddress } from './questions'
import { judgeReply } from './refusals'

const OCCASION_MAX = 100

export type StatusSubject = Readonly<{
  /** By the id of the order (the one we chose, or the one Daraja gave), or by a receipt. */
  by: { originalId: string } | { receipt: string }
  accountKey: string
  answers: Extract<AnswerSubject, { about: 'status' }>
  callbackUrl(door: Door): string
}>

/** Asks what became of a payment; itself answered later, at the `results` door. */
export async function askStatus(
  client: MpesaClient,
  config: MpesaConfig,
  fill: FillCredential,
  subject: StatusSubject,
  askKey: string,
): Promise<Answer> {
  const { by, callbackUrl, answers } = subject
  const body = JSON.stringify({
    Initiator: config.payout.initiatorName,
    SecurityCredential: '{{security_credential}}',
    CommandID: 'TransactionStatusQuery',
    // Sic: the field says Original, not Originator.
    ...('receipt' in by ? { TransactionID: by.receipt } : { OriginalConversationID: by.originalId }),
    PartyA: subject.accountKey,
    IdentifierType: '4',
    ResultURL: answerAddress(callbackUrl('results'), answers),
    QueueTimeOutURL: answerAddress(callbackUrl('timeouts'), answers),
    Remarks: 'Status question',
    Occasion: plainText(askKey, OCCASION_MAX) || 'status',
  })
  const result = await client.post({ operation: 'mpesa.status', path: PATHS.status, ...fill(body) })
  const verdict = judgeReply('status', result)
  if (verdict.kind === 'acknowledged' && result.exchange) {
    return { kind: 'asked', providerReference: verdict.reply.ConversationID ?? '', exchange: result.exchange }
  }
  const because = ('words' in verdict && verdict.words) || wireWords(result.wire)
  return { kind: 'no_answer', because, exchange: result.exchange }
}

/** What stands behind a receipt: for prompts known as paid by a question only, and for receipts people bring. */
export function createReceiptQuestion(client: MpesaClient, config: MpesaConfig, fill: FillCredential): ReceiptQuestion {
  return {
    askReceipt: ({ receipt, accountKey, callbackUrl }, askKey) =>
      askStatus(
        client,
        config,
        fill,
        { by: { receipt: receipt.trim().toUpperCase() }, accountKey, answers: { about: 'status' }, callbackUrl },
        askKey,
      ),
  }
}
