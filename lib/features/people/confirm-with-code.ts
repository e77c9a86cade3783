import { and, count, eq, gt, lt } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { FeatureContext, Person } from '@/lib/features/context'
import { openTotpSecret } from './second-factor'
import { matchingStep } from './totp'

const WRONG_CODES_MAX = 5
const WRONG_CODES_WINDOW_MS = 15 * 60_000
const REFUSED = 'second_factor.refused'
/** The code just used, once more: a second tab or a lost answer, not a guess, so it does not count against anyone. */
const REUSED = 'second_factor.reused'

/** Whoever a second factor is asked of, and where it is kept. */
export type Acting = Pick<FeatureContext, 'store' | 'key' | 'now'> & Readonly<{ actor: Pick<Person, 'id'> }>

/** False after five wrong ones in 15 minutes. */
export async function mayTryCode(ctx: Acting, tx: Tx): Promise<boolean> {
  const since = new Date(ctx.now().getTime() - WRONG_CODES_WINDOW_MS)
  return (await wrongCodesSince(ctx, tx, since)) < WRONG_CODES_MAX
}

export async function recordWrongCode(ctx: Acting, tx: Tx): Promise<void> {
  await recordAudit(ctx, tx, { actorId: ctx.actor.id, action: REFUSED, subject: `user:${ctx.actor.id}`, facts: {} })
}

/**
 * Spends one code of the acting person's authenticator: call it right before the transaction of the act it confirms.
 * It is a commit of its own, so that a wrong code is counted even though the act then does not happen; a code spent on
 * an act that is refused afterwards stays spent.
 * @throws AppError `wrong_code` for a wrong or used code, `too_many_attempts` after five wrong ones in 15 minutes.
 */
export async function confirmWithCode(ctx: Acting, code: string): Promise<void> {
  const { users } = ctx.store.t
  const now = ctx.now()
  const verdict = await ctx.store.tx(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, ctx.actor.id)).limit(1)
    if (!user) throw new Error(`the acting person ${ctx.actor.id} has no row`)
    if (!(await mayTryCode(ctx, tx))) return 'wait'
    const secret = openTotpSecret(ctx.key, user)
    const step = secret === undefined ? undefined : matchingStep(secret, code, now, user.totpLastStep)
    if (step !== undefined) {
      // Matches only while no other request has spent this step.
      const spent = await tx
        .update(users)
        .set({ totpLastStep: step })
        .where(and(eq(users.id, user.id), lt(users.totpLastStep, step)))
        .returning({ id: users.id })
      if (spent.length === 1) return 'fits'
    }
    const again = secret !== undefined && matchingStep(secret, code, now, user.totpLastStep - 1) === user.totpLastStep
    if (again) await recordAudit(ctx, tx, { actorId: user.id, action: REUSED, subject: `user:${user.id}`, facts: {} })
    else await recordWrongCode(ctx, tx)
    return 'wrong'
  })
  if (verdict === 'wait') throw new AppError('too_many_attempts', `${ctx.actor.id} gave ${WRONG_CODES_MAX} wrong codes`)
  if (verdict === 'wrong') {
    throw new AppError('wrong_code', `${ctx.actor.id} gave a wrong or used code`, { fields: { code: 'code_wrong' } })
  }
}

/** Counted from the audit log, which has them anyway: shared by all processes and gone with time. */
async function wrongCodesSince(ctx: Acting, tx: Tx, since: Date): Promise<number> {
  const { audit } = ctx.store.t
  const [row] = await tx
    .select({ wrong: count() })
    .from(audit)
    .where(and(eq(audit.subject, `user:${ctx.actor.id}`), eq(audit.action, REFUSED), gt(audit.at, since)))
  return Number(row?.wrong ?? 0)
}
