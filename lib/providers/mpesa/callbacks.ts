import { createHash } from 'node:crypto'
import { parseGuardedJson } from '@/lib/core/json-guard'
import type { CallbackSource, Door, InboundItem, InboundMeaning, InboundMessage } from '../inbound'
import { evidenceFromB2b, evidenceFromReversal, lineFromB2b, lineFromReversal } from './business-results'
import type { MpesaConfig } from './config'
import { evidenceFromPrompt, lineFromConfirmation, lineFromPrompt } from './mapper'
import { type AnswerSubject, isQuestion, subjectOf } from './questions'
import {
  balanceFromAnswer,
  balanceFromB2c,
  evidenceFromB2c,
  evidenceFromFailedQuestion,
  evidenceFromStatus,
  lineFromB2c,
  parametersOf,
  referencesOf,
} from './results'
import { C2bMessage, type ResultEnvelope, ResultMessage, StkMessage, tidyCode } from './wire'

const DOORS: readonly Door[] = ['results', 'timeouts', 'prompts', 'validation', 'confirmation']

type Message = Omit<InboundMessage, 'headers'>

const noise = (because: string): InboundItem => ({ kind: 'noise', because })

function bodyKey(message: Message): string {
  return createHash('sha256').update(message.rawBody).digest('hex')
}

/** The envelope of a result, told apart by what is in it; where a failure holds nothing, by what was asked. */
function itemsOfResult(result: ResultEnvelope, config: MpesaConfig, message: Message): InboundItem[] {
  const parameters = parametersOf(result)
  const subject: AnswerSubject | undefined = subjectOf(message.registeredUrl)
  const at = message.receivedAt
  if (parameters.has('AccountBalance') || subject?.about === 'balance') {
    const known = [config.payout.shortcode, config.collect.shortcode]
    const accountKey = subject?.about === 'balance' ? subject.accountKey : known[0] === known[1] ? known[0] : undefined
    if (!accountKey || !known.includes(accountKey)) return [noise('a balance of an account we did not ask about')]
    const balance = balanceFromAnswer(result, accountKey, at)
    if (balance) return [{ kind: 'balance', readings: [balance] }]
    return [noise(`a balance question failed: ${tidyCode(result.ResultCode) ?? 'no code'} ${result.ResultDesc ?? ''}`)]
  }
  if (parameters.has('TransactionStatus') || (parameters.has('ReceiptNo') && !parameters.has('TransactionReceipt'))) {
    const { collect, payout } = config
    const ours = [payout.shortcode, collect.shortcode, ...(collect.till ? [collect.till] : [])]
    const { evidence: told, providerKey } = evidenceFromStatus(result, ours)
    // A till's payments are money of the short code that it belongs to.
    const ownAccount = told.ownAccount && told.ownAccount === collect.till ? collect.shortcode : told.ownAccount
    const evidence = { ...told, ownAccount }
    // These are known by the id that Daraja gave them; the others by the one we chose.
    if (subject?.about === 'status' && subject.of) {
      const named = { ...evidence, providerReference: providerKey }
      return [{ kind: 'evidence', providerReference: providerKey, evidence: named }]
    }
    return [{ kind: 'evidence', providerReference: evidence.providerReference, providerKey, evidence }]
  }
  // The payment is the one the question was asked for: this answer's own ids are the question's.
  if (subject?.about === 'status') return [{ kind: 'evidence', evidence: evidenceFromFailedQuestion(result) }]
  const order = orderKindOf(result, subject)
  return order === 'b2c' ? itemsOfPayout(result, config, at) : itemsOfOrder(order, result, config, message)
}

/** What was ordered: by the address, by what is in the result, by the queue it names; else a payout to a phone. */
function orderKindOf(result: ResultEnvelope, subject: AnswerSubject | undefined): 'b2c' | 'b2b' | 'reversal' {
  if (subject?.about === 'b2b' || subject?.about === 'reversal') return subject.about
  const parameters = parametersOf(result)
  const queue = referencesOf(result).get('QueueTimeoutURL') ?? ''
  if (parameters.has('OriginalTransactionID') || queue.includes('reversalresults')) return 'reversal'
  return parameters.has('DebitPartyAffectedAccountBalance') || queue.includes('b2bresults') ? 'b2b' : 'b2c'
}

function itemsOfOrder(
  kind: 'b2b' | 'reversal',
  result: ResultEnvelope,
  config: MpesaConfig,
  message: Message,
): InboundItem[] {
  const providerReference = result.OriginatorConversationID
  if (!providerReference) return [noise('a result that names no payment')]
  const subject = subjectOf(message.registeredUrl)
  const accountKey = subject?.about === 'reversal' ? subject.accountKey : undefined
  const evidence = kind === 'b2b' ? evidenceFromB2b(result) : evidenceFromReversal(result)
  const line =
    kind === 'b2b'
      ? lineFromB2b(result, config.payout.shortcode, message.receivedAt)
      : lineFromReversal(result, accountKey, message.receivedAt)
  return [{ kind: 'evidence', providerReference, evidence, ...(line && { line }) }]
}

function itemsOfPayout(result: ResultEnvelope, config: MpesaConfig, at: Date): InboundItem[] {
  const { ConversationID: providerReference, OriginatorConversationID: providerKey } = result
  if (!providerReference && !providerKey) return [noise('a result that names no payment')]
  const balance = balanceFromB2c(result, config.payout.shortcode, at)
  const line = lineFromB2c(result, config.payout.shortcode, at)
  return [
    { kind: 'evidence', providerReference, providerKey, evidence: evidenceFromB2c(result), ...(line && { line }) },
    ...(balance ? [{ kind: 'balance' as const, readings: [balance] }] : []),
  ]
}

function readResult(value: unknown, config: MpesaConfig, message: Message): InboundMeaning {
  const parsed = ResultMessage.safeParse(value)
  if (!parsed.success) return { dedupKey: `result:${bodyKey(message)}`, items: [noise('not a result of M-Pesa')] }
  const result = parsed.data.Result
  const id = result.ConversationID ?? result.OriginatorConversationID ?? bodyKey(message)
  // The code is part of the key: another meaning for the same payment is a conflict to see, not a repeat.
  const dedupKey = `result:${id}:${tidyCode(result.ResultCode) ?? 'none'}`
  return { dedupKey, items: itemsOfResult(result, config, message) }
}

/** Ids at any depth: the timeout notice has no documented shape (contract 7). */
function findText(value: unknown, name: string, depth = 0): string | undefined {
  if (typeof value !== 'object' || value === null || depth > 20) return undefined
  for (const [key, inner] of Object.entries(value)) {
    if (key === name && typeof inner === 'string' && inner.trim() !== '') return inner.trim()
    const found = findText(inner, name, depth + 1)
    if (found) return found
  }
  return undefined
}

/** Whatever it holds, even nothing, a timeout notice means "outcome unknown": never failed, never pay again. */
function readTimeout(value: unknown, message: Message): InboundMeaning {
  const conversation = findText(value, 'ConversationID')
  const originator = findText(value, 'OriginatorConversationID')
  const dedupKey = `timeout:${conversation ?? originator ?? bodyKey(message)}`
  const subject = subjectOf(message.registeredUrl)
  if (isQuestion(subject)) return { dedupKey, items: [noise('a question waited too long; it is asked again')] }
  const words = findText(value, 'ResultDesc') ?? 'The request waited too long in the queue of M-Pesa.'
  const [providerReference, providerKey] = subject ? [originator, undefined] : [conversation, originator]
  const evidence = { meaning: 'undetermined', firm: true, providerReference, code: 'timeout', words } as const
  return { dedupKey, items: [{ kind: 'evidence', providerReference, providerKey, evidence }] }
}

function readPrompt(value: unknown, config: MpesaConfig, message: Message): InboundMeaning {
  const parsed = StkMessage.safeParse(value)
  if (!parsed.success) return { dedupKey: `prompt:${bodyKey(message)}`, items: [noise('not a prompt of M-Pesa')] }
  const callback = parsed.data.Body.stkCallback
  const evidence = evidenceFromPrompt(callback)
  const line = lineFromPrompt(evidence, config.collect.shortcode)
  const { providerReference } = evidence
  if (!providerReference) return { dedupKey: `prompt:${bodyKey(message)}`, items: [noise('a prompt without a name')] }
  return {
    dedupKey: `prompt:${providerReference}:${evidence.code ?? 'none'}`,
    items: [{ kind: 'evidence', providerReference, evidence, ...(line && { line }) }],
  }
}

function readConfirmation(value: unknown, config: MpesaConfig, message: Message): InboundMeaning {
  const parsed = C2bMessage.safeParse(value)
  if (!parsed.success) return { dedupKey: `c2b:${bodyKey(message)}`, items: [noise('not a payment notice')] }
  const dedupKey = `c2b:${parsed.data.TransID}`
  const line = lineFromConfirmation(parsed.data)
  if (!line) return { dedupKey, items: [noise('a payment notice whose amount, time or account cannot be read')] }
  const { collect, payout } = config
  // A till's payments are money of the short code that it belongs to.
  const accountKey = line.accountKey === collect.till ? collect.shortcode : line.accountKey
  const ours = accountKey === collect.shortcode || accountKey === payout.shortcode
  if (!ours) return { dedupKey, items: [noise('a payment to an account that is not ours')] }
  return { dedupKey, items: [{ kind: 'arrival', line: { ...line, accountKey } }] }
}

/** Safaricom signs nothing: the token in the address, ids of our own and a question that agrees have to do. */
export function createMpesaCallbacks(config: MpesaConfig): CallbackSource {
  function read(message: Message): InboundMeaning {
    const guarded = parseGuardedJson(message.rawBody)
    const value = guarded.ok ? guarded.value : undefined
    // A notice of waiting has no documented form: only what looks like an attack is refused.
    const isNotice = message.door === 'timeouts' && (guarded.ok || guarded.refusal === 'not_json')
    if (isNotice) return readTimeout(value, message)
    if (!guarded.ok) {
      const { refusal } = guarded
      return { dedupKey: `raw:${bodyKey(message)}`, items: [noise(`cannot be read: ${refusal}`)], refusal }
    }
    if (message.door === 'prompts') return readPrompt(value, config, message)
    if (message.door === 'results') return readResult(value, config, message)
    if (message.door === 'confirmation') return readConfirmation(value, config, message)
    return { dedupKey: `${message.door}:${bodyKey(message)}`, items: [noise('no money has moved yet')] }
  }
  return {
    doors: DOORS,
    ...(config.caution && { caution: config.caution }),
    readMeaning: read,
    readInbound: (message) => ({ authenticity: 'unsigned', ...read(message) }),
    // Also accepts at the validation door; the other doors do not read it.
    acknowledgement: JSON.stringify({ ResultCode: 0, ResultDesc: 'Accepted' }),
  }
}
