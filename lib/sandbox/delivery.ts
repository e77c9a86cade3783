import { Agent, request } from 'undici'
import type { SandboxClock } from '@/lib/sandbox/clock'
import { type Fault, type FaultEngine, isWrongFact } from '@/lib/sandbox/faults'
import type { Callback, Delivered, ProviderName } from '@/lib/sandbox/kernel'
import type { RequestLog } from '@/lib/sandbox/log'
import { currentOrigin } from '@/lib/sandbox/origin'
import { withWrongFact } from '@/lib/sandbox/wrong-facts'

export const CALLBACK_TIMEOUT_MS = 10_000
const LATE_MS = 30_000
const OVERTAKEN_MS = 5_000
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

/** What the provider is told of a callback that a fault keeps from its receiver: it believes it was taken. */
const BELIEVED: Delivered = { status: 200, body: '' }

/** Sends callbacks, writes each attempt to the log, and lets the fault engine lose, double, delay or falsify them. */
export class Delivery {
  /** Callbacks held back until the next one of their provider has gone out. */
  #held: { provider: ProviderName; send: () => Promise<void> }[] = []

  constructor(
    private readonly log: RequestLog,
    private readonly faults: FaultEngine,
    private readonly clock: SandboxClock,
  ) {}

  async deliver(callback: Callback): Promise<Delivered> {
    const cause = currentOrigin()?.operation
    const operations = [callback.operation, ...(cause === undefined ? [] : [cause])]
    const struck = this.faults.strikeCallback(callback.provider, operations)
    const find = (kind: Fault['kind']) => struck.find((fault) => fault.kind === kind)
    const { told, notes } = falsified(callback, struck)
    const sent: Callback = { ...told, headers: { ...told.headers, ...told.sign?.(told.body) } }
    const send = async (...more: string[]) => {
      const delivered = await this.#attempt(sent, [...notes, ...more])
      if (find('callback_twice')) await this.#attempt(sent, [...notes, ...more, 'this callback was sent twice'])
      return delivered
    }
    if (find('callback_lost')) {
      this.log.finish(this.#begin(sent), null, null, 'fault: this callback was lost on the way and never sent')
      return BELIEVED
    }
    const late = find('callback_late')
    if (late) {
      this.clock.later(late.delayMs ?? LATE_MS, `late ${callback.operation}`, async () => {
        await send('this callback was sent late')
      })
      return BELIEVED
    }
    const overtaken = find('callback_reordered')
    if (overtaken) {
      this.#hold(callback.provider, overtaken.delayMs ?? OVERTAKEN_MS, send)
      return BELIEVED
    }
    const delivered = await send()
    await this.#release(callback.provider)
    return delivered
  }

  /** Forgets what is held back (a reset makes a fresh world). */
  clear(): void {
    this.#held = []
  }

  /** Goes out behind the next callback of the provider, or by itself when none comes in time. */
  #hold(provider: ProviderName, limitMs: number, send: (note: string) => Promise<unknown>): void {
    const held = {
      provider,
      send: async () => void (await send('this callback was overtaken by a later one')),
    }
    this.#held.push(held)
    this.clock.later(limitMs, 'held callback', async () => {
      if (!this.#held.includes(held)) return
      this.#held = this.#held.filter((other) => other !== held)
      await send('this callback was held back to be overtaken, but no other came')
    })
  }

  async #release(provider: ProviderName): Promise<void> {
    const free = this.#held.filter((held) => held.provider === provider)
    this.#held = this.#held.filter((held) => held.provider !== provider)
    for (const held of free) await held.send()
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

  async #attempt(callback: Callback, faults: readonly string[]): Promise<Delivered> {
    const id = this.#begin(callback)
    const { status, body, problem } = await postOnce(callback)
    const notes = faults.map((words) => `fault: ${words}`)
    this.log.finish(id, status, body, [...notes, ...(problem === null ? [] : [problem])].join('; ') || null)
    currentOrigin()?.told?.()
    return { status, body }
  }
}

/** The callback with its untrue facts, and the words about them. */
function falsified(callback: Callback, struck: readonly Fault[]): { told: Callback; notes: string[] } {
  let { body } = callback
  const notes: string[] = []
  for (const { kind } of struck) {
    if (!isWrongFact(kind)) continue
    const fact = kind.replace('wrong_', '')
    const wrong = withWrongFact(callback.provider, kind, body)
    notes.push(
      wrong === undefined
        ? `this callback carries no ${fact}, so it left as it was`
        : `the ${fact} in this callback is not what was booked`,
    )
    body = wrong ?? body
  }
  return { told: { ...callback, body }, notes }
}
