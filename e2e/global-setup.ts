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
 * through this variable, at the place of their worker. The history is loaded once.
 */
export default async function globalSetup(config: FullConfig): Promise<() => Promise<void>> {
  const first = await startHazina({ history: historyWanted() })
  const running = [first]
  const stop = async () => {
    await Promise.all(running.map((one) => one.stop()))
  }
  try {
    running.push(...(await first.copies(config.workers - 1)))
  } catch (error) {
    await stop()
    throw error
  }
  const told = running.map(
    ({ url, sandboxUrl, dataDir, key, authSecret, databaseUrl }): Beside => ({
      url,
      sandboxUrl,
      dataDir,
      key,
      authSecret,
      databaseUrl,
    }),
  )
  process.env.HAZINA_E2E = JSON.stringify(told)
  return stop
}
