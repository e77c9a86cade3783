import { parseArgs } from 'node:util'
import { runSeed, type SeedOptions, type SeedResult } from '@/lib/simulation/run-seed'
import { shrink } from '@/lib/simulation/shrink'
import { Tally } from '@/lib/simulation/tally'

const STORY_LINES = 60

const say = (text: string) => void process.stdout.write(`${text}\n`)

async function tell(options: SeedOptions, failed: SeedResult): Promise<void> {
  const smallest = await shrink(options, failed)
  say(`\nseed ${failed.seed} breaks ${failed.broken?.message}`)
  say(
    `what it takes: ${[...smallest.faults].map(([kind, count]) => `${kind} ${count}`).join(', ') || 'no fault at all'}`,
  )
  for (const line of smallest.story.slice(-STORY_LINES)) say(`  ${line}`)
  say(`again: npm run simulate -- --start ${failed.seed} --seeds 1\n`)
}

/** `npm run simulate -- --seeds N --start S`: the engine against a world of faults, one story a seed. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '500' },
      start: { type: 'string', default: '1' },
      payments: { type: 'string', default: '4' },
      // How dense the faults are; 1 is the ordinary measure.
      density: { type: 'string', default: '1' },
      // Shows what the code alone holds, without a rule in the database behind it.
      'without-trigger': { type: 'string', multiple: true, default: [] },
      'stop-at-first': { type: 'boolean', default: false },
    },
  })
  const [seeds, start] = [Number(values.seeds), Number(values.start)]
  const tally = new Tally()
  const startedAt = performance.now()
  let failures = 0
  for (let seed = start; seed < start + seeds; seed += 1) {
    const options = {
      seed,
      payments: Number(values.payments),
      density: Number(values.density),
      withoutTriggers: values['without-trigger'],
    }
    const result = await runSeed(options)
    tally.add(result)
    if (!result.broken) continue
    failures += 1
    if (values['stop-at-first']) {
      say(`seed ${seed} breaks ${result.broken.message}`)
      break
    }
    await tell(options, result)
  }
  for (const line of tally.lines(performance.now() - startedAt)) say(line)
  if (failures > 0) process.exitCode = 1
}

main().catch((error: unknown) => {
  process.stderr.write(`The simulation itself failed: ${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 2
})
