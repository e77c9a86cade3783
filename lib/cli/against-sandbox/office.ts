import type { ProviderId, Rail } from '@/lib/core/rails'
import type { MoneyRail, SendOrder } from '@/lib/providers/money-rail'
import type { Provider } from '@/lib/providers/provider'

const WAIT_MS = 5_000
const POLL_MS = 25

/** The sandbox's control port, for a test: one call, its JSON or its text. */
export async function control(port: number, method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`control ${path}: ${response.status} ${text}`)
  return text
}

/** A rail that a provider has to have. */
export function railOf(provider: Provider, rail: Rail): MoneyRail {
  const found = provider.rails[rail]
  if (!found) throw new Error(`${rail} is expected`)
  return found
}

/** Reads again and again until it is so; fails after five seconds with what was read last. */
export async function until<T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + WAIT_MS; ; ) {
    const value = await read()
    if (done(value)) return value
    if (Date.now() > deadline) throw new Error(`still ${String(value)}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** The sandbox's settings and faults of one provider. */
export function sandboxOf(port: number, provider: ProviderId) {
  return {
    settings: async (change: Record<string, string | number | boolean>) =>
      void (await control(port, 'PATCH', '/settings', { [provider]: change })),
    fault: async (operation: string, kind: string, more: object = {}) =>
      void (await control(port, 'POST', '/faults', { provider, operation, kind, ...more })),
  }
}

/** What an order has in any test of a provider that calls nobody back; the address leads nowhere. */
export const CALLED_BY_NOBODY = {
  paymentId: 'payment',
  attemptId: 'attempt',
  counterpartyBank: '',
  details: {},
  callbackUrl: (door) => `http://127.0.0.1:9/${door}`,
} as const satisfies Partial<SendOrder>
