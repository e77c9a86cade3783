import { describe, expect, it } from 'vitest'
import { bundleSimulator, runSimulator } from './bundled-simulator'
import { VARIANTS } from './variants'

const SEEDS_MAX = 1_000

describe('an engine that is wrong in one way is caught', () => {
  it('there are at least fifteen ways, each with a name of its own', () => {
    expect(VARIANTS.length).toBeGreaterThanOrEqual(15)
    expect(new Set(VARIANTS.map(({ name }) => name)).size).toBe(VARIANTS.length)
  })

  it.concurrent.each(VARIANTS)(
    '$name',
    async ({ name, breaks, edits, withoutTriggers = [], density = 1 }) => {
      const simulator = await bundleSimulator(name.replaceAll(/[^a-z]+/g, '-'), edits)
      const { code, output } = await runSimulator(simulator, [
        ...['--seeds', String(SEEDS_MAX), '--density', String(density), '--stop-at-first', '--threads', '1'],
        ...withoutTriggers.flatMap((trigger) => ['--without-trigger', trigger]),
      ])
      expect(code, output).toBe(1)
      const invariant = /^seed \d+ breaks (\w+)/m.exec(output)?.[1]
      expect(breaks, output).toContain(invariant)
    },
    300_000,
  )
})
