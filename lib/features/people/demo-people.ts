import { createHash } from 'node:crypto'
import { count, eq } from 'drizzle-orm'
import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { Role } from '@/lib/core/permissions'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Runtime } from '@/lib/features/context'
import { hashPassword } from './password-hash'
import { sealTotpSecret } from './second-factor'
import { BASE32 } from './totp'

/** Public on purpose: the sandbox moves no real money, and live mode refuses to start while these people exist. */
export const DEMO_PASSWORD = 'hazina-demo'

export type DemoPerson = Readonly<{ signInName: string; name: string; role: Role }>

/** DESIGN.md, Sandbox. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { signInName: 'amina', name: 'Amina Odhiambo', role: 'maker' },
  { signInName: 'baraka', name: 'Baraka Mwangi', role: 'approver' },
  { signInName: 'chausiku', name: 'Chausiku Njeri', role: 'approver' },
  { signInName: 'daudi', name: 'Daudi Kiprono', role: 'cashier' },
  { signInName: 'eshe', name: 'Eshe Wairimu', role: 'accountant' },
  { signInName: 'farida', name: 'Farida Hassan', role: 'auditor' },
  { signInName: 'gitau', name: 'Gitau Kamau', role: 'administrator' },
  // The second one, without whom no rule, role or person changes.
  { signInName: 'halima', name: 'Halima Abdi', role: 'administrator' },
]

let publicHash: Promise<string> | undefined

/** One hash for all of them: it is slow on purpose, and there is nothing to hide in a public password. */
function demoPasswordHash(): Promise<string> {
  publicHash ??= hashPassword(DEMO_PASSWORD)
  return publicHash
}

/** The same secret on every machine, so that anyone can put a demo person into an authenticator, and a test into code. */
export function demoTotpSecret(signInName: string): string {
  const digest = createHash('sha256').update(`hazina demo person ${signInName}`).digest()
  return Array.from(digest.subarray(0, 32), (byte) => BASE32.charAt(byte & 31)).join('')
}

/** Adds the demo people that are not there yet. Sandbox mode only. */
export async function seedDemoPeople(runtime: Pick<Runtime, 'store' | 'key' | 'now' | 'mode'>): Promise<void> {
  if (runtime.mode !== 'sandbox') throw new Error('demo people belong to sandbox mode only')
  const { users } = runtime.store.t
  const present = await runtime.store.read.select({ signInName: users.signInName }).from(users)
  const missing = DEMO_PEOPLE.filter((person) => !present.some((row) => row.signInName === person.signInName))
  if (missing.length === 0) return
  const passwordHash = await demoPasswordHash()
  await runtime.store.tx(async (tx) => {
    for (const person of missing) {
      const id = newId(runtime.now())
      const added = await tx
        .insert(users)
        .values({
          id,
          name: person.name,
          signInName: person.signInName,
          passwordHash,
          roles: person.role,
          totpSealed: sealTotpSecret(runtime.key, id, demoTotpSecret(person.signInName)),
          totpLastStep: 0,
          isDemo: true,
          disabledAt: null,
          failedSignIns: 0,
          lockedUntil: null,
          createdAt: runtime.now(),
        })
        // Another process may be seeding the same people.
        .onConflictDoNothing()
        .returning({ id: users.id })
      if (added.length === 0) continue
      const facts = { roles: person.role, demo: true }
      await recordAudit(runtime, tx, { actorId: 'system', action: 'person.create', subject: `user:${id}`, facts })
    }
  })
}

/** @throws Error when people whose password everyone knows would be let near real money. */
export async function refuseDemoPeople(store: Store): Promise<void> {
  const { users } = store.t
  const [row] = await store.read.select({ demo: count() }).from(users).where(eq(users.isDemo, true))
  if (Number(row?.demo ?? 0) > 0) {
    throw new Error(
      'Hazina cannot start: this database holds the demo people, whose password is public. Live mode needs a database of its own: leave DATABASE_URL empty, or point it to a new file.',
    )
  }
}
