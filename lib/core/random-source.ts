import { randomBytes } from 'node:crypto'

/** Where ids, keys and jitter come from. Secrets (sessions, nonces of ciphers) never do: they ask node:crypto itself. */
export type RandomSource = Readonly<{ bytes(length: number): Buffer }>

const SLOT = Symbol.for('hazina.random-source')
type Slots = { [SLOT]?: RandomSource | undefined }

/** For the simulator only, whose seed has to tell the same story each time; undefined puts the real source back. */
export function setRandomSource(source: RandomSource | undefined): void {
  ;(globalThis as Slots)[SLOT] = source
}

export function drawBytes(length: number): Buffer {
  return (globalThis as Slots)[SLOT]?.bytes(length) ?? randomBytes(length)
}

/** At least 0 and below 1. */
export function drawFraction(): number {
  return drawBytes(4).readUInt32BE() / 2 ** 32
}
