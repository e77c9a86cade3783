import { isNull } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import type { Role } from '@/lib/core/permissions'
import type { Runtime } from '@/lib/features/context'
import { NO_PASSWORD, rolesOf, type UserRow } from './person'

/** Fewer could change nothing any more: every change of rules, roles and people takes two of them. */
const ADMINISTRATORS_MIN = 2
const PEOPLE_MAX = 10_000

/** Whoever was invited and never came in administers nothing yet. */
function administers(row: UserRow): boolean {
  const canSignIn = row.disabledAt === null && row.totpSealed !== null && row.passwordHash !== NO_PASSWORD
  return canSignIn && rolesOf(row.roles).includes('administrator')
}

/** Everybody who administers now and can sign in. */
export async function listAdministrators(
  store: Runtime['store'],
  reader: Pick<Tx, 'select'> = store.read,
): Promise<UserRow[]> {
  const { users } = store.t
  const active = await reader.select().from(users).where(isNull(users.disabledAt)).limit(PEOPLE_MAX)
  return active.filter(administers)
}

/** @throws AppError `invalid_input` when fewer than two administrators would remain who can sign in. */
export async function checkAdministratorsLeft(
  ctx: Pick<Runtime, 'store'>,
  tx: Tx,
  userId: string,
  after: Readonly<{ roles: readonly Role[]; isDisabled: boolean }>,
): Promise<void> {
  if (!after.isDisabled && after.roles.includes('administrator')) return
  const active = await listAdministrators(ctx.store, tx)
  const left = active.filter((row) => row.id !== userId)
  if (left.length < active.length && left.length < ADMINISTRATORS_MIN)
    throw new AppError('invalid_input', `${left.length} administrators left`, {
      fields: { roles: 'two_administrators' },
    })
}
