import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { PROVIDERS, type ProviderId } from '@/lib/core/rails'
import type { Provider } from '@/lib/providers/provider'
import { type FeatureContext, requirePermission } from '../context'
import { readMode } from '../installation/claim-mode'
import { PAYEE_RAILS } from '../payees/schemas'
import { listRulesInForce } from '../rules/queries'
import { callbackAddresses } from './queries'
import { findRegistration } from './register-callbacks'

export const HOUSE_STEPS = ['database', 'address', 'people', 'rules', 'backup'] as const
export const PROVIDER_STEPS = ['variables', 'tested', 'registered', 'message', 'balance', 'collected', 'paid'] as const
export type HouseStep = (typeof HOUSE_STEPS)[number]
export type ProviderStep = (typeof PROVIDER_STEPS)[number]

/** Nobody ticks a step: it is done when what is stored shows it, and then says since when. */
export type Proof<Step> = Readonly<{ step: Step; isDone: boolean; at: Date | null }>
export type ProviderLive = Readonly<{
  id: ProviderId
  isReady: boolean
  /** Only the steps that this provider has. */
  steps: readonly Proof<ProviderStep>[]
  canRegister: boolean
  /** To give to the provider, their secret part masked. */
  callbacks: readonly string[]
}>
export type GoingLive = Readonly<{ house: readonly Proof<HouseStep>[]; providers: readonly ProviderLive[] }>

const proof = <Step>(
  step: Step,
  at: Date | null | undefined,
  isDone = at !== null && at !== undefined,
): Proof<Step> => ({
  step,
  isDone,
  at: at ?? null,
})

/**
 * How far the way to real money has come. `setupOf` names the settings that a provider has now: a connection test that was
 * green with others proves nothing.
 */
export async function readGoingLive(ctx: FeatureContext, setupOf: (id: ProviderId) => string): Promise<GoingLive> {
  requirePermission(ctx, 'provider.test')
  return {
    house: await houseSteps(ctx),
    providers: await Promise.all(PROVIDERS.map((id) => providerLive(ctx, id, setupOf))),
  }
}

async function houseSteps(ctx: FeatureContext): Promise<Proof<HouseStep>[]> {
  const { store, mode, publicUrl } = ctx
  const [began, hasPeople, rules, backup] = await Promise.all([
    readMode(store),
    hasEnoughPeople(ctx),
    listRulesInForce(store, store.read),
    newestRecord(ctx, 'database', 'database.backup'),
  ])
  const isLive = mode === 'live'
  return [
    proof('database', null, isLive && began === 'live'),
    proof('address', null, isLive && publicUrl.startsWith('https://')),
    proof('people', null, isLive && hasPeople),
    proof('rules', null, isLive && rules.length > 0),
    proof('backup', isLive ? backup?.at : null),
  ]
}

/** Two administrators, who decide together; somebody who prepares and somebody else who releases. */
async function hasEnoughPeople({ store: { read, t } }: FeatureContext): Promise<boolean> {
  const rows = await read
    .select({ id: t.users.id, roles: t.users.roles })
    .from(t.users)
    .where(and(isNull(t.users.disabledAt), eq(t.users.isDemo, false)))
    .limit(1_000)
  const having = (role: string) => rows.filter(({ roles }) => roles.split(',').includes(role)).map(({ id }) => id)
  const approvers = having('approver')
  const hasPair = having('maker').some((maker) => approvers.some((approver) => approver !== maker))
  return having('administrator').length >= 2 && hasPair
}

async function newestRecord({ store: { read, t } }: FeatureContext, subject: string, action: string) {
  const { audit: a } = t
  const [row] = await read
    .select({ at: a.at, facts: a.facts })
    .from(a)
    .where(and(eq(a.subject, subject), eq(a.action, action)))
    .orderBy(desc(a.number))
    .limit(1)
  return row
}

async function providerLive(
  ctx: FeatureContext,
  id: ProviderId,
  setupOf: (id: ProviderId) => string,
): Promise<ProviderLive> {
  // The sandbox's providers prove nothing about the real ones.
  const provider = ctx.mode === 'live' ? ctx.providers.find(id) : undefined
  if (!provider) {
    const steps = PROVIDER_STEPS.map((step) => proof(step, null))
    return { id, isReady: false, steps, canRegister: false, callbacks: [] }
  }
  return {
    id,
    isReady: true,
    steps: await provenSteps(ctx, provider, setupOf(id)),
    canRegister: provider.registerCallbacks !== undefined,
    callbacks: callbackAddresses(ctx, provider),
  }
}

async function provenSteps(ctx: FeatureContext, provider: Provider, setup: string): Promise<Proof<ProviderStep>[]> {
  const { id } = provider
  const registration = await findRegistration(ctx, id)
  const isRegistered = registration?.outcome === 'registered' && registration.address === ctx.publicUrl
  const paysOut = PAYEE_RAILS.some((rail) => provider.rails[rail] !== undefined)
  return [
    proof('variables', null, true),
    ...(provider.connection ? [proof('tested' as const, await testedAt(ctx, id, setup))] : []),
    ...(provider.registerCallbacks ? [proof('registered' as const, isRegistered ? registration.at : null)] : []),
    ...(provider.callbacks ? [proof('message' as const, await firstMessageAt(ctx, id))] : []),
    ...(provider.balances ? [proof('balance' as const, await balanceAt(ctx, id))] : []),
    proof('collected', await firstArrivalAt(ctx, id)),
    ...(paysOut ? [proof('paid' as const, await firstPayoutAt(ctx, id))] : []),
  ]
}

/** The newest test counts, and only when every step of it was fine with the settings of today. */
async function testedAt(ctx: FeatureContext, id: ProviderId, setup: string): Promise<Date | null> {
  const row = await newestRecord(ctx, `provider:${id}`, 'provider.test')
  if (!row) return null
  const { setup: tested, ...steps } = JSON.parse(row.facts) as Record<string, string>
  return tested === setup && Object.values(steps).every((outcome) => outcome === 'fine') ? row.at : null
}

async function firstMessageAt({ store: { read, t } }: FeatureContext, id: ProviderId): Promise<Date | null> {
  const { providerEvents: e } = t
  const [row] = await read
    .select({ at: e.receivedAt })
    .from(e)
    .where(and(eq(e.provider, id), inArray(e.authenticity, ['signed', 'token'])))
    .limit(1)
  return row?.at ?? null
}

async function balanceAt({ store: { read, t } }: FeatureContext, id: ProviderId): Promise<Date | null> {
  const { balanceSnapshots: b, providerAccounts: a } = t
  const [row] = await read
    .select({ at: b.at })
    .from(b)
    .innerJoin(a, eq(a.id, b.accountId))
    .where(eq(a.provider, id))
    .limit(1)
  return row?.at ?? null
}

async function firstArrivalAt({ store: { read, t } }: FeatureContext, id: ProviderId): Promise<Date | null> {
  const { transactions: l } = t
  const [row] = await read
    .select({ at: l.occurredAt })
    .from(l)
    .where(and(eq(l.provider, id), eq(l.direction, 'in'), eq(l.state, 'succeeded')))
    .limit(1)
  return row?.at ?? null
}

async function firstPayoutAt({ store: { read, t } }: FeatureContext, id: ProviderId): Promise<Date | null> {
  const { payments: p } = t
  const [row] = await read
    .select({ at: p.finishedAt })
    .from(p)
    .where(and(eq(p.state, 'succeeded'), eq(p.provider, id), eq(p.direction, 'out')))
    .limit(1)
  return row?.at ?? null
}
