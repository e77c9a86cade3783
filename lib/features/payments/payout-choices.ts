import { asc, eq, ne } from 'drizzle-orm'
import type { Currency } from '@/lib/core/money'
import { providerOf } from '@/lib/core/rails'
import type { Runtime } from '../context'
import { PAYEE_RAILS, type PayeeRail } from '../payees/schemas'
import { viewFloat } from './float-guard'

/** One of our accounts that money can be sent from or collected into. */
export type OwnAccountChoice = Readonly<{
  id: string
  name: string
  key: string
  currency: Currency
  /** Null where the provider told no balance yet. */
  availableMinor: bigint | null
  asOf: Date | null
}>
export type PayoutChoice = Readonly<{ rail: PayeeRail; accounts: readonly OwnAccountChoice[] }>

type World = Pick<Runtime, 'store' | 'providers'>

/** The payout rails that are set up, each with the accounts it pays from. A rail that is not set up has none. */
export async function listPayoutChoices(rt: World): Promise<PayoutChoice[]> {
  const { providerAccounts: t } = rt.store.t
  const rows = await rt.store.read
    .select()
    .from(t)
    .where(ne(t.purpose, 'collect'))
    .orderBy(asc(t.name), asc(t.currency))
  return Promise.all(
    PAYEE_RAILS.map(async (rail) => {
      const ready = rt.providers.find(providerOf(rail))?.rails[rail] !== undefined
      const own = ready ? rows.filter((row) => row.provider === providerOf(rail)) : []
      return { rail, accounts: await Promise.all(own.map((row) => withBalance(rt, row))) }
    }),
  )
}

type AccountRow = Readonly<{ id: string; name: string; accountKey: string; currency: Currency }>

async function withBalance(rt: World, row: AccountRow): Promise<OwnAccountChoice> {
  const { availableMinor, asOf } = await viewFloat(rt.store, rt.store.read, row.id, 0n)
  return { id: row.id, name: row.name, key: row.accountKey, currency: row.currency, availableMinor, asOf }
}

/** @throws Error when the account is gone: nothing refers to an account that never was. */
export async function getOwnAccount(rt: World, id: string): Promise<OwnAccountChoice> {
  const { providerAccounts: t } = rt.store.t
  const [row] = await rt.store.read.select().from(t).where(eq(t.id, id)).limit(1)
  if (!row) throw new Error(`own account ${id} is missing`)
  return withBalance(rt, row)
}
