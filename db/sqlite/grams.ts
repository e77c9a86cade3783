/** Pieces of a word of these lengths are in the index. A word is found by the longest that fit: many have a short one in common. */
const LENGTHS = [3, 6, 9]
const PLAIN = /^[0-9a-z]+$/

/** A piece as the index keeps it. Two that happen to look alike only make more lines to be asked. */
function tokenOf(piece: string): string {
  if (PLAIN.test(piece)) return piece
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5
  for (let index = 0; index < piece.length; index += 1) hash = Math.imul(hash ^ piece.charCodeAt(index), 0x01000193)
  return `0${piece.length}${(hash >>> 0).toString(36)}`
}

function addPieces(of: string, length: number, to: Set<string>): void {
  for (let start = 0; start + length <= of.length; start += 1) to.add(tokenOf(of.slice(start, start + length)))
}

/** Every piece of every word of a text, once, with blanks between. */
export function gramsOf(text: string): string {
  const pieces = new Set<string>()
  for (const word of text.split(' ')) for (const length of LENGTHS) addPieces(word, length, pieces)
  return [...pieces].join(' ')
}

/** An FTS5 query for the texts that may hold these words, each of three letters or more; which do, their text says. */
export function matchOf(words: readonly string[]): string {
  const pieces = new Set<string>()
  for (const word of words) addPieces(word, LENGTHS.findLast((length) => length <= word.length) ?? word.length, pieces)
  return [...pieces].map((piece) => `"${piece}"`).join(' AND ')
}
