import { eq } from 'drizzle-orm'
import type { Runtime } from '@/lib/features/context'
import type { UserRow } from './person'
import { seal, unseal } from './sealed-secret'
import { currentCode } from './totp'

const PURPOSE = 'second factor'

export function sealTotpSecret(key: Buffer, userId: string, secret: string): string {
  return seal(key, PURPOSE, userId, secret)
}

/** Undefined while the person has no authenticator. */
export function openTotpSecret(key: Buffer, user: Pick<UserRow, 'id' | 'totpSealed'>): string | undefined {
  return user.totpSealed === null ? undefined : unseal(key, PURPOSE, user.id, user.totpSealed)
}

/**
 * The code that a demo person's authenticator would show now, for the approval dialog of the sandbox (which says so).
 * Undefined in live mode, for anyone who is not a demo person, and when the code of this step was already spent:
 * then `nextInSeconds` says how long until there is a fresh one.
 */
export async function demoCodeOf(
  runtime: Pick<Runtime, 'store' | 'key' | 'mode' | 'now'>,
  userId: string,
): Promise<{ code: string | undefined; nextInSeconds: number } | undefined> {
  if (runtime.mode !== 'sandbox') return undefined
  const { users } = runtime.store.t
  const [user] = await runtime.store.read.select().from(users).where(eq(users.id, userId)).limit(1)
  if (!user?.isDemo) return undefined
  const secret = openTotpSecret(runtime.key, user)
  if (secret === undefined) return undefined
  const now = runtime.now()
  const { code, step, validForSeconds } = currentCode(secret, now)
  return { code: step > user.totpLastStep ? code : undefined, nextInSeconds: validForSeconds }
}
