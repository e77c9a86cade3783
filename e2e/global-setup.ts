import { startHazina } from './start-app'

/** One application with a year of history for all files; tests find it through these variables. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const hazina = await startHazina({ history: 'full' })
  process.env.HAZINA_E2E_URL = hazina.url
  process.env.HAZINA_E2E_SANDBOX_URL = hazina.sandboxUrl
  process.env.HAZINA_E2E_DATA_DIR = hazina.dataDir
  process.env.HAZINA_E2E_KEY = hazina.key
  return hazina.stop
}
