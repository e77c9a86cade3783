import { timingSafeEqual } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type Blanks, statement } from '@/db/statement'
import type { Reader } from '@/db/store'
import { sha256Hex } from '@/lib/core/content-hash'
import { type CallbackSource, DOORS, type Door } from '@/lib/providers/inbound'
import type { Provider } from '@/lib/providers/provider'
import type { Runtime } from '../context'
import { isOwnToken, standingToken } from '../payments/callback-token'
import type { Attempt } from '../payments/payment-order'

/**
 * An address of ours that a message came to: which door, whose, and for which attempt; none for a standing one, and for
 * one of an attempt that this database does not know, since it was restored from an older backup.
 */
export type Address = Readonly<{
  door: Door
  provider: Provider
  callbacks: CallbackSource
  attempt: Attempt | undefined
}>

export function isDoor(word: string): word is Door {
  return (DOORS as readonly string[]).includes(word)
}

/** The provider that owns a door. */
export function providerOfDoor(rt: Runtime, door: string): Omit<Address, 'attempt'> | undefined {
  if (!isDoor(door)) return undefined
  for (const provider of rt.providers.list()) {
    const { callbacks } = provider
    if (callbacks?.doors.includes(door)) return { door, provider, callbacks }
  }
  return undefined
}

const standing = new WeakMap<Buffer, readonly Buffer[]>()

/** The standing addresses of an installation; made once, since every message is compared with them. */
function standingOf(key: Buffer): readonly Buffer[] {
  const known = standing.get(key)
  if (known) return known
  const made = (['arrivals', 'balances'] as const).map((purpose) => Buffer.from(standingToken(key, purpose)))
  standing.set(key, made)
  return made
}

function isStanding(rt: Runtime, token: string): boolean {
  if (token.length !== 32) return false
  const given = Buffer.from(token)
  return standingOf(rt.key)
    .map((one) => timingSafeEqual(given, one))
    .includes(true)
}

const attemptByToken = statement('attempt_by_token', (on: Reader, blanks: Blanks<{ hash: string }>, { attempts }) =>
  on.select().from(attempts).where(eq(attempts.callbackTokenHash, blanks.hash)).limit(1),
)

/** Undefined for an address that we never gave to this provider: nothing of the message is looked at. */
export async function findAddress(rt: Runtime, door: string, token: string): Promise<Address | undefined> {
  const owner = providerOfDoor(rt, door)
  if (!owner || !/^(?:[0-9a-f]{32}){1,2}$/.test(token)) return undefined
  if (isStanding(rt, token)) return { ...owner, attempt: undefined }
  const [attempt] = await attemptByToken(rt.store, rt.store.read, { hash: sha256Hex(token) })
  if (!attempt) return isOwnToken(rt.key, token) ? { ...owner, attempt: undefined } : undefined
  return attempt.provider === owner.provider.id ? { ...owner, attempt } : undefined
}
