import { env } from '@/lib/env'
import { createLog } from '@/lib/log'
import { endWithParent, stopOnSignal } from './process-life'
import { getRuntime } from './runtime'
import { startWorker } from './start-worker'

/**
 * What the web process does before its first request. A wrong setting or a missing sandbox ends it with a sentence
 * instead of leaving pages that fail one by one.
 */
export async function startServer(): Promise<void> {
  const log = createLog('web')
  try {
    endWithParent(env().watchParent, log)
    const runtime = await getRuntime()
    stopOnSignal(await startWorker(runtime), log)
  } catch (error) {
    log.error('the server cannot start', { error: error instanceof Error ? error.message : String(error) })
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(1)
  }
}
