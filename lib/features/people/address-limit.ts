import { eq, lte } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import type { Runtime } from '@/lib/features/context'

/** An office behind one address mistypes now and then; a guesser tries thousands. */
export const ADDRESS_FAILURES_MAX = 50
export const ADDRESS_WINDOW_MS = 15 * 60_000

type World = Pick<Runtime, 'store' | 'now'>

/** The machine itself stands for whoever is behind a proxy on it: counting it would count everybody together. */
function isCounted(address: string): boolean {
  return address !== '' && address !== '::1' && !/^(::ffff:)?127\./.test(address)
}

/**
 * Counts a sign-in from an address as a failure before anything is looked at; {@link forgiveAddress} takes a success back.
 * Written also when the name is unknown, so that both cost the same.
 * @returns false when this address has had its tries for now.
 */
export async function claimAddress(world: World, tx: Tx, address: string): Promise<boolean> {
  if (!isCounted(address)) return true
  const { signInAddresses: t } = world.store.t
  const now = world.now()
  await tx.delete(t).where(lte(t.windowEndsAt, now))
  const [row] = await tx.select().from(t).where(eq(t.address, address)).limit(1)
  if (row && row.failures >= ADDRESS_FAILURES_MAX) return false
  if (row) {
    await tx
      .update(t)
      .set({ failures: row.failures + 1 })
      .where(eq(t.address, address))
  } else {
    await tx.insert(t).values({ address, failures: 1, windowEndsAt: new Date(now.getTime() + ADDRESS_WINDOW_MS) })
  }
  return true
}

export async function forgiveAddress(world: World, tx: Tx, address: string): Promise<void> {
  if (!isCounted(address)) return
  const { signInAddresses: t } = world.store.t
  const [row] = await tx.select().from(t).where(eq(t.address, address)).limit(1)
  if (!row) return
  await tx
    .update(t)
    .set({ failures: Math.max(0, row.failures - 1) })
    .where(eq(t.address, address))
}
