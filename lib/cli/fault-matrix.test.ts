import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const ROWS = 55
const NOT_DONE = 'not done:'
/** A reason takes more than a word. */
const REASON_CHARACTERS_MIN = 20

type Row = Readonly<{ number: number; proof: string }>

function rowsOf(text: string): Row[] {
  return [...text.matchAll(/^\| (\d+) \| [^|]+ \| [^|]+ \| ([^|]+) \|$/gm)].map(([, number, proof = '']) => ({
    number: Number(number),
    proof,
  }))
}

/** A title, or the fixed beginning of one with placeholders, stands behind the quote that opens it. */
function hasTest(file: string, title: string): boolean {
  const text = readFileSync(file, 'utf8').replaceAll("\\'", "'")
  return ["'", '"', '`'].some((quote) => text.includes(quote + title))
}

/** What is wrong with a row; nothing when it has its tests or a reason. */
function problems({ number, proof }: Row): string[] {
  if (proof.startsWith(NOT_DONE))
    return proof.length >= NOT_DONE.length + REASON_CHARACTERS_MIN ? [] : [`row ${number} gives no reason`]
  return proof.split('; `').flatMap((named) => {
    const [name = '', title = ''] = named.replaceAll('`', '').split(' › ')
    const file = path.join(root, name)
    if (!/\.(test|spec)\.tsx?$/.test(name) || !existsSync(file)) return [`row ${number}: there is no test file ${name}`]
    return title !== '' && hasTest(file, title) ? [] : [`row ${number}: ${name} has no test "${title}"`]
  })
}

describe('the fault matrix', () => {
  const rows = rowsOf(readFileSync(path.join(root, 'lib/FAULT-MATRIX.md'), 'utf8'))

  it('has every row of RELIABILITY.md section 2, once and in order', () => {
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: ROWS }, (_, index) => index + 1))
  })

  it('names tests that exist, or the reason why a row has none', () => {
    expect(rows.flatMap(problems)).toEqual([])
  })

  it('a row without a proof, with a lost file or a lost title would be seen', () => {
    const here = 'lib/cli/fault-matrix.test.ts'
    expect(problems({ number: 1, proof: 'surely' })).toHaveLength(1)
    expect(problems({ number: 1, proof: 'not done: later' })).toHaveLength(1)
    expect(problems({ number: 1, proof: '`lib/nowhere.test.ts` › x' })).toHaveLength(1)
    expect(problems({ number: 1, proof: `\`${here}\` › no such title; \`${here}\` › the fault` })).toHaveLength(1)
  })
})
