import { eq, like } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader, Store } from '@/db/store'
import { PROVIDERS, type ProviderId } from '@/lib/core/rails'
import { listPersonNames } from '../people/queries'

const PREFIX = 'pause.'

/** The code of a payment that waits because its provider is paused. */
export const PAUSED = 'paused'

export const settingOfPause = (provider: ProviderId) => `${PREFIX}${provider}`

/** What is stored while sending is paused; no row, not paused. */
const StoredPause = z.object({ actorId: z.string().min(1), reason: z.string(), at: z.iso.datetime() })

/** Who paused a provider's payouts, when and why. */
export type Pause = Readonly<{ provider: ProviderId; byName: string; reason: string; at: Date }>

export function writePause(pause: Readonly<{ actorId: string; reason: string; at: Date }>): string {
  return JSON.stringify({ ...pause, at: pause.at.toISOString() })
}

/** For the gate: whether payouts of a provider are held, as of the transaction that asks. */
export async function isPaused(store: Store, reader: Reader, provider: ProviderId): Promise<boolean> {
  const { settings } = store.t
  const rows = await reader
    .select({ name: settings.name })
    .from(settings)
    .where(eq(settings.name, settingOfPause(provider)))
    .limit(1)
  return rows.length > 0
}

/** The providers whose payouts are held, each with who did it, when and why. */
export async function listPauses(store: Store): Promise<ReadonlyMap<ProviderId, Pause>> {
  const { settings } = store.t
  const rows = await store.read
    .select()
    .from(settings)
    .where(like(settings.name, `${PREFIX}%`))
    .limit(PROVIDERS.length)
  const stored = rows.flatMap(({ name, value }) => {
    const provider = PROVIDERS.find((id) => settingOfPause(id) === name)
    return provider ? [{ provider, ...StoredPause.parse(JSON.parse(value)) }] : []
  })
  const names = await listPersonNames(
    store,
    stored.map(({ actorId }) => actorId),
  )
  return new Map(
    stored.map(({ provider, actorId, reason, at }) => [
      provider,
      { provider, byName: names.get(actorId) ?? actorId, reason, at: new Date(at) },
    ]),
  )
}
