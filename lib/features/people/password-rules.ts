export const PASSWORD_LENGTH_MIN = 12
export const PASSWORD_LENGTH_MAX = 128

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

/**
 * Why a password may not be chosen, in words, or undefined when it may (RELIABILITY.md section 3 row 2). No composition
 * rules, nothing is cut off.
 */
export function passwordProblem(password: string, ownWords: readonly string[]): string | undefined {
  const length = [...password].length
  if (length < PASSWORD_LENGTH_MIN)
    return `Use at least ${PASSWORD_LENGTH_MIN} characters; three or four random words do well.`
  if (length > PASSWORD_LENGTH_MAX) return `Use at most ${PASSWORD_LENGTH_MAX} characters.`
  const folded = password.normalize('NFKC').toLowerCase()
  if (new Set(folded).size < 5) return 'Use more than a few different characters.'
  const rest = [...CONTEXT_WORDS, ...ownWords.flatMap((word) => word.toLowerCase().split(/[\s@._-]+/))]
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((text, word) => text.replaceAll(word, ''), folded)
    .replace(/[\d\s\p{P}\p{S}]/gu, '')
  if (rest.length < 4) return 'Use something that is not made of this product’s name, your own name and numbers.'
  return undefined
}
