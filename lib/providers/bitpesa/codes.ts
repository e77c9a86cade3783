import { z } from 'zod'
import type { AgainAdvice, CodeExplanation } from '../explanations'
import { explainReason } from './reason-codes'

/** Words inside a 422 (contract 3.3, 10.1); unknown ones are shown as they came. */
const SENTENCES: Readonly<Record<string, string>> = {
  blank: 'is missing',
  invalid: 'is not valid',
  inclusion: 'is not one of the values BitPesa takes',
  taken: 'was used before',
  not_a_number: 'is not a number',
  greater_than: 'is too small',
  greater_than_or_equal_to: 'is too small',
  less_than_or_equal_to: 'is too large',
  too_long: 'is too long',
  not_found: 'is not known to BitPesa',
  insufficient_balance: 'is more than the balance holds',
  invalid_state: 'can no longer be funded',
  not_editable: 'can no longer be corrected',
}

export type FieldWord = Readonly<{ field: string; word: string }>

const Level = z.record(z.string(), z.unknown())
const Words = z.array(z.object({ error: z.string() }))

/** Every error of a refused object, however deep: "sender.city blank". A parent's bare `invalid` adds nothing. */
export function fieldWords(object: unknown, path = ''): FieldWord[] {
  if (Array.isArray(object)) return object.flatMap((item) => fieldWords(item, path))
  const level = Level.safeParse(object)
  if (!level.success) return []
  const { errors, ...rest } = level.data
  const own = Object.entries(Level.safeParse(errors).data ?? {}).flatMap(([field, words]) =>
    (Words.safeParse(words).data ?? []).map(({ error }) => ({ field: path + field, word: error })),
  )
  const inner = Object.entries(rest).flatMap(([name, value]) => fieldWords(value, `${path}${name}.`))
  const explained = (field: string) => inner.some((deeper) => deeper.field.startsWith(`${field}.`))
  return [...own.filter(({ field, word }) => !(word === 'invalid' && explained(field))), ...inner]
}

const Trouble = z.object({ meta: z.object({ error: z.string() }) })

/** A 422 in words for people, and one code to sort by: the first word that is not just `invalid`. */
export function refusalOf(json: unknown): { code: string; words: string; fields: readonly FieldWord[] } {
  const fields = fieldWords(Level.safeParse(json).data?.object)
  const meta = Trouble.safeParse(json).data?.meta.error
  const sentences = fields.map(({ field, word }) => `${field} ${SENTENCES[word] ?? word}`)
  const telling = fields.find(({ word }) => word !== 'invalid') ?? fields[0]
  return {
    code: telling ? telling.word.slice(0, 60) : 'validation',
    words: [...(meta ? [meta] : []), ...sentences].join('; ') || 'BitPesa refused the request without saying why.',
    fields,
  }
}

/** `mispaid` (another amount arrived) and `overpaid` are looked at by people; they end nothing. */
export const EVENTS: readonly string[] = [
  'transaction.created',
  'transaction.paid_in',
  'transaction.paid_out',
  'transaction.error',
  'transaction.canceled',
  'transaction.refunded',
  'transaction.mispaid',
  'recipient.error',
  'recipient.pending',
]

const row = (sentence: string, nextAction: string, again: AgainAdvice): CodeExplanation => ({
  sentence,
  nextAction,
  again,
})

/** Refusals of ours and of BitPesa before money moved, and states of a transaction (contract 9.1). */
const EXPLAINED: Readonly<Record<string, CodeExplanation>> = {
  rate_moved: row('The rate moved after the payment was approved. Nothing was sent.', 'Ask for a new quote.', 'now'),
  insufficient_balance: row('The balance at BitPesa is too low.', 'Top it up, then create a new payment.', 'later'),
  blank: row('BitPesa misses a detail.', 'Fill it in on a new payment.', 'now'),
  inclusion: row('BitPesa does not take one of the values chosen.', 'Choose again on a new payment.', 'now'),
  invalid: row('BitPesa does not take one of the details.', 'Correct it on a new payment.', 'now'),
  taken: row('BitPesa knows this payment already.', 'Its status is asked for; do not pay again.', 'wait'),
  not_found: row('BitPesa does not know something this payment names.', 'Check the connection with BitPesa.', 'later'),
  invalid_state: row('The transaction could no longer be funded.', 'Create a new payment.', 'now'),
  not_editable: row('The payout can no longer be corrected.', 'Wait for its end.', 'wait'),
  no_sender: row('BitPesa does not know our sender.', 'Set up its details, or create it in their portal.', 'later'),
  sender_banned: row('BitPesa banned our sender.', 'Ask BitPesa.', 'later'),
  sender_rejected: row('BitPesa rejected our sender.', 'Hand in what BitPesa asks for.', 'later'),
  sender_disabled: row('Our sender was deleted at BitPesa.', 'Set up another one.', 'later'),
  initial: row('BitPesa still checks our sender.', 'Wait; it is funded once the sender is approved.', 'wait'),
  approved: row(
    'The transaction is ready and holds no money yet.',
    'It is funded next; unfunded it ends in an hour.',
    'wait',
  ),
  pending: row('The money is being cleared.', 'Wait for its end.', 'wait'),
  processing: row('BitPesa reviews the payment, for up to a day.', 'Wait for its end.', 'wait'),
  received: row('BitPesa has the money and is paying it out.', 'Wait for its end.', 'wait'),
  mispaid: row('Another amount than asked for arrived at BitPesa.', 'Ask BitPesa.', 'wait'),
  manual: row('The payout is in trouble and BitPesa stopped trying.', 'Correct the payee or cancel.', 'wait'),
  paid: row('The payee was paid.', 'Nothing more to do.', 'never'),
  canceled: row('The transaction was cancelled.', 'If it was funded, wait for the refund.', 'later'),
  refunded: row('The money came back.', 'Create a new payment if it is still wanted.', 'now'),
  exception: row('BitPesa has to look at this payment.', 'Ask BitPesa; do not pay again meanwhile.', 'wait'),
}

/**
 * The meaning of a code on a payment: a state, a refusal, or a state with the reason of its payout (`manual 416`). The
 * reason never decides anything; while the transaction is open its explanation says more than the state.
 */
export function explainCode(code: string): CodeExplanation | undefined {
  const [state = '', reason] = code.split(' ')
  const ended = state === 'paid' || state === 'refunded' || state === 'canceled'
  if (reason !== undefined && /^\d{1,4}$/.test(reason) && !ended) return explainReason(reason)
  return Object.hasOwn(EXPLAINED, state) ? EXPLAINED[state] : undefined
}
