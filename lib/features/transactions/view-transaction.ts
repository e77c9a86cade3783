import { eq } from 'drizzle-orm'
import { prettyJson } from '@/lib/core/pretty-json'
import { type FeatureContext, requirePermission } from '../context'
import { viewWays, type Ways } from '../give-back/ways'
import { maskText } from '../payments/mask-evidence'
import { type Sight, sightOf } from '../reveals/sight'
import { getTransaction, listTransactionEvidence } from './queries'
import type { TransactionRow } from './transaction-line'

/** One door that told of a line. */
export type ToldBy = Readonly<{
  source: string
  /** Empty unless a callback. */
  door: string
  providerReference: string
  at: Date
  /** Null when it was read from a list that we asked for: there the connection itself is authenticated. */
  authenticity: 'signed' | 'token' | 'unsigned' | 'rejected' | null
  /** The stored message, JSON laid out, accounts hidden from whoever may not see them; null when none was kept. */
  body: string | null
}>

export type TransactionView = Readonly<{
  row: TransactionRow
  accountName: string
  told: readonly ToldBy[]
  /** Whether this reader sees the whole account number, or may. */
  sight: Sight
  /** What was given back of it, and what still can be. */
  ways: Ways
}>

/** A line of history with everything that told of it. @throws AppError `forbidden`, `not_found` */
export async function viewTransaction(ctx: FeatureContext, id: string): Promise<TransactionView> {
  requirePermission(ctx, 'money.read')
  const row = await getTransaction(ctx.store, id)
  const { providerAccounts: a } = ctx.store.t
  const [account] = await ctx.store.read.select({ name: a.name }).from(a).where(eq(a.id, row.accountId)).limit(1)
  const sight = await sightOf(ctx, 'transaction', id, await makerOf(ctx, row.paymentId))
  const reader = { account: row.counterpartyAccount, inFull: sight.inFull }
  const told = await listTransactionEvidence(ctx.store, id)
  return {
    row: { ...row, description: maskText(row.description, reader) },
    accountName: account?.name ?? '',
    sight,
    ways: await viewWays(ctx, { transactionId: row.id }),
    told: told.map(({ rawBody, ...rest }) => {
      const body = rawBody === null ? null : prettyJson(rawBody.toString('utf8'))
      return {
        ...rest,
        door: rest.door ?? '',
        body: body === null ? null : maskText(body, reader),
      }
    }),
  }
}

async function makerOf({ store }: FeatureContext, paymentId: string | null): Promise<string | null> {
  if (paymentId === null) return null
  const { payments: p } = store.t
  const [row] = await store.read.select({ makerId: p.makerId }).from(p).where(eq(p.id, paymentId)).limit(1)
  return row?.makerId ?? null
}
