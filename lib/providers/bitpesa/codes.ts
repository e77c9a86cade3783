import { z } from 'zod'

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
