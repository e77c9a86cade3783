import { createHash, randomInt } from 'node:crypto'

/** Letters and digits, the alphabet most provider ids are made of. */
export const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * A repeatable generator in [0,1): the same seed and stream give the same numbers on every machine,
 * so that a world can be described by its seed alone. (sfc32, public domain, PractRand.)
 */
export function seededRandom(seed: string, stream: string): () => number {
  const hash = createHash('sha256').update(`${seed}\n${stream}`).digest()
  let a = hash.readInt32LE(0)
  let b = hash.readInt32LE(4)
  let c = hash.readInt32LE(8)
  let d = hash.readInt32LE(12)
  return () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
}

/** An unpredictable text of the alphabet, for tokens and ids handed to a client. */
export function unpredictableText(length: number, alphabet: string = ALPHANUMERIC): string {
  let text = ''
  for (let i = 0; i < length; i++) text += alphabet[randomInt(alphabet.length)]
  return text
}
