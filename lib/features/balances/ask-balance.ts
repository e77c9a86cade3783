import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import type { ProviderId } from '@/lib/core/rails'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, type Runtime, requirePermission } from '../context'
import { setJob } from '../payments/payment-jobs'
import { getAccount } from './queries'
import { REFRESH_MS } from './refresh-balances'
import type { AskBalanceInput } from './schemas'

export type AskedBalance =
  | Readonly<{ kind: 'asked' }>
  /** The provider wants more time between two questions; `at` is the first moment allowed, ISO. */
  | Readonly<{ kind: 'too_soon'; at: string }>
  | Readonly<{ kind: 'not_offered' }>

/** The first moment at which a provider may be asked again: counted from the last question by its own interval. */
export function nextAskAt(job: Readonly<{ dueAt: Date; lastError: string | null }>, minIntervalMs: number): Date {
  // After a failure the job's own back-off is the wait; otherwise it was set one refresh after the last question.
  if (job.lastError !== null) return job.dueAt
  return new Date(job.dueAt.getTime() - Math.max(REFRESH_MS, minIntervalMs) + minIntervalMs)
}

async function findJob(rt: Runtime, tx: Tx, provider: ProviderId) {
  const { jobs } = rt.store.t
  const [job] = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.kind, 'balance'), eq(jobs.subjectId, provider)))
    .limit(1)
  return job
}

/**
 * Sets the question for an account's balance due now; its provider answers for all of its accounts at once. Asked again
 * before the provider allows, nothing is sent and the first allowed moment is answered.
 * @throws AppError `forbidden`, `not_found`
 */
export async function askBalance(ctx: FeatureContext, input: AskBalanceInput): Promise<AskedBalance> {
  requirePermission(ctx, 'payment.ask_provider')
  const account = await getAccount(ctx.store, input.accountId)
  const source = ctx.providers.find(account.provider)?.balances
  if (!source) return { kind: 'not_offered' }
  return ctx.store.tx(async (tx): Promise<AskedBalance> => {
    const now = ctx.now()
    const job = await findJob(ctx, tx, account.provider)
    // Due or under way already: a second question would change nothing.
    if (job && (job.leasedBy !== null || job.dueAt <= now)) return { kind: 'asked' }
    const allowed = job ? nextAskAt(job, source.minIntervalMs) : now
    if (allowed > now) return { kind: 'too_soon', at: allowed.toISOString() }
    await setJob(ctx, tx, 'balance', account.provider, now)
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'balance.ask',
      subject: `account:${account.id}`,
      facts: { provider: account.provider },
    })
    return { kind: 'asked' }
  })
}
