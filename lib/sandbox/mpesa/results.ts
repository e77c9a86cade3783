import type { Kernel } from '@/lib/sandbox/kernel'
import { mintConversationId, mintRequestId, placeholderReceipt, stamp } from '@/lib/sandbox/mpesa/identifiers'
import { wireJson } from '@/lib/sandbox/mpesa/shillings'

/** The texts of contract section 8, for the operations with a Result envelope. */
const RESULT_TEXT: Record<string, string> = {
  '0': 'The service request is processed successfully.',
  '1': 'The balance is insufficient for the transaction.',
  '2': 'Declined due to limit rule: less than the minimum transaction amount.',
  '3': 'Declined due to limit rule: greater than the maximum transaction amount.',
  '4': 'Declined due to limit rule: would exceed daily transfer limit.',
  '8': 'Declined due to limit rule: would exceed the maximum balance.',
  '5': 'Declined due to limit rule: would exceed minimum balance.',
  '6': 'Unresolved primary party.',
  '7': 'Unresolved receiver party.',
  '11': 'The DebitParty is in an invalid state.',
  '12': 'The CreditParty is in an invalid state.',
  '13': 'Unresolved debit account.',
  '14': 'Unresolved credit account.',
  '15': 'Duplicate Detected',
  '17': 'Internal Failure',
  '18': 'The initiator password check failed.',
  '19': 'Message sequencing failure.',
  '20': 'Unresolved initiator.',
  '22': 'The initiator is not active.',
  '24': 'Missing mandatory fields.',
  '21': 'The initiator is not allowed to initiate this request.',
  '25': 'The format of parameter null is invalid.',
  '26': 'System busy',
  '29': 'Invalid command.',
  '2001': 'The initiator information is invalid.',
  '2006': 'Declined due to account rule: The account status does not allow this transaction.',
  '2028': 'The request is not permitted according to product assignment.',
  '2040': "Credit Party customer type (Unregistered or Registered Customer) can't be supported by the service.",
  '8006': 'The security credential is locked.',
  SFC_IC0003: 'The operator does not exist.',
  R000001: 'The transaction has already been reversed.',
  R000002: 'The OriginalTransactionID is invalid.',
}

/** The same code has other words where the other side is an organisation. */
export function resultText(code: string, operation?: 'b2b'): string {
  if (code === 'SFC_IC0003' && operation === 'b2b') return 'Receiver party is invalid'
  return RESULT_TEXT[code] ?? 'Internal Failure'
}

/** A code is a JSON number when it is all digits, and text otherwise. */
export function wireCode(code: string): number | string {
  return /^\d+$/.test(code) ? Number(code) : code
}

/** The two ids of an accepted request. Sent back in the ack and again in the result. */
export interface Conversation {
  originatorId: string
  conversationId: string
}

export function openConversation(at: Date, originatorId: string = mintRequestId()): Conversation {
  return { originatorId, conversationId: mintConversationId(at) }
}

export function acknowledgement(conversation: Conversation) {
  return {
    ConversationID: conversation.conversationId,
    OriginatorConversationID: conversation.originatorId,
    ResponseCode: '0',
    ResponseDescription: 'Accept the service request successfully.',
  }
}

export type Parameter = { Key: string; Value?: string | number }

/** The `Result` envelope, printed. Without parameters the key is absent. */
export function resultBody(
  result: Conversation & {
    code: string
    operation?: 'b2b'
    transactionId: string
    parameters?: Parameter[] | Parameter
    reference?: Parameter | Parameter[]
  },
): string {
  const { code, parameters, reference } = result
  return wireJson({
    Result: {
      ResultType: 0,
      ResultCode: wireCode(code),
      ResultDesc: resultText(code, result.operation),
      OriginatorConversationID: result.originatorId,
      ConversationID: result.conversationId,
      TransactionID: result.transactionId,
      ...(parameters ? { ResultParameters: { ResultParameter: parameters } } : {}),
      ...(reference ? { ReferenceData: { ReferenceItem: reference } } : {}),
    },
  })
}

/** Safaricom's own queue address, which real results carry as reference data. */
export function queueReference(queue: 'b2cresults' | 'b2bresults' | 'abresults' | 'reversalresults'): Parameter {
  return { Key: 'QueueTimeoutURL', Value: `https://internalsandbox.safaricom.co.ke/mpesa/${queue}/v1/submit` }
}

/** A failed organisation query: a placeholder id and the single-object parameter (contract 5.4, 5.5). */
export function failureWithTime(
  at: Date,
  conversation: Conversation & { operation?: 'b2b' },
  code: string,
  reference: Parameter,
): string {
  return resultBody({
    ...conversation,
    code,
    transactionId: placeholderReceipt(at),
    parameters: { Key: 'BOCompletedTime', Value: Number(stamp(at)) },
    reference,
  })
}

/** What QueueTimeOutURL gets (contract 7): the outcome stays unknown. */
export function timeoutBody(at: Date, conversation: Conversation): string {
  return wireJson({
    Result: {
      ResultType: 1,
      ResultCode: 1,
      ResultDesc: 'The service request timed out.',
      OriginatorConversationID: conversation.originatorId,
      ConversationID: conversation.conversationId,
      TransactionID: placeholderReceipt(at),
    },
  })
}

const USER_AGENT = 'ReactorNetty/1.1.13 (Hazina sandbox)'

/** One callback in Daraja's manner: no signature, a Java client's user agent. */
export async function sendCallback(
  kernel: Kernel,
  callback: { operation: string; url: string; body: string; headers?: Record<string, string> },
) {
  return kernel.deliver({
    provider: 'mpesa',
    operation: callback.operation,
    url: callback.url,
    body: callback.body,
    headers: callbackHeaders(callback.headers),
  })
}

export function callbackHeaders(extra: Record<string, string> = {}): Record<string, string> {
  return { 'content-type': 'application/json', 'user-agent': USER_AGENT, ...extra }
}

const RESULT_DELAY_MS = 800

/** How long after the ack a result is worked out and sent (setting `resultDelayMs`). */
export function resultDelay(kernel: Kernel): number {
  return kernel.setting('mpesa', 'resultDelayMs', RESULT_DELAY_MS)
}

/** The code that the tester wants, from POST /outcomes or else from the switch; undefined: the rules decide (so does 0). */
export function forcedCode(
  kernel: Kernel,
  operation: string,
  setting: string,
  about: readonly (string | null)[],
): string | undefined {
  const code = kernel.outcome('mpesa', operation, about) ?? kernel.setting<string>('mpesa', setting, '')
  return code === '' || code === '0' ? undefined : code
}
