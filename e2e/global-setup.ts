import type { FullConfig } from '@playwright/test'
import type { Beside } from './beside-the-server'
import { type History, startHazina } from './start-app'

/** Shorter while one test is being worked on; the tests that count years of money need the whole. */
function historyWanted(): History {
  const wish = process.env.HAZINA_E2E_HISTORY
  return wish === 'none' || wish === 'small' ? wish : 'full'
}

/**
 * One application with a year of history for each worker, so that two files never meet in one database; tests find theirs
 * through this variable, at the place of their worker.
 */
export default async function globalSetup(config: FullConfig): Promise<() => Promise<void>> {
  const starts = Array.from({ length: config.workers }, () => startHazina({ history: historyWanted() }))
  const started = await Promise.allSettled(starts)
  const running = started.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
  const stop = async () => {
    await Promise.all(running.map((one) => one.stop()))
  }
  const failed = started.find((start) => start.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }
  const told = running.map(
    ({ url, sandboxUrl, dataDir, key, databaseUrl }): Beside => ({
      url,
      sandboxUrl,
      dataDir,
      key,
      databaseUrl,
    }),
  )
  process.env.HAZINA_E2E = JSON.stringify(told)
  return stop
}
