import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import type { Provider } from '@/lib/providers/provider'
import type { FeatureContext } from '../context'
import { setJob } from '../payments/payment-jobs'
import { askBalance, nextAskAt } from './ask-balance'
import { addAccount, NOW, testRuntime } from './balances-fixture'

const MINUTE = 60_000

function providerWith(minIntervalMs: number | undefined): Provider {
  const balances =
    minIntervalMs === undefined
      ? {}
      : {
          balances: {
            minIntervalMs,
            readBalances: async () => ({
              kind: 'no_answer' as const,
              because: 'not asked in this test',
              exchange: null,
            }),
          },
        }
  return { id: 'wekeza', accounts: [], rails: {}, ...balances }
}

async function shop(
  role: Role,
  minIntervalMs: number | undefined = MINUTE,
): Promise<{ ctx: FeatureContext; accountId: string }> {
  const rt = testRuntime([providerWith(minIntervalMs)])
  const account = await addAccount(rt, 'wekeza', 'acc', 'KES')
  return {
    ctx: { ...rt, actor: { id: 'p', name: 'P', signInName: 'p', roles: [role], permissions: permissionsOf([role]) } },
    accountId: account.id,
  }
}

async function dueAt({ store }: FeatureContext): Promise<number | undefined> {
  const [job] = await store.read.select().from(store.t.jobs).where(eq(store.t.jobs.subjectId, 'wekeza')).limit(1)
  return job?.dueAt.getTime()
}

test('asking sets the provider’s question due now, with its audit row', async () => {
  const { ctx, accountId } = await shop('accountant')
  await ctx.store.tx((tx) => setJob(ctx, tx, 'balance', 'wekeza', new Date(NOW.getTime() + 2 * MINUTE)))
  expect(await askBalance(ctx, { accountId })).toEqual({ kind: 'asked' })
  expect(await dueAt(ctx)).toBe(NOW.getTime())
  expect(await ctx.store.read.select({ action: ctx.store.t.audit.action }).from(ctx.store.t.audit)).toEqual([
    { action: 'balance.ask' },
  ])
})

test('asked again within the provider’s interval, nothing is sent and the first allowed moment is said', async () => {
  const { ctx, accountId } = await shop('accountant')
  const due = new Date(NOW.getTime() + 5 * MINUTE - 10_000)
  await ctx.store.tx((tx) => setJob(ctx, tx, 'balance', 'wekeza', due))
  expect(await askBalance(ctx, { accountId })).toEqual({
    kind: 'too_soon',
    at: new Date(NOW.getTime() + 50_000).toISOString(),
  })
  expect(await dueAt(ctx)).toBe(due.getTime())
})

test('a provider that failed to answer is given its back-off', () => {
  const at = new Date('2026-11-21T07:04:00Z')
  expect(nextAskAt({ dueAt: at, lastError: 'timeout' }, MINUTE)).toEqual(at)
})

test('a provider without balances says so', async () => {
  const rt = testRuntime([{ id: 'ihela', accounts: [], rails: {} }])
  const account = await addAccount(rt, 'ihela', 'ihela', 'BIF')
  const actor = {
    id: 'p',
    name: 'P',
    signInName: 'p',
    roles: ['maker'] as const,
    permissions: permissionsOf(['maker']),
  }
  expect(await askBalance({ ...rt, actor }, { accountId: account.id })).toEqual({ kind: 'not_offered' })
})

test('an auditor may look but not ask', async () => {
  const { ctx, accountId } = await shop('auditor')
  await expect(askBalance(ctx, { accountId })).rejects.toMatchObject({ code: 'forbidden' })
})
