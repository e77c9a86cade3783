import { Agent, request } from 'undici'
import type { SandboxClock } from '@/lib/sandbox/clock'
import type { FaultEngine } from '@/lib/sandbox/faults'
import type { Callback, Delivered } from '@/lib/sandbox/kernel'
import type { RequestLog } from '@/lib/sandbox/log'

export const CALLBACK_TIMEOUT_MS = 10_000
const LATE_MS = 30_000
const BODY_CHARACTERS_MAX = 20_000

/** Connections are kept for the next callback, as Daraja's Java client does; `request` follows no redirect. */
const connections = new Agent({
  connections: 64,
  headersTimeout: CALLBACK_TIMEOUT_MS,
  bodyTimeout: CALLBACK_TIMEOUT_MS,
})

/** One HTTP attempt of at most 10 s; no failure is thrown: a null status means no answer came. */
export async function postOnce(callback: Callback): Promise<Delivered & { problem: string | null }> {
  try {
    const response = await request(callback.url, {
      method: callback.method ?? 'POST',
      headers: { 'content-type': 'application/json', ...callback.headers },
      body: callback.body,
      dispatcher: connections,
      signal: AbortSignal.timeout(CALLBACK_TIMEOUT_MS),
    })
    const body = (await response.body.text()).slice(0, BODY_CHARACTERS_MAX)
    return { status: response.statusCode, body, problem: null }
  } catch (error) {
    return {
      status: null,
      body: '',
      problem: `not delivered: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

/** Sends callbacks, writes each attempt to the log, and lets the fault engine lose, double or delay them. */
export class Delivery {
  constructor(
    private readonly log: RequestLog,
    private readonly faults: FaultEngine,
    private readonly clock: SandboxClock,
  ) {}

  async deliver(callback: Callback): Promise<Delivered> {
    const struck = this.faults.strike(callback.provider, callback.operation, [
      'callback_lost',
      'callback_late',
      'callback_twice',
    ])
    const late = struck.find((fault) => fault.kind === 'callback_late')
    const twice = struck.some((fault) => fault.kind === 'callback_twice')
    if (struck.some((fault) => fault.kind === 'callback_lost')) {
      const id = this.#begin(callback)
      this.log.finish(id, null, null, 'fault: this callback was lost on the way and never sent')
      return { status: null, body: '' }
    }
    if (late) {
      this.clock.later(late.delayMs ?? LATE_MS, `late ${callback.operation}`, async () => {
        await this.#attempt(callback, 'fault: this callback was sent late')
        if (twice) await this.#attempt(callback, 'fault: this callback was sent twice')
      })
      return { status: null, body: '' }
    }
    const delivered = await this.#attempt(callback, null)
    if (twice) await this.#attempt(callback, 'fault: this callback was sent twice')
    return delivered
  }

  #begin(callback: Callback): number {
    const { provider, operation, url, body } = callback
    return this.log.begin({
      provider,
      operation,
      direction: 'out',
      method: callback.method ?? 'POST',
      path: url,
      request: body,
    })
  }

  async #attempt(callback: Callback, note: string | null): Promise<Delivered> {
    const id = this.#begin(callback)
    const { status, body, problem } = await postOnce(callback)
    this.log.finish(id, status, body, [note, problem].filter((text) => text !== null).join('; ') || null)
    return { status, body }
  }
}
