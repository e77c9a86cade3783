import { asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { needsSecondFactor, permissionsOf, type Role } from '@/lib/core/permissions'
import type { Person } from '@/lib/features/context'
import { NO_PASSWORD, personOf, rolesOf, type UserRow } from './person'

const PEOPLE_MAX = 500

/** A person who may act now, with the rights of this moment; undefined when unknown or disabled. */
export async function findActivePerson(store: Store, read: Reader, userId: string): Promise<Person | undefined> {
  const { users } = store.t
  const [row] = await read.select().from(users).where(eq(users.id, userId)).limit(1)
  return row && row.disabledAt === null ? personOf(row) : undefined
}

/** Names by id, for lists that say who did something; disabled people keep theirs. */
export async function listPersonNames(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { users } = store.t
  const wanted = [...new Set(ids)].slice(0, PEOPLE_MAX)
  if (wanted.length === 0) return new Map()
  const rows = await store.read.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, wanted))
  return new Map(rows.map((row) => [row.id, row.name]))
}

export type DemoSignIn = Readonly<{ signInName: string; name: string; roles: readonly Role[] }>

/** The demo people that are really there, for the sign-in page of the sandbox. */
export async function listDemoSignIns(store: Store): Promise<DemoSignIn[]> {
  const { users } = store.t
  const rows = await store.read
    .select({ signInName: users.signInName, name: users.name, roles: users.roles })
    .from(users)
    .where(eq(users.isDemo, true))
    .orderBy(asc(users.signInName))
    .limit(PEOPLE_MAX)
  return rows.map((row) => ({ ...row, roles: rolesOf(row.roles) }))
}

/** Everybody who may approve payments now, by name. */
export async function listApprovers(store: Store): Promise<{ id: string; name: string }[]> {
  const { users } = store.t
  const rows = await store.read
    .select({ id: users.id, name: users.name, roles: users.roles })
    .from(users)
    .where(isNull(users.disabledAt))
    .orderBy(asc(users.name))
    .limit(PEOPLE_MAX)
  return rows
    .filter((row) => permissionsOf(rolesOf(row.roles)).has('payment.approve'))
    .map(({ id, name }) => ({ id, name }))
}

export type PersonRow = Readonly<{
  id: string
  name: string
  signInName: string
  roles: readonly Role[]
  isDisabled: boolean
  hasFactor: boolean
  /** What keeps them from signing in until they come in by a one-time link; undefined when nothing does. */
  missing: 'password' | 'factor' | undefined
  /** Nobody may sign in under this name before this moment: too many failed tries. */
  lockedUntil: Date | null
}>

/** Everybody who has an account here, by name, disabled ones too. At most {@link PEOPLE_MAX}. */
export async function listPeople(store: Store): Promise<PersonRow[]> {
  const { users } = store.t
  const rows = await store.read.select().from(users).orderBy(asc(users.name)).limit(PEOPLE_MAX)
  return rows.map(personRow)
}

/** @throws AppError `not_found` */
export async function getPersonRow(store: Store, userId: string): Promise<PersonRow> {
  const { users } = store.t
  const [row] = await store.read.select().from(users).where(eq(users.id, userId)).limit(1)
  if (!row) throw new AppError('not_found', `user ${userId}`)
  return personRow(row)
}

function personRow(row: UserRow): PersonRow {
  const roles = rolesOf(row.roles)
  const hasFactor = row.totpSealed !== null
  return {
    id: row.id,
    name: row.name,
    signInName: row.signInName,
    roles,
    isDisabled: row.disabledAt !== null,
    hasFactor,
    missing:
      row.passwordHash === NO_PASSWORD ? 'password' : !hasFactor && needsSecondFactor(roles) ? 'factor' : undefined,
    lockedUntil: row.lockedUntil,
  }
}
