import { desc, eq } from 'drizzle-orm'
import type { Store } from '@/db/store'
import type { BalanceSourceKind } from '@/db/words'
import { AppError } from '@/lib/core/errors'
import { PROVIDERS } from '@/lib/core/rails'
import type { Runtime } from '../context'
import { BALANCE_STALE_MS } from './refresh-balances'

export type ProviderAccount = Store['t']['providerAccounts']['$inferSelect']
export type BalanceSnapshot = Store['t']['balanceSnapshots']['$inferSelect']

export const SNAPSHOTS_SHOWN = 30

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

/** A balance is marked stale when it is older than its limit; the words beside it say how old. */
export function isStale(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() > BALANCE_STALE_MS
}

export async function findNewestSnapshot(store: Store, accountId: string): Promise<BalanceSnapshot | undefined> {
  const { balanceSnapshots: b } = store.t
  const [newest] = await store.read.select().from(b).where(eq(b.accountId, accountId)).orderBy(desc(b.at)).limit(1)
  return newest
}

/** What there is to say of an account's balance. */
export function toldOf(
  rt: Pick<Runtime, 'providers' | 'now'>,
  account: ProviderAccount,
  newest: BalanceSnapshot | undefined,
): BalanceTold {
  if (newest) return { kind: 'told', ...newest, isStale: isStale(newest.at, rt.now()) }
  const canBeAsked = rt.providers.find(account.provider)?.balances !== undefined
  return { kind: canBeAsked ? 'waiting' : 'none' }
}

/** The newest balance of one account. */
export async function readBalance(rt: Runtime, account: ProviderAccount): Promise<BalanceTold> {
  return toldOf(rt, account, await findNewestSnapshot(rt.store, account.id))
}

/** In the order that providers and their accounts are always shown. */
export function inShownOrder<Row extends { account: ProviderAccount }>(
  rt: Pick<Runtime, 'providers'>,
  rows: readonly Row[],
): Row[] {
  const configured = rt.providers.list().flatMap(({ id, accounts }) => accounts.map(({ key }) => `${id}:${key}`))
  const place = ({ account: { provider, accountKey } }: Row) => {
    const index = configured.indexOf(`${provider}:${accountKey}`)
    // An account that is no longer configured keeps its history and comes last.
    return index === -1 ? configured.length + PROVIDERS.indexOf(provider) : index
  }
  return rows.toSorted((one, other) => place(one) - place(other))
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

/** What the provider told of an account, newest first. */
export async function listSnapshots(store: Store, accountId: string): Promise<BalanceSnapshot[]> {
  const { balanceSnapshots: b } = store.t
  return store.read.select().from(b).where(eq(b.accountId, accountId)).orderBy(desc(b.at)).limit(SNAPSHOTS_SHOWN)
}
