import { fold } from './fold'

/** The words of a name as comparison sees them: no case, marks, order or punctuation. */
function wordsOf(name: string): string[] {
  return fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** An initial stands for the word that begins with it. */
function stands(word: string, among: readonly string[]): boolean {
  return among.some((other) => other === word || (word.length === 1 && other.startsWith(word)))
}

/**
 * Whether two writings can be of one person or business. Providers turn names round, print them in capitals and leave
 * out middle names, so the shorter one has to be wholly in the longer one; a word that is nowhere in it is a difference.
 * Nothing to compare agrees.
 */
export function namesAgree(ours: string, theirs: string): boolean {
  const [a, b] = [wordsOf(ours), wordsOf(theirs)]
  if (a.length === 0 || b.length === 0) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.every((word) => stands(word, long) || long.some((other) => stands(other, [word])))
}
