import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { howToPoint } from '@/lib/sandbox/imitated'
import { startSandbox } from '@/lib/sandbox/server'

const PARENT_POLL_MS = 1_000

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    data: { type: 'string', default: '.hazina/sandbox-world.db' },
    seed: { type: 'string', default: 'soko' },
    days: { type: 'string', default: '365' },
    'watch-parent': { type: 'string' },
  },
})
const port = wholeNumber('--port', values.port, 0, 65_531)
const days = wholeNumber('--days', values.days, 1, 1_000)
const parent =
  values['watch-parent'] === undefined ? undefined : wholeNumber('--watch-parent', values['watch-parent'], 1, 2 ** 31)

const sandbox = await startSandbox({ port, dataFile: resolve(values.data), seed: values.seed, days })

let closing = false
function stop(): void {
  if (closing) return
  closing = true
  sandbox.close().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
process.on('disconnect', stop)
if (parent !== undefined) {
  // A killed parent sends no signal; without this the sandbox would outlive it and keep its ports.
  setInterval(() => {
    if (!isAlive(parent)) stop()
  }, PARENT_POLL_MS).unref()
}

for (const line of howToPoint(sandbox.ports)) console.log(line)

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    // ESRCH: the process is gone.
    return false
  }
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most) {
    console.error(`${option} must be a whole number from ${least} to ${most}, not "${text}"`)
    process.exit(2)
  }
  return value
}
