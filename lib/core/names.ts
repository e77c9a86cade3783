import { fold } from './fold'
import { showUnseen } from './show-bytes'

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

/** Longest name of a provider that is kept beside its message; people's names and firms' names are far shorter. */
const TOLD_MAX = 300
const PLAIN = /^[ -~]{0,300}$/

/**
 * A name as a provider told it, fit to be kept and shown: joined forms, on one line, what nobody can see by its number, no
 * pile of marks over one letter, and not endless. Its own bytes stay in the Inbox.
 */
export function toldName(text: string): string {
  if (PLAIN.test(text)) return text
  const shown = showUnseen(text.normalize('NFC').replace(/[\r\n\t]+/g, ' ')).replace(/(\p{M}{3})\p{M}+/gu, '$1')
  return shown.length <= TOLD_MAX ? shown : `${shown.slice(0, TOLD_MAX).replace(/\p{Cs}$/u, '')}…`
}

/** Scripts that are written with letters looking alike. */
const LOOKALIKE_SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
]
/** Letters of other blocks that are drawn as plain Latin ones: full-width, mathematical. */
const DRESSED_LATIN = /[\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]/u

/** Whether a name mixes scripts whose letters look alike, as «Jаne» with a Cyrillic а does: it may not be whom it seems. */
export function hasLookalikes(name: string): boolean {
  if (DRESSED_LATIN.test(name)) return true
  const scripts = LOOKALIKE_SCRIPTS.filter((script) => script.test(name)).length
  return scripts > 1
}
