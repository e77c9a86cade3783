import { and, count, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { FeatureContext } from '@/lib/features/context'
import type { Client } from './client'
import { hashPassword, verifyPassword } from './password-hash'
import { passwordProblem } from './password-rules'
import { endSessionsOf, openSession } from './sessions'

const WRONG_MAX = 5
const WRONG_WINDOW_MS = 15 * 60_000
const REFUSED = 'password.refused'

export const ChangePasswordInput = z.object({
  current: z.string().min(1, 'required').max(1000),
  password: z.string().max(1000),
  repeated: z.string().max(1000),
})
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>

/**
 * A person chooses another password, with the one of now. Every session of theirs ends, and the browser that asked goes
 * on with a new one.
 * @returns the id of the new session
 * @throws AppError `invalid_input` by field, `too_many_attempts` after five wrong passwords in 15 minutes
 */
export async function changePassword(ctx: FeatureContext, input: ChangePasswordInput, client: Client): Promise<string> {
  const { users } = ctx.store.t
  const [user] = await ctx.store.read.select().from(users).where(eq(users.id, ctx.actor.id)).limit(1)
  if (!user) throw new Error(`the acting person ${ctx.actor.id} has no row`)
  const problem = passwordProblem(input.password, [user.name, user.signInName])
  if (problem) throw new AppError('invalid_input', 'password not usable', { fields: { password: problem } })
  if (input.password !== input.repeated)
    throw new AppError('invalid_input', 'typed differently', { fields: { repeated: 'passwords_differ' } })
  if (input.password === input.current)
    throw new AppError('invalid_input', 'the same password', { fields: { password: 'no_change' } })
  await checkCurrent(ctx, user.passwordHash, input.current)
  const passwordHash = await hashPassword(input.password)
  return ctx.store.tx(async (tx) => {
    const [changed] = await tx
      .update(users)
      .set({ passwordHash })
      // Matches only while it is the password that was just shown.
      .where(and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash)))
      .returning({ id: users.id })
    if (!changed) throw new AppError('conflict', `the password of ${user.id} changed meanwhile`)
    await endSessionsOf(ctx, tx, user.id)
    await audit(ctx, tx, 'password.change')
    return openSession(ctx, tx, user.id, { client })
  })
}

/** A stolen session is not a place to guess the password from. */
async function checkCurrent(ctx: FeatureContext, passwordHash: string, typed: string): Promise<void> {
  const { audit: log } = ctx.store.t
  const since = new Date(ctx.now().getTime() - WRONG_WINDOW_MS)
  const subject = `user:${ctx.actor.id}`
  const [row] = await ctx.store.read
    .select({ wrong: count() })
    .from(log)
    .where(and(eq(log.subject, subject), eq(log.action, REFUSED), gt(log.at, since)))
  if (Number(row?.wrong ?? 0) >= WRONG_MAX)
    throw new AppError('too_many_attempts', `${ctx.actor.id} gave ${WRONG_MAX} wrong passwords`)
  if (await verifyPassword(passwordHash, typed)) return
  await ctx.store.tx((tx) => audit(ctx, tx, REFUSED))
  throw new AppError('invalid_input', 'wrong password', { fields: { current: 'password_wrong' } })
}

function audit(ctx: FeatureContext, tx: Tx, action: string): Promise<void> {
  return recordAudit(ctx, tx, { actorId: ctx.actor.id, action, subject: `user:${ctx.actor.id}`, facts: {} })
}
