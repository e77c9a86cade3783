import { beforeAll, describe, expect, it } from 'vitest'
import { bundleSimulator, runSimulator } from './broken/bundled-simulator'

let simulator = ''
beforeAll(async () => {
  simulator = await bundleSimulator('as-it-is')
})

const SEEDS = 500

describe('the engine in a world of faults', () => {
  it(`${SEEDS} seeds: nothing lost, nothing doubled, every invariant at every step`, async () => {
    const { code, output } = await runSimulator(simulator, ['--seeds', String(SEEDS)])
    expect(output).toContain('invariants broken 0')
    expect(code, output).toBe(0)
  }, 900_000)

  // 1022: a funding without an answer arrived late, after a second one had been refused; the payment was called Failed.
  // 1421: a clock jumped between the last look at the lease and the first byte; the look is now the transport's.
  // 2039: a worker stalled between an answer "not known" and the same send once more; others had it accepted meanwhile.
  // 6237, 9067: no fault of the engine; after a clock jump this check took the older of two tries for the one under way.
  it.each([1022, 1421, 2039, 6237, 9067])(
    'seed %i, which once broke',
    async (seed) => {
      const { code, output } = await runSimulator(simulator, ['--seeds', '1', '--start', String(seed)])
      expect(code, output).toBe(0)
    },
    60_000,
  )

  it('a seed tells the same story each time', async () => {
    const once = () => runSimulator(simulator, ['--seeds', '3', '--start', '77', '--density', '2'])
    const timeless = (output: string) => output.replace(/ in [\d,]+ s.*/, '')
    const [first, second] = [await once(), await once()]
    expect(timeless(second.output)).toBe(timeless(first.output))
    expect(first.output).toContain('faults injected')
  }, 120_000)
})
