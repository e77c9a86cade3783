import { randomBytes } from 'node:crypto'
import { AppError } from '@/lib/core/errors'
import type { ProviderId } from '@/lib/core/rails'
import type { ConnectionFinding } from '@/lib/providers/connection-findings'
import { isLoopback, TEST_TIMEOUT_MS } from '@/lib/providers/connection-steps'
import type { Provider } from '@/lib/providers/provider'
import { createTransport } from '@/lib/providers/transport'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, type Runtime, requirePermission } from '../context'
import { callbackUrl, standingToken } from '../payments/callback-token'
import type { TestConnectionInput } from './schemas'

export type ConnectionReport = Readonly<{
  provider: ProviderId
  /** ISO text: it crosses to the browser. */
  at: string
  findings: readonly ConnectionFinding[]
}>

/**
 * Knocks at one of our own doors from outside, with a token that is nobody's: only our own refusal proves that the
 * public address leads here. Nothing is stored by it.
 */
async function knock(rt: Runtime, provider: Provider): Promise<ConnectionFinding | undefined> {
  const door = provider.callbacks?.doors[0]
  if (!door) return undefined
  const about = `${rt.publicUrl}/hooks/${door}/…`
  const failed = (cause: 'door_local' | 'door_unreachable' | 'door_foreign', status?: number): ConnectionFinding => ({
    step: 'callbacks',
    outcome: 'failed',
    cause,
    about,
    ...(status !== undefined && { status }),
  })
  if (rt.mode === 'live' && isLoopback(rt.publicUrl)) return failed('door_local')
  const transport = createTransport({
    provider: provider.id,
    baseUrl: rt.publicUrl,
    totalTimeoutMs: TEST_TIMEOUT_MS,
  })
  const { wire, status, json } = await transport.call({
    operation: 'door_probe',
    method: 'POST',
    path: `/hooks/${door}/${randomBytes(16).toString('hex')}`,
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  if (wire.kind !== 'answered') return failed('door_unreachable')
  return status === 404 && json?.error === 'not found'
    ? { step: 'callbacks', outcome: 'fine', about, status }
    : failed('door_foreign', status)
}

/**
 * Whether a provider can be reached as it is set up, step by step. Moves no money. `setup` names the settings it was tested
 * with, and tells none of them.
 * @throws AppError `forbidden`, `not_configured`
 */
export async function testConnection(
  ctx: FeatureContext,
  input: TestConnectionInput,
  setup: string,
): Promise<ConnectionReport> {
  requirePermission(ctx, 'provider.test')
  const provider = ctx.providers.get(input.provider)
  if (!provider.connection) throw new AppError('not_configured', `${provider.id} has no connection test`)
  const answers = callbackUrl(ctx.publicUrl, standingToken(ctx.key, 'balances'))
  const [theirs, ours] = await Promise.all([provider.connection.testConnection(answers), knock(ctx, provider)])
  const findings = ours ? [...theirs, ours] : theirs
  await ctx.store.tx((tx) =>
    recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'provider.test',
      subject: `provider:${provider.id}`,
      facts: { ...Object.fromEntries(findings.map(({ step, outcome, cause }) => [step, cause ?? outcome])), setup },
    }),
  )
  return { provider: provider.id, at: ctx.now().toISOString(), findings }
}
