import { COMMON_PASSWORDS } from './common-password-list'

export const PASSWORD_LENGTH_MIN = 12
export const PASSWORD_LENGTH_MAX = 128
/** A shorter core says nothing: "abc" is in too much. */
const CORE_LENGTH_MIN = 4

/** Words everyone would try first against this product; the person's own names are added to them. */
const CONTEXT_WORDS = [
  'hazina',
  'soko',
  'mpesa',
  'm-pesa',
  'safaricom',
  'wekeza',
  'bitpesa',
  'ihela',
  'password',
  'administrator',
]

/** Keys of the `errors.field` sentences. */
export type PasswordProblem =
  | 'password_short'
  | 'password_long'
  | 'password_simple'
  | 'password_own_words'
  | 'password_common'

/**
 * Why a password may not be chosen, or undefined when it may (RELIABILITY.md section 3 row 2). No composition rules,
 * nothing is cut off.
 */
export function passwordProblem(password: string, ownWords: readonly string[]): PasswordProblem | undefined {
  const length = [...password].length
  if (length < PASSWORD_LENGTH_MIN) return 'password_short'
  if (length > PASSWORD_LENGTH_MAX) return 'password_long'
  const folded = password.normalize('NFKC').toLowerCase()
  if (new Set(folded).size < 5) return 'password_simple'
  if (isCommon(folded)) return 'password_common'
  const rest = [...CONTEXT_WORDS, ...ownWords.flatMap((word) => word.toLowerCase().split(/[\s@._-]+/))]
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((text, word) => text.replaceAll(word, ''), folded)
    .replace(/[\d\s\p{P}\p{S}]/gu, '')
  return rest.length < 4 ? 'password_own_words' : undefined
}

let known: { whole: ReadonlySet<string>; cores: ReadonlySet<string> } | undefined

/** One of the commonest, as it is or with digits and signs around it: "sunshine" is not better as "sunshine-2026!". */
function isCommon(folded: string): boolean {
  known ??= {
    whole: new Set(COMMON_PASSWORDS),
    cores: new Set(COMMON_PASSWORDS.map(coreOf).filter((core) => core.length >= CORE_LENGTH_MIN)),
  }
  return known.whole.has(folded) || known.cores.has(coreOf(folded))
}

function coreOf(text: string): string {
  return text.replace(/^[\d\s\p{P}\p{S}]+|[\d\s\p{P}\p{S}]+$/gu, '')
}
