import { openMemoryStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { Currency } from '@/lib/core/money'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import { providerOf } from '@/lib/core/rails'
import { silentLog } from '@/lib/log'
import { registryOf } from '@/lib/providers/registry'
import type { FeatureContext } from '../context'
import { TransactionFilter } from './filter'
import { recordTransaction } from './record-transaction'
import type { TransactionDraft } from './transaction-line'

export const NOW = new Date('2026-11-21T09:00:00Z')
export const ZONE = 'Africa/Nairobi'

/** For tests: a filter as if it had come from an address. */
export function filterOf(parts: Partial<TransactionFilter> = {}): TransactionFilter {
  return TransactionFilter.parse(parts)
}

/** For tests: a migrated store with accounts in two currencies, and lines that go in by the same door as real ones. */
export async function openTransactionsWorld(store: Store = openMemoryStore()) {
  const addAccount = async (name: string, currency: Currency) => {
    const id = newId()
    await store.tx((tx) =>
      tx.insert(store.t.providerAccounts).values({
        id,
        provider: currency === 'BIF' ? 'ihela' : 'mpesa',
        accountKey: name,
        name,
        currency,
        purpose: 'both',
        createdAt: NOW,
      }),
    )
    return id
  }
  const shillings = await addAccount('M-Pesa 600100', 'KES')
  const francs = await addAccount('iHela merchant', 'BIF')
  const keeping = { store, zone: ZONE, now: () => NOW } as const
  let number = 0
  const draftOf = (line: Partial<TransactionDraft>): TransactionDraft => {
    number += 1
    const rail = line.rail ?? 'mpesa.c2b'
    return {
      accountId: line.currency === 'BIF' ? francs : shillings,
      provider: providerOf(rail),
      rail,
      direction: 'in',
      state: 'succeeded',
      amountMinor: 150_000n,
      feeMinor: 0n,
      currency: 'KES',
      occurredAt: new Date(NOW.getTime() - number * 60_000),
      providerReference: `SBJ${String(number).padStart(7, '0')}`,
      merchantReference: `INV-${number}`,
      counterpartyName: 'Jane Wanjiku',
      counterpartyAccount: '254712345678',
      description: 'Tomatoes',
      channel: 'pay bill',
      ...line,
    }
  }
  const addAll = (lines: readonly Partial<TransactionDraft>[]): Promise<string[]> =>
    store.tx(async (tx) => {
      const ids: string[] = []
      for (const line of lines)
        ids.push((await recordTransaction(keeping, tx, draftOf(line), 'callback')).transactionId)
      return ids
    })
  const add = async (line: Partial<TransactionDraft> = {}): Promise<string> => (await addAll([line]))[0] ?? ''
  const as = (...roles: Role[]): FeatureContext => ({
    store,
    providers: registryOf([]),
    mode: 'sandbox',
    zone: ZONE,
    publicUrl: 'http://localhost:3000',
    key: Buffer.alloc(32, 7),
    merchantName: 'Soko Fresh Ltd',
    now: () => NOW,
    log: silentLog,
    actor: { id: newId(), name: 'Eshe', signInName: 'eshe', roles, permissions: permissionsOf(roles) },
  })
  /** Somebody of these roles who has a row of their own. */
  const person = async (...roles: Role[]): Promise<FeatureContext> => {
    const ctx = as(...roles)
    await store.tx((tx) =>
      tx.insert(store.t.users).values({
        ...{ id: ctx.actor.id, name: 'Eshe', signInName: ctx.actor.id, passwordHash: 'x', roles: roles.join(',') },
        ...{ totpLastStep: 0, isDemo: false, failedSignIns: 0, createdAt: NOW },
      }),
    )
    return ctx
  }
  return { store, keeping, shillings, francs, add, addAll, as, person }
}

export type TransactionsWorld = Awaited<ReturnType<typeof openTransactionsWorld>>

/** For tests: `rows` lines of mixed kinds; every third shares its instant with the one before, amounts repeat too. */
export async function addMixedLines(world: TransactionsWorld, rows: number): Promise<void> {
  const names = ['Jane Wanjiku', 'Ndayizeye Élodie', 'Mama Mboga Supplies', '']
  const states = ['succeeded', 'succeeded', 'succeeded', 'failed', 'unknown', 'pending', 'reversed'] as const
  const start = Date.parse('2026-10-25T20:30:00Z')
  const lines = Array.from({ length: rows }, (_, index): Partial<TransactionDraft> => {
    const francs = index % 5 === 0
    return {
      currency: francs ? 'BIF' : 'KES',
      rail: francs ? 'ihela.bill' : index % 2 ? 'mpesa.b2c' : 'mpesa.c2b',
      direction: !francs && index % 2 ? 'out' : 'in',
      state: states[index % states.length],
      amountMinor: BigInt(((index * 7) % 11) + 1) * 10_000n,
      feeMinor: BigInt(index % 3),
      occurredAt: new Date(start + Math.floor(index / 3) * 7_200_000),
      counterpartyName: names[index % names.length],
      counterpartyAccount: `2547${String(10_000_000 + (index % 9))}`,
    }
  })
  await world.addAll(lines)
}
