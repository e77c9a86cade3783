import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import type { ProviderId } from '@/lib/core/rails'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, type Runtime, requirePermission } from '../context'
import { callbackUrl, standingToken } from '../payments/callback-token'
import type { RegisterCallbacksInput } from './schemas'

const ACTION = 'provider.register'
const Facts = z.object({ outcome: z.enum(['registered', 'failed']), address: z.string() })
/** `address`: our public one, without any secret part. */
export type Registration = z.infer<typeof Facts> & Readonly<{ at: Date }>

/** What the last registration at a provider came to; undefined before the first. */
export async function findRegistration(
  { store }: Pick<Runtime, 'store'>,
  provider: ProviderId,
): Promise<Registration | undefined> {
  const { audit: a } = store.t
  const [row] = await store.read
    .select({ at: a.at, facts: a.facts })
    .from(a)
    .where(and(eq(a.subject, `provider:${provider}`), eq(a.action, ACTION)))
    .orderBy(desc(a.number))
    .limit(1)
  return row && { at: row.at, ...Facts.parse(JSON.parse(row.facts)) }
}

/**
 * A person has our addresses registered at a provider, where that is done by API. Recorded whether it works or not.
 * @throws AppError `forbidden`, `not_configured`, or the provider's refusal
 */
export async function registerCallbacks(ctx: FeatureContext, { provider }: RegisterCallbacksInput): Promise<void> {
  requirePermission(ctx, 'provider.test')
  if (!ctx.providers.get(provider).registerCallbacks)
    throw new AppError('not_configured', `${provider} registers nothing by API`)
  try {
    await register(ctx, provider)
  } catch (error) {
    await record(ctx, provider, ctx.actor.id, 'failed')
    throw error
  }
  await record(ctx, provider, ctx.actor.id, 'registered')
}

/** The same at each start, by the worker; recorded when it is something new. */
export async function registerAtStart(rt: Runtime, provider: ProviderId): Promise<void> {
  if (!rt.providers.find(provider)?.registerCallbacks) return
  await register(rt, provider)
  const last = await findRegistration(rt, provider)
  if (last?.outcome !== 'registered' || last.address !== rt.publicUrl)
    await record(rt, provider, 'worker', 'registered')
}

async function register(rt: Runtime, provider: ProviderId): Promise<void> {
  await rt.providers.find(provider)?.registerCallbacks?.(callbackUrl(rt.publicUrl, standingToken(rt.key, 'arrivals')))
}

async function record(rt: Runtime, provider: ProviderId, actorId: string, outcome: Registration['outcome']) {
  const facts = { outcome, address: rt.publicUrl }
  await rt.store.tx((tx) => recordAudit(rt, tx, { actorId, action: ACTION, subject: `provider:${provider}`, facts }))
}
