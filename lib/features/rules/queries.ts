import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'
import type { Currency } from '@/lib/core/money'

export type ApprovalRule = Store['t']['approvalRules']['$inferSelect']

/** More than this is not a set of rules that anybody can keep in mind; proposing another one is refused. */
export const RULES_MAX = 100

/** What counts now, oldest first; of one currency when it is named. */
export async function listRulesInForce(store: Store, reader: Reader, currency?: Currency): Promise<ApprovalRule[]> {
  const { approvalRules: t } = store.t
  return reader
    .select()
    .from(t)
    .where(and(isNull(t.retiredAt), currency ? eq(t.currency, currency) : undefined))
    .orderBy(asc(t.createdAt), asc(t.id))
    .limit(RULES_MAX)
}

/** Rules that no longer count, the last one retired first. */
export async function listRetiredRules(store: Store): Promise<ApprovalRule[]> {
  const { approvalRules: t } = store.t
  return store.read.select().from(t).where(isNotNull(t.retiredAt)).orderBy(desc(t.retiredAt)).limit(RULES_MAX)
}

/** In force or not: what a payment names stays readable after the rule is gone. */
export async function findRule(store: Store, reader: Reader, id: string): Promise<ApprovalRule | undefined> {
  const { approvalRules: t } = store.t
  const [row] = await reader.select().from(t).where(eq(t.id, id)).limit(1)
  return row
}

/** The currencies that our own accounts hold: what a payout can be in. KES first, when there. */
export async function listSendingCurrencies(store: Store): Promise<Currency[]> {
  const { providerAccounts: t } = store.t
  const rows = await store.read
    .selectDistinct({ currency: t.currency })
    .from(t)
    .orderBy(asc(t.currency))
    .limit(RULES_MAX)
  return rows.map(({ currency }) => currency).toSorted((a, b) => Number(b === 'KES') - Number(a === 'KES'))
}
