import { eq } from 'drizzle-orm'
import type { Store } from '@/db/store'
import type { Runtime } from '../context'

const MODE = 'installation.mode'
type Mode = Runtime['mode']

const REFUSAL: Readonly<Record<Mode, string>> = {
  live: 'this database holds the demo people or other sandbox records, and providers are set up. Live mode needs a database of its own: leave DATABASE_URL empty, or point it to a new file.',
  sandbox:
    'this database holds a live installation, and no provider is set up, so this would be the sandbox with its public passwords. Set the variables of a provider again, or point DATABASE_URL to another file.',
}

/** What this database was first started as; null before its first start. */
export async function readMode(store: Store): Promise<Mode | null> {
  const { settings } = store.t
  const [row] = await store.read.select().from(settings).where(eq(settings.name, MODE)).limit(1)
  if (row) return row.value === 'live' ? 'live' : 'sandbox'
  return modeByPeople(store)
}

/** Of a database that is older than this setting: sandbox people are marked, live ones are not. */
async function modeByPeople({ read, t: { users } }: Store): Promise<Mode | null> {
  const [demo] = await read.select({ id: users.id }).from(users).where(eq(users.isDemo, true)).limit(1)
  if (demo) return 'sandbox'
  const [person] = await read.select({ id: users.id }).from(users).limit(1)
  return person ? 'live' : null
}

/**
 * A database belongs to the mode of its first start for good: play money and real money never share a list or a sum.
 * Called before anything is seeded.
 * @throws Error when it belongs to the other mode.
 */
export async function claimMode({ store, mode, now }: Pick<Runtime, 'store' | 'mode' | 'now'>): Promise<void> {
  const known = await readMode(store)
  if (known !== null && known !== mode) throw new Error(`Hazina cannot start: ${REFUSAL[mode]}`)
  const { settings } = store.t
  const [kept] = await store.read.select().from(settings).where(eq(settings.name, MODE)).limit(1)
  if (kept) return
  await store.tx(async (tx) => {
    // Another process may be starting beside this one.
    await tx.insert(settings).values({ name: MODE, value: mode, changedAt: now() }).onConflictDoNothing()
  })
}
