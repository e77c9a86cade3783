import { and, asc, desc, eq, isNotNull, like, or } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader, Store } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { fold } from '@/lib/core/fold'

export type Payee = Store['t']['payees']['$inferSelect']

export const PAYEES_MAX = 200

const Details = z.record(z.string(), z.string())

/** What a corridor needs beside the account, stored as canonical JSON of text values. */
export function payeeDetails(payee: Pick<Payee, 'details'>): Record<string, string> {
  return Details.parse(JSON.parse(payee.details))
}

/** @throws AppError `not_found` */
export async function getPayee(store: Store, reader: Reader, id: string): Promise<Payee> {
  const payee = await findPayee(store, reader, id)
  if (!payee) throw new AppError('not_found', `payee ${id}`)
  return payee
}

export async function findPayee(store: Store, reader: Reader, id: string): Promise<Payee | undefined> {
  const [row] = await reader.select().from(store.t.payees).where(eq(store.t.payees.id, id)).limit(1)
  return row
}

/** Who can be paid, by name, at most {@link PAYEES_MAX}; `search` is part of a name or of an account. */
export async function listPayees(store: Store, filter: { search?: string; limit?: number } = {}): Promise<Payee[]> {
  const { payees: t } = store.t
  const typed = filter.search?.trim() ?? ''
  // A typed % or _ is a character to find, not a pattern.
  const literal = (text: string) => `%${text.replace(/[%_]/g, '')}%`
  const digits = typed.replace(/[\s+-]/g, '').replace(/^0(?=[17]\d)/, '')
  const alike = [
    typed === '' ? undefined : like(t.nameKey, literal(fold(typed))),
    digits.length >= 3 ? like(t.account, literal(digits)) : undefined,
  ].filter((condition) => condition !== undefined)
  return store.read
    .select()
    .from(t)
    .where(and(isNotNull(t.confirmedAt), alike.length > 0 ? or(...alike) : undefined))
    .orderBy(asc(t.nameKey), desc(t.createdAt))
    .limit(Math.min(filter.limit ?? PAYEES_MAX, PAYEES_MAX))
}
