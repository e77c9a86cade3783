import { hash } from '@node-rs/argon2'
import { openMemoryStore } from '@/db/open-store'
import { newId } from '@/db/uuid-v7'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import type { Person } from '@/lib/features/context'
import { sealTotpSecret } from './second-factor'

/** RFC 6238 appendix B's key in base32. */
export const TOTP_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
export const PASSWORD = 'three-random-words'
export const START = new Date('2026-11-21T08:00:00Z')

/** For tests: a store in memory, a clock that is set by hand, and people with a quickly checked password. */
export function openPeopleWorld() {
  const store = openMemoryStore()
  const clock = { now: START }
  const world = { store, key: Buffer.alloc(32, 7), now: () => clock.now }
  // Far below the floor on purpose: the tests try many passwords. Signing in makes it strong again.
  const weakHash = hash(PASSWORD, { memoryCost: 64, timeCost: 1, parallelism: 1 })
  return {
    ...world,
    world,
    pass: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms)
    },
    async addPerson(
      signInName: string,
      roles: readonly Role[] = ['maker'],
      { isDemo = false }: { isDemo?: boolean } = {},
    ): Promise<Person> {
      const id = newId()
      await store.tx(async (tx) => {
        await tx.insert(store.t.users).values({
          id,
          name: `Name of ${signInName}`,
          signInName,
          passwordHash: await weakHash,
          roles: roles.join(','),
          totpSealed: sealTotpSecret(world.key, id, TOTP_SECRET),
          totpLastStep: 0,
          isDemo,
          disabledAt: null,
          failedSignIns: 0,
          lockedUntil: null,
          createdAt: START,
        })
      })
      return { id, name: `Name of ${signInName}`, signInName, roles, permissions: permissionsOf(roles) }
    },
  }
}
