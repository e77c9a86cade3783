import { env } from '@/lib/env'
import { createLog } from '@/lib/log'
import { notePeerAddresses } from './peer-address'
import { endWithParent, stopOnSignal } from './process-life'
import { getRuntime } from './runtime'
import { startWorker } from './start-worker'
import { startWatchdog } from './watchdog'

/**
 * What the web process does before its first request, and all that `npm run worker` does. A wrong setting or a missing
 * sandbox ends it with a sentence instead of leaving pages that fail one by one.
 */
export async function startServer(name: 'web' | 'worker' = 'web'): Promise<void> {
  const log = createLog(name)
  try {
    endWithParent(env().watchParent, log)
    notePeerAddresses()
    const runtime = await getRuntime()
    stopOnSignal(await startWorker(runtime), log)
    startWatchdog()
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    log.error('the server cannot start', { error: said })
    // What a person can mend is a sentence; anything else needs its place in the program.
    const isSentence = said.startsWith('Hazina cannot start')
    process.stderr.write(`${isSentence || !(error instanceof Error) ? said : error.stack}\n`)
    process.exit(1)
  }
}
