import { setImmediate as yieldToOthers } from 'node:timers/promises'

/** Enough to see what is wrong; the rest is usually the same fault. */
export const SHOWN_MAX = 20
const PAGE = 500

export type Invariant = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'I10'

/** One thing that must hold, by its number in RELIABILITY.md 1.11; null where it is a rule of our own roll-ups. */
export type Check = Readonly<{ invariant: Invariant | null; rule: string; broken: readonly string[] }>

/** Every page of a table in the order of its key, one after the other; others have their turn in between. */
export async function everyPage<Row>(
  read: (last: Row | undefined, limit: number) => Promise<Row[]>,
  look: (row: Row) => string | undefined,
): Promise<string[]> {
  const found: string[] = []
  let last: Row | undefined
  for (;;) {
    const rows = await read(last, PAGE)
    for (const row of rows) {
      const said = look(row)
      if (said && found.length < SHOWN_MAX) found.push(said)
    }
    if (rows.length < PAGE) return found
    last = rows.at(-1)
    await yieldToOthers()
  }
}
