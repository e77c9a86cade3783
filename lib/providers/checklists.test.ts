import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/**
 * The contract checklists of the READMEs name the test that proves each line; here every name is looked up, so that a
 * renamed or deleted test is missed at once.
 */
const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const NOT_DONE = 'not done:'

type Line = Readonly<{ rule: string; proof: string }>

function checklist(provider: string): Line[] {
  const text = readFileSync(path.join(root, 'lib/providers', provider, 'README.md'), 'utf8')
  const section = text.slice(text.indexOf('## Contract checklist'))
  return [...section.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)]
    .map(([, place = '', rule = '', proof = '']) => ({ rule: `${place} ${rule}`, proof }))
    .filter(({ rule }) => !rule.startsWith('§ ') && !rule.startsWith('---'))
}

/** What is wrong with the names of a line; nothing when each is there. */
function problems(provider: string, { rule, proof }: Line): string[] {
  if (proof.startsWith(NOT_DONE)) return proof.length > NOT_DONE.length + 10 ? [] : [`${rule}: no reason`]
  const named = [...proof.matchAll(/`([\w./-]+\.test\.ts)` "([^"]+)"/g)]
  if (named.length === 0) return [`${rule}: names no test`]
  return named.flatMap(([, file = '', title = '']) => {
    const place = [`lib/providers/${provider}/${file}`, `lib/providers/${file}`, `lib/cli/${file}`, file]
      .map((relative) => path.join(root, relative))
      .find(existsSync)
    if (!place) return [`${rule}: there is no ${file}`]
    return readFileSync(place, 'utf8').includes(title) ? [] : [`${rule}: ${file} has no test "${title}"`]
  })
}

describe.each([
  ['mpesa', 90],
  ['ihela', 50],
])('the checklist of %s', (provider, least) => {
  const lines = checklist(provider)

  test('covers the contract', () => {
    expect(lines.length).toBeGreaterThanOrEqual(least)
  })

  test('names tests that exist, or the reason why a line is not done', () => {
    expect(lines.flatMap((line) => problems(provider, line))).toEqual([])
  })
})

test('a line without a proof, with a lost file or a lost title would be seen', () => {
  expect(problems('mpesa', { rule: 'x', proof: 'surely' })).toHaveLength(1)
  expect(problems('mpesa', { rule: 'x', proof: '`nowhere.test.ts` "x"' })).toHaveLength(1)
  expect(problems('mpesa', { rule: 'x', proof: '`codes.test.ts` "no such title"' })).toHaveLength(1)
  expect(problems('mpesa', { rule: 'x', proof: 'not done: why' })).toHaveLength(1)
})
