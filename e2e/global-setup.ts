import { type History, startHazina } from './start-app'

/** Shorter while one test is being worked on; the tests that count years of money need the whole. */
function historyWanted(): History {
  const wish = process.env.HAZINA_E2E_HISTORY
  return wish === 'none' || wish === 'small' ? wish : 'full'
}

/** One application with a year of history for all files; tests find it through these variables. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const hazina = await startHazina({ history: historyWanted() })
  process.env.HAZINA_E2E_URL = hazina.url
  process.env.HAZINA_E2E_SANDBOX_URL = hazina.sandboxUrl
  process.env.HAZINA_E2E_DATA_DIR = hazina.dataDir
  process.env.HAZINA_E2E_KEY = hazina.key
  return hazina.stop
}
