import { openMemoryStore } from '@/db/open-store'
import { newId } from '@/db/uuid-v7'
import type { Currency } from '@/lib/core/money'
import type { ProviderId } from '@/lib/core/rails'
import { silentLog } from '@/lib/log'
import type { Provider } from '@/lib/providers/provider'
import { registryOf } from '@/lib/providers/registry'
import type { Runtime } from '../context'
import { recordTransaction } from '../transactions/record-transaction'
import type { TransactionDraft } from '../transactions/transaction-line'
import type { ProviderAccount } from './queries'

/** Saturday 21 Nov 2026, 10:00 in Nairobi. */
export const NOW = new Date('2026-11-21T07:00:00Z')

/** A runtime on a database in memory, for tests of what is read from it. */
export function testRuntime(providers: readonly Provider[] = [], now: () => Date = () => NOW): Runtime {
  return {
    store: openMemoryStore(),
    providers: registryOf(providers),
    mode: 'sandbox',
    zone: 'Africa/Nairobi',
    publicUrl: 'http://localhost:3000',
    key: Buffer.alloc(32, 7),
    merchantName: 'Soko Fresh Ltd',
    now,
    log: silentLog,
  }
}

export async function addAccount(
  rt: Runtime,
  provider: ProviderId,
  accountKey: string,
  currency: Currency,
): Promise<ProviderAccount> {
  const account = {
    id: newId(rt.now()),
    provider,
    accountKey,
    name: accountKey,
    currency,
    purpose: 'both' as const,
    createdAt: rt.now(),
  }
  await rt.store.tx(async (tx) => {
    await tx.insert(rt.store.t.providerAccounts).values(account)
  })
  return account
}

export async function addSnapshot(rt: Runtime, accountId: string, at: string, minor: bigint): Promise<void> {
  await rt.store.tx(async (tx) => {
    await tx.insert(rt.store.t.balanceSnapshots).values({
      id: newId(rt.now()),
      accountId,
      availableMinor: minor,
      currentMinor: minor,
      unclearedMinor: null,
      source: 'poll',
      at: new Date(at),
    })
  })
}

let lines = 0

/** One line of history by the real door, so that the roll-up is kept as it is in use. */
export async function addLine(
  rt: Runtime,
  account: ProviderAccount,
  at: string,
  direction: 'in' | 'out',
  amountMinor: bigint,
  more: Partial<TransactionDraft> = {},
): Promise<void> {
  lines += 1
  const draft: TransactionDraft = {
    accountId: account.id,
    provider: account.provider,
    rail: 'wekeza.statement',
    direction,
    state: 'succeeded',
    amountMinor,
    feeMinor: 0n,
    currency: account.currency,
    occurredAt: new Date(at),
    providerReference: `line-${String(lines)}`,
    merchantReference: '',
    counterpartyName: 'Mwangi Wholesale',
    counterpartyAccount: '',
    description: '',
    channel: '',
    ...more,
  }
  await rt.store.tx((tx) => recordTransaction(rt, tx, draft, 'statement', null))
}
