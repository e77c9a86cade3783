import type { Context } from 'hono'
import type { Kernel, SandboxEnv } from '@/lib/sandbox/kernel'
import { mintRequestId } from '@/lib/sandbox/mpesa/identifiers'
import { wireJson } from '@/lib/sandbox/mpesa/shillings'

/** The product families, which differ in their token and not-found errors. */
export type Family = 'stk' | 'b2c' | 'c2b' | 'organisation' | 'reversal'

/** Thrown by a check and turned into Daraja's error body: the request was not queued and no callback follows. */
export class Refusal extends Error {
  override name = 'Refusal'
  constructor(
    readonly status: 400 | 401 | 404 | 405 | 500 | 503,
    readonly errorCode: string,
    readonly errorMessage: string,
    /** For the log: why, in words, when the message does not say it. */
    readonly because?: string,
    readonly requestId: string = mintRequestId(),
  ) {
    super(`${errorCode} ${errorMessage}`)
  }
}

/** Writes a refusal as the answer, and its reason to the log. */
export function answerRefusal(c: Context<SandboxEnv>, refusal: Refusal): Response {
  c.get('notes').push(`refused: ${refusal.because ?? refusal.errorMessage}`)
  const { requestId, errorCode, errorMessage } = refusal
  return answerJson({ requestId, errorCode, errorMessage }, refusal.status)
}

export function answerJson(body: unknown, status = 200): Response {
  return new Response(wireJson(body), { status, headers: { 'content-type': 'application/json;charset=UTF-8' } })
}

export const invalidField = (field: string, because?: string) =>
  new Refusal(400, '400.002.02', `Bad Request - Invalid ${field}`, because)

export const notFound = (family: Family) =>
  new Refusal(
    404,
    { stk: '404.001.01', reversal: '404.001.01', b2c: '404.002.01', organisation: '404.002.01', c2b: '404.003.01' }[
      family
    ],
    'Resource not found',
  )

/** A bad token, in the words of the family (contract section 3). */
export function invalidToken(family: Family, token: string, because: string): Refusal {
  if (family === 'stk' || family === 'reversal') return new Refusal(404, '404.001.03', 'Invalid Access Token', because)
  const code = family === 'c2b' ? '401.003.01' : '401.002.01'
  return new Refusal(401, code, `Error Occurred - Invalid Access Token - ${token}`, because)
}

const callsInSecond = new WeakMap<Kernel, { second: number; calls: number }>()

/** Troubles of the whole gateway that a tester can switch on (`gatewayTrouble`); nothing is executed. */
const TROUBLES: Readonly<Record<string, [status: 500 | 503, code: string, message: string]>> = {
  busy: [500, '500.003.02', 'System is busy. Please try again in few minutes.'],
  quota: [500, '500.003.03', 'Error Occurred: Quota Violation'],
  internal: [500, '500.003.1001', 'Internal Server Error'],
  maintenance: [503, '00.002.1001', 'Service is currently under maintenance. Please try again later'],
}

/** @throws Refusal while the tester has switched a gateway trouble on. */
export function checkGateway(kernel: Kernel): void {
  const trouble = kernel.setting<string>('mpesa', 'gatewayTrouble', '')
  const [status, code, message] = TROUBLES[trouble] ?? []
  if (status && code && message) throw new Refusal(status, code, message, `gatewayTrouble is set to ${trouble}`)
}

/** The spike arrest, when the tester switched one on (`spikeArrestPerSecond`). */
export function checkRate(kernel: Kernel): void {
  const limit = kernel.setting('mpesa', 'spikeArrestPerSecond', 0)
  if (limit === 0) return
  const second = Math.floor(kernel.now().getTime() / 1000)
  const seen = callsInSecond.get(kernel)
  const calls = seen?.second === second ? seen.calls + 1 : 1
  callsInSecond.set(kernel, { second, calls })
  if (calls > limit) {
    throw new Refusal(
      500,
      '500.003.02',
      'Error Occurred: Spike Arrest Violation',
      `more than ${limit} calls in this second`,
    )
  }
}
