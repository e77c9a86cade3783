import { setTimeout as pause } from 'node:timers/promises'

const ANSWER_TIMEOUT_MS = 2_000
const RETRY_EVERY_MS = 250

/**
 * The sandbox's own certificate, which encrypts the M-Pesa initiator's password there. The sandbox may still be
 * starting, so it is asked until the limit.
 * @throws Error that says what to start.
 */
export async function fetchSandboxCertificate(sandboxPort: number, limitMs = 30_000): Promise<string> {
  const url = `http://127.0.0.1:${sandboxPort}/mpesa/certificate.pem`
  const deadline = Date.now() + limitMs
  let last = 'nothing was asked'
  do {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS), redirect: 'error' })
      const text = await response.text()
      if (response.ok && text.includes('-----BEGIN CERTIFICATE-----')) return text
      last = `it answered ${response.status} without a certificate`
    } catch (error) {
      last =
        error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error)
    }
    await pause(RETRY_EVERY_MS)
  } while (Date.now() < deadline)
  throw new Error(
    `Hazina cannot start: the sandbox does not answer at ${url} (${last}). Start it with "npm run sandbox", or start everything with "npm start".`,
  )
}
