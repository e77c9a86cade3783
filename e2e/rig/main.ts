import { parseArgs } from 'node:util'
import type { CrashPoint } from '@/lib/core/crash-points'
import { PROVIDERS, type ProviderId } from '@/lib/core/rails'
import { openRig } from './open-rig'
import { notApplicable } from './places'
import { ALL_POINTS, percentile, type Report, runRig, smallSet } from './run-rig'

const startedAt = Date.now()
const say = (line: string) => console.log(`${((Date.now() - startedAt) / 1000).toFixed(0).padStart(5)} s  ${line}`)

/**
 * `npm run kill-rig -- --times 10 --random 200`: the built application is killed with SIGKILL at every crash point for
 * every provider, and at random moments under load; then every payment is compared with the sandbox's ledger. Ends with
 * 1 at any disagreement. `--points CP5,CP6` and `--providers mpesa` narrow it down; `--small` is what npm test does.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      times: { type: 'string', default: '10' },
      random: { type: 'string', default: '200' },
      points: { type: 'string' },
      providers: { type: 'string' },
      small: { type: 'boolean', default: false },
    },
  })
  const points = chosen(values.points, ALL_POINTS)
  const providers = chosen(values.providers, PROVIDERS)
  const cells = values.small
    ? smallSet()
    : providers.flatMap((provider) => points.map((point) => ({ point, provider, times: Number(values.times) })))
  const rig = await openRig('rig')
  try {
    const report = await runRig(rig, { cells, random: Number(values.random), say })
    show(report, points, providers)
    process.exitCode = report.wrong.length + report.slow.length === 0 ? 0 : 1
  } finally {
    await rig.close()
  }
}

function chosen<Name extends string>(wish: string | undefined, all: readonly Name[]): Name[] {
  if (wish === undefined) return [...all]
  const words = wish.split(',')
  const known = all.filter((name) => words.includes(name))
  if (known.length !== words.length) throw new Error(`"${wish}" names something else than ${all.join(', ')}`)
  return known
}

function show(report: Report, points: readonly CrashPoint[], providers: readonly ProviderId[]): void {
  console.log(`\n${'point'.padEnd(8)}${providers.map((name) => name.padStart(10)).join('')}   kills (payments met)`)
  for (const point of points) {
    const figures = providers.map((provider) => {
      const row = report.rows.find((one) => one.point === point && one.provider === provider)
      return (row ? `${row.kills} (${row.payments})` : 'n/a').padStart(10)
    })
    console.log(`${point.padEnd(8)}${figures.join('')}`)
  }
  for (const point of points) {
    const reasons = providers.map((provider) => [provider, notApplicable(point, provider)] as const)
    for (const [provider, why] of reasons) if (why) console.log(`n/a: ${point} ${provider}: ${why}`)
  }
  const random = report.rows.find((row) => row.point === 'random')
  if (random) console.log(`random  ${random.kills} kills, ${random.payments} payments`)
  const { total, servingAgainMs: serving, firstQuestionMs: asked } = report
  console.log(`
${report.kills} kills, ${total.payments} payments: ${total.succeeded} succeeded, ${total.failed} failed, ${total.needsReview} left to a person.
lost ${total.lost}, doubled ${total.doubled}.
serving again after a kill:  p50 ${percentile(serving, 50)} ms, p99 ${percentile(serving, 99)} ms
first question of an Unknown: p50 ${percentile(asked, 50)} ms, p99 ${percentile(asked, 99)} ms, of ${asked.length}
`)
  for (const line of report.wrong) console.log(`WRONG ${line}`)
  for (const line of report.slow) console.log(`SLOW  ${line}`)
  console.log(report.wrong.length === 0 ? 'Ledger and application agree.' : `${report.wrong.length} things are wrong.`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : String(error))
  process.exitCode = 1
})
