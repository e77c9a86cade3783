import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { runSeed, type SeedOptions, type SeedResult } from '@/lib/simulation/run-seed'
import { shrink } from '@/lib/simulation/shrink'
import { type Tallied, Tally } from '@/lib/simulation/tally'

const STORY_LINES = 60
const PROGRESS_EVERY = 500

const say = (text: string) => void process.stdout.write(`${text}\n`)

/** What one thread tells of one seed: figures, and the words for a failure. */
type Told = Readonly<{ tallied: Tallied; failure: string | undefined }>
type Wish = Readonly<{ options: Omit<SeedOptions, 'seed'>; stopAtFirst: boolean }>

async function failureOf(options: SeedOptions, failed: SeedResult): Promise<string> {
  const smallest = await shrink(options, failed)
  const faults = [...smallest.faults].map(([kind, count]) => `${kind} ${count}`).join(', ')
  return [
    `\nseed ${failed.seed} breaks ${failed.broken?.message}`,
    `what it takes: ${faults || 'no fault at all'}`,
    ...smallest.story.slice(-STORY_LINES).map((line) => `  ${line}`),
    `again: npm run simulate -- --start ${failed.seed} --seeds 1\n`,
  ].join('\n')
}

async function play(seed: number, { options, stopAtFirst }: Wish): Promise<Told> {
  const { broken, story, ...figures } = await runSeed({ ...options, seed })
  const tallied = { ...figures, brokenInvariant: broken?.invariant }
  if (!broken) return { tallied, failure: undefined }
  if (stopAtFirst) return { tallied, failure: `seed ${seed} breaks ${broken.message}` }
  return { tallied, failure: await failureOf({ ...options, seed }, { ...figures, broken, story }) }
}

/** Each seed is a world of its own, so every processor plays some. */
async function playAll(seeds: Iterator<number>, wish: Wish, threads: number, heard: (told: Told) => boolean) {
  const players = Array.from({ length: threads }, async () => {
    const thread = new Worker(fileURLToPath(import.meta.url), { workerData: wish })
    await new Promise<void>((resolve, reject) => {
      thread.once('error', reject)
      const next = () => {
        const { value, done } = seeds.next()
        if (done) resolve()
        else thread.postMessage(value)
      }
      thread.on('message', (told: Told) => (heard(told) ? next() : resolve()))
      next()
    })
    await thread.terminate()
  })
  await Promise.all(players)
}

function* numbers(first: number, count: number): Generator<number> {
  for (let number = first; number < first + count; number += 1) yield number
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
      threads: { type: 'string', default: String(availableParallelism()) },
    },
  })
  const [count, stopAtFirst] = [Number(values.seeds), values['stop-at-first']]
  const options = {
    payments: Number(values.payments),
    density: Number(values.density),
    withoutTriggers: values['without-trigger'],
  }
  const tally = new Tally()
  const startedAt = performance.now()
  let [played, failures] = [0, 0]
  const seeds = numbers(Number(values.start), count)
  await playAll(seeds, { options, stopAtFirst }, Math.min(Number(values.threads), count), ({ tallied, failure }) => {
    played += 1
    tally.add(tallied)
    if (played % PROGRESS_EVERY === 0 && played < count) say(`${played} of ${count} seeds, ${failures} broken`)
    if (failure === undefined) return !(stopAtFirst && failures > 0)
    failures += 1
    say(failure)
    return !stopAtFirst
  })
  for (const line of tally.lines(performance.now() - startedAt)) say(line)
  if (failures > 0) process.exitCode = 1
}

if (isMainThread) {
  main().catch((error: unknown) => {
    process.stderr.write(`The simulation itself failed: ${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 2
  })
} else {
  parentPort?.on('message', async (seed: number) => parentPort?.postMessage(await play(seed, workerData)))
}
