import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { PROVIDERS } from '@/lib/sandbox/kernel'

const here = dirname(fileURLToPath(import.meta.url))

describe.each(PROVIDERS)('the contract checklist of %s', (provider) => {
  const folder = join(here, provider)
  const rows = readFileSync(join(folder, 'README.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| [\d–]/.test(line))

  it('has lines, each with a test', () => {
    expect(rows.length).toBeGreaterThan(15)
    for (const row of rows) expect(row).toMatch(/\| `[^`]+\.test\.ts` › [^|]+ \|$/)
  })

  it('names tests that exist', () => {
    for (const row of rows) {
      const tests = row.split(' | ').at(-1)?.replace(/ \|$/, '').split('; `') ?? []
      for (const named of tests) {
        const [file = '', title = ''] = named.replaceAll('`', '').split(' › ')
        const path = join(folder, file)
        expect(existsSync(path), path).toBe(true)
        expect(readFileSync(path, 'utf8'), `${file}: ${title}`).toContain(title)
      }
    }
  })
})
