import { eq } from 'drizzle-orm'
import { maskCounterparty, maskMsisdn } from '@/lib/core/masking'
import { prettyJson } from '@/lib/core/pretty-json'
import { type FeatureContext, requirePermission } from '../context'
import { viewWays, type Ways } from '../give-back/ways'
import { getTransaction, listTransactionEvidence } from './queries'
import type { TransactionRow } from './record-transaction'

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
  /** Whether this reader may see the whole account number. */
  inFull: boolean
  /** What was given back of it, and what still can be. */
  ways: Ways
}>

/** A Kenyan number however it is written; never part of a longer number. */
const PHONE = /(?<![\w.])(?:\+?254|0)?[17]\d{8}(?![\w.])/g

function hideAccounts(body: string, account: string): string {
  const whole = account.length >= 4 ? body.replaceAll(account, maskCounterparty(account)) : body
  return whole.replaceAll(PHONE, (phone) => maskMsisdn(`254${phone.slice(-9)}`))
}

/** A line of history with everything that told of it. @throws AppError `forbidden`, `not_found` */
export async function viewTransaction(ctx: FeatureContext, id: string): Promise<TransactionView> {
  requirePermission(ctx, 'money.read')
  const row = await getTransaction(ctx.store, id)
  const { providerAccounts: a } = ctx.store.t
  const [account] = await ctx.store.read.select({ name: a.name }).from(a).where(eq(a.id, row.accountId)).limit(1)
  const inFull = ctx.actor.permissions.has('account.reveal')
  const told = await listTransactionEvidence(ctx.store, id)
  return {
    row,
    accountName: account?.name ?? '',
    inFull,
    ways: await viewWays(ctx, { transactionId: row.id }),
    told: told.map(({ rawBody, ...rest }) => {
      const body = rawBody === null ? null : prettyJson(rawBody.toString('utf8'))
      return {
        ...rest,
        door: rest.door ?? '',
        body: body === null || inFull ? body : hideAccounts(body, row.counterpartyAccount),
      }
    }),
  }
}
