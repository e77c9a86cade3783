import type { ConnectionCause, ConnectionFinding, ConnectionStep } from './connection-findings'
import type { CallResult } from './transport'

/** Of one call of a connection test: somebody waits for it at a page. */
export const TEST_TIMEOUT_MS = 10_000

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

export function isLoopback(address: string): boolean {
  return URL.canParse(address) && LOOPBACK.test(new URL(address).hostname)
}

/** Whether a base URL has the shape that this provider's has; its path ends in one of `ends` (empty: no path). */
export function checkAddress(address: string, ends: readonly string[]): ConnectionFinding {
  const failed = (cause: ConnectionCause, about: string): ConnectionFinding => ({
    step: 'address',
    outcome: 'failed',
    cause,
    about,
  })
  if (!URL.canParse(address)) return failed('not_an_address', address)
  const url = new URL(address)
  const plain = url.origin + url.pathname
  if (!/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) return failed('not_an_address', plain)
  if (url.protocol === 'http:' && !isLoopback(address)) return failed('not_https', plain)
  const path = url.pathname.replace(/\/+$/, '')
  const fits = ends.some((end) => (end === '' ? path === '' : path.endsWith(end)))
  if (!fits) return failed('wrong_path', ends.map((end) => `${url.origin}${end}`).join(' / '))
  return { step: 'address', outcome: 'fine', about: plain }
}

const LOST: Readonly<Record<string, ConnectionCause>> = {
  dns: 'host_unknown',
  refused: 'nobody_listens',
  tls: 'not_secure',
  connect_timeout: 'too_slow',
  timeout: 'too_slow',
}

function causeOfStatus(status: number, isData: boolean, isPage: boolean): ConnectionCause | undefined {
  if (status === 429) return 'too_often'
  if (status >= 500) return 'provider_down'
  // A redirect is never followed: the address itself is not the right one.
  if (status === 404 || status === 405 || (status >= 300 && status < 400)) return 'wrong_address'
  if (isPage) return 'not_data'
  if (status === 400 || status === 401) return 'wrong_secret'
  if (status === 403) return 'not_allowed'
  if (status >= 400) return 'unexpected'
  return isData ? undefined : 'not_data'
}

/** What an answer says of a step. `isRight` looks at a 2xx JSON object. */
export function judgeStep(
  step: ConnectionStep,
  about: string,
  result: CallResult,
  isRight: (json: Record<string, unknown>) => boolean,
): ConnectionFinding {
  const { wire, status, json } = result
  const failed = (cause: ConnectionCause): ConnectionFinding => ({
    step,
    outcome: 'failed',
    cause,
    about,
    ...(status !== undefined && { status }),
  })
  if (wire.kind !== 'answered') return failed(LOST[wire.because] ?? 'cut_off')
  const isPage = /html/i.test(result.headers['content-type'] ?? '') || /^\s*<(!doctype|html)/i.test(result.text)
  const cause = causeOfStatus(wire.status, json !== undefined, isPage)
  if (cause) return failed(cause)
  return json && isRight(json) ? { step, outcome: 'fine', about, status: wire.status } : failed('unexpected')
}

type Step = Readonly<{ step: ConnectionStep; run: () => ConnectionFinding | Promise<ConnectionFinding> }>

/** In order; after a failure the rest is not tried, because it would fail for the same reason. */
export async function inOrder(steps: readonly Step[]): Promise<ConnectionFinding[]> {
  const findings: ConnectionFinding[] = []
  let open = true
  for (const { step, run } of steps) {
    const finding: ConnectionFinding = open ? await run() : { step, outcome: 'not_tried' }
    open = open && finding.outcome === 'fine'
    findings.push(finding)
  }
  return findings
}

/** `acc_••••4567`: enough to recognise it, not enough to use it. */
export function masked(text: string): string {
  return text.length <= 8 ? '••••' : `${text.slice(0, 3)}••••${text.slice(-3)}`
}
