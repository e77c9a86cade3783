import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
/** How many rows RELIABILITY.md has for each. */
const MATRICES = [
  { file: 'lib/FAULT-MATRIX.md', of: 'section 2', rows: 55 },
  { file: 'lib/SECURITY-MATRIX.md', of: 'section 3', rows: 40 },
] as const
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

/** What is wrong with a row; nothing when it has its tests, what they leave open with its reason, or only a reason. */
function problems({ number, proof }: Row): string[] {
  const [tests = '', ...reasons] = proof.split(new RegExp(`(?:^|; )${NOT_DONE}`))
  const unreasoned = reasons.filter((reason) => reason.trim().length < REASON_CHARACTERS_MIN)
  const named = tests === '' && reasons.length > 0 ? [] : tests.split('; `')
  return [
    ...unreasoned.map(() => `row ${number} gives no reason`),
    ...named.flatMap((test) => missing(number, test.replaceAll('`', ''))),
  ]
}

function missing(number: number, named: string): string[] {
  const [name = '', title = ''] = named.split(' › ')
  const file = path.join(root, name)
  if (!/\.(test|spec)\.tsx?$/.test(name) || !existsSync(file)) return [`row ${number}: there is no test file ${name}`]
  return title !== '' && hasTest(file, title) ? [] : [`row ${number}: ${name} has no test "${title}"`]
}

describe.each(MATRICES)('$file', ({ file, of, rows: count }) => {
  const rows = rowsOf(readFileSync(path.join(root, file), 'utf8'))

  it(`has every row of RELIABILITY.md ${of}, once and in order`, () => {
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: count }, (_, index) => index + 1))
  })

  it('names tests that exist, or the reason why a row has none', () => {
    expect(rows.flatMap(problems)).toEqual([])
  })
})

it('a row without a proof, with a lost file or a lost title would be seen', () => {
  const here = 'lib/cli/matrices.test.ts'
  expect(problems({ number: 1, proof: 'surely' })).toHaveLength(1)
  expect(problems({ number: 1, proof: 'not done: later' })).toHaveLength(1)
  expect(problems({ number: 1, proof: 'not done: this machine has no such thing' })).toEqual([])
  const whole = `\`${here}\` › names tests that exist`
  expect(problems({ number: 1, proof: `${whole}; not done: a half, as this machine has no such thing` })).toEqual([])
  expect(problems({ number: 1, proof: `${whole}; not done: half` })).toHaveLength(1)
  expect(problems({ number: 1, proof: '`lib/nowhere.test.ts` › x' })).toHaveLength(1)
  expect(
    problems({ number: 1, proof: `\`${here}\` › no such title; \`${here}\` › names tests that exist` }),
  ).toHaveLength(1)
})
