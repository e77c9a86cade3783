import { asc, desc, eq } from 'drizzle-orm'
import type { Store } from '@/db/store'
import type { BalanceSourceKind } from '@/db/tables'
import { AppError } from '@/lib/core/errors'
import { PROVIDERS } from '@/lib/core/rails'
import type { Runtime } from '../context'
import { readClosings } from './closing-balances'
import { BALANCE_STALE_MS } from './refresh-balances'

export type ProviderAccount = Store['t']['providerAccounts']['$inferSelect']
export type BalanceSnapshot = Store['t']['balanceSnapshots']['$inferSelect']

/** The board's line of days. */
export const SPARK_DAYS = 14
export const SNAPSHOTS_SHOWN = 30
const ACCOUNTS_MAX = 200

/** Where a shown balance came from; `none`: the provider offers no balance, `waiting`: not told yet. */
export type BalanceTold =
  | Readonly<{
      kind: 'told'
      availableMinor: bigint
      currentMinor: bigint
      unclearedMinor: bigint | null
      at: Date
      source: BalanceSourceKind
      isStale: boolean
    }>
  | Readonly<{ kind: 'none' | 'waiting' }>

export type AccountBalance = Readonly<{
  account: ProviderAccount
  balance: BalanceTold
  /** Closing balances for drawing; empty where none are known. */
  closings: readonly bigint[]
}>

/** A balance is marked stale when it is older than its limit; the words beside it say how old. */
export function isStale(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() > BALANCE_STALE_MS
}

export async function findNewestSnapshot(store: Store, accountId: string): Promise<BalanceSnapshot | undefined> {
  const { balanceSnapshots: b } = store.t
  const [newest] = await store.read.select().from(b).where(eq(b.accountId, accountId)).orderBy(desc(b.at)).limit(1)
  return newest
}

/** The newest balance of one account. */
export async function readBalance(rt: Runtime, account: ProviderAccount): Promise<BalanceTold> {
  const newest = await findNewestSnapshot(rt.store, account.id)
  if (newest) return { kind: 'told', ...newest, isStale: isStale(newest.at, rt.now()) }
  const canBeAsked = rt.providers.find(account.provider)?.balances !== undefined
  return { kind: canBeAsked ? 'waiting' : 'none' }
}

/** Every account of ours, in the order that providers and their accounts are always shown. */
export async function listAccounts(rt: Pick<Runtime, 'store' | 'providers'>): Promise<ProviderAccount[]> {
  const { providerAccounts: a } = rt.store.t
  const configured = rt.providers.list().flatMap(({ id, accounts }) => accounts.map(({ key }) => `${id}:${key}`))
  const place = ({ provider, accountKey }: ProviderAccount) => {
    const index = configured.indexOf(`${provider}:${accountKey}`)
    // An account that is no longer configured keeps its history and comes last.
    return index === -1 ? configured.length + PROVIDERS.indexOf(provider) : index
  }
  const rows = await rt.store.read.select().from(a).orderBy(asc(a.name)).limit(ACCOUNTS_MAX)
  return rows.sort((one, other) => place(one) - place(other))
}

/** @throws AppError `not_found` */
export async function getAccount(store: Store, id: string): Promise<ProviderAccount> {
  const [row] = await store.read
    .select()
    .from(store.t.providerAccounts)
    .where(eq(store.t.providerAccounts.id, id))
    .limit(1)
  if (!row) throw new AppError('not_found', `account ${id}`)
  return row
}

/** One entry per account with its newest balance and its last days. No sum is made across accounts. */
export async function readBoard(rt: Runtime): Promise<AccountBalance[]> {
  const accounts = await listAccounts(rt)
  return Promise.all(
    accounts.map(async (account) => {
      const [balance, closings] = await Promise.all([readBalance(rt, account), readClosings(rt, account, SPARK_DAYS)])
      return {
        account,
        balance,
        closings: closings.days.flatMap(({ closingMinor }) => (closingMinor === undefined ? [] : [closingMinor])),
      }
    }),
  )
}

/** Accounts whose balance is older than its limit, or was never told though it can be asked for. */
export function staleOf(board: readonly AccountBalance[]): AccountBalance[] {
  return board.filter(({ balance }) => balance.kind === 'waiting' || (balance.kind === 'told' && balance.isStale))
}

/** What the provider told of an account, newest first. */
export async function listSnapshots(store: Store, accountId: string): Promise<BalanceSnapshot[]> {
  const { balanceSnapshots: b } = store.t
  return store.read.select().from(b).where(eq(b.accountId, accountId)).orderBy(desc(b.at)).limit(SNAPSHOTS_SHOWN)
}
