import type { CallResult } from './transport'

const TRIES_MAX = 3
const FIRST_WAIT_MS = 250

function worthAnotherTry({ wire }: CallResult): boolean {
  if (wire.kind === 'never_left')
    return !['no_token', 'invalid_order', 'held_back', 'breaker_open', 'lease_over'].includes(wire.because)
  return wire.kind === 'lost' || wire.status === 429 || wire.status >= 500
}

/** Repeats a read, never a send: up to three tries with growing, jittered waits; the last answer is returned as it is. */
export async function retryRead(
  read: () => Promise<CallResult>,
  sleep: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<CallResult> {
  let result = await read()
  for (let tried = 1; tried < TRIES_MAX && worthAnotherTry(result); tried += 1) {
    const wait = FIRST_WAIT_MS * 2 ** (tried - 1) * (0.75 + Math.random() / 2)
    await sleep(Math.max(wait, Math.min(result.retryAfterMs ?? 0, 5_000)))
    result = await read()
  }
  return result
}
