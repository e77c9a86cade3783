import type { CallResult } from '../transport'
import { errorRow } from './error-codes'
import { SyncReply, tidyCode } from './wire'

export type MpesaOperation =
  | 'stk_push'
  | 'stk_query'
  | 'b2c'
  | 'b2b'
  | 'balance'
  | 'status'
  | 'reversal'
  | 'c2b_register'
  | 'c2b_simulate'

/** Refused before queueing by status and code family; a request so answered gets no callback (contract 3). */
const REFUSED = /^(400\.00[238]\.\d+|401\.\d+\.\d+|404\.00\d\.\d+|405\.001)$/

/** The messages of 500.001.1001 that are refusals of a push; the code alone is four different things. */
const PUSH_REFUSED = /wrong credentials|merchant does not exist|unable to lock subscriber/i

export function readReply(result: CallResult): SyncReply | undefined {
  return result.json ? SyncReply.safeParse(result.json).data : undefined
}

/** Errors that say "your token": drop it, get one, repeat once; the call was refused before processing (contract 3). */
export function isTokenError(result: CallResult): boolean {
  return result.status === 401 || errorRow(readReply(result)?.errorCode ?? '')?.kind === 'token'
}

export type ReplyVerdict =
  | { kind: 'acknowledged'; reply: SyncReply }
  | { kind: 'refused'; code: string; words: string }
  | { kind: 'refused_retry'; code: string; words: string }
  | { kind: 'unlisted'; words: string | undefined }

/** The table of synchronous answers. What is not documented as refused or acknowledged decides nothing. */
export function judgeReply(operation: MpesaOperation, result: CallResult): ReplyVerdict {
  const reply = readReply(result)
  const status = result.status ?? 0
  if (!reply) return { kind: 'unlisted', words: undefined }
  const { errorCode: code, errorMessage: words = '' } = reply
  if (code !== undefined && status >= 400) {
    // "Busy", "too often", "maintenance": answered before queueing, so the same request may come again later.
    if (errorRow(code)?.kind === 'retry') return { kind: 'refused_retry', code, words }
    // 500.002.1001, "Duplicate OriginatorConversationID", is not here: an earlier request with it may have been paid.
    if (REFUSED.test(code) || (operation === 'stk_push' && code === '500.001.1001' && PUSH_REFUSED.test(words))) {
      return { kind: 'refused', code, words }
    }
    return { kind: 'unlisted', words: `${code} ${words}`.trim() }
  }
  const response = tidyCode(reply.ResponseCode)
  if (status !== 200 || response === undefined) return { kind: 'unlisted', words: undefined }
  // "0", 0 and "00000000" all mean queued; any other ResponseCode in a 200 means nothing was queued.
  if (/^0+$/.test(response)) return { kind: 'acknowledged', reply }
  return { kind: 'refused', code: response, words: reply.ResponseDescription ?? '' }
}
