import { and, eq } from 'drizzle-orm'
import { AppError } from '@/lib/core/errors'
import type { FeatureContext } from '../context'
import { normaliseAccount } from '../payments/counterparty-rules'
import { checkPlace } from '../payments/places'
import { addPayee } from './add-payee'
import type { Payee } from './queries'
import type { AddPayeeInput } from './schemas'

export type Entered = { kind: 'added' | 'known' | 'waiting'; payeeId: string; name: string }

/**
 * Adds a payee from the book's own form: unlike the tick under a typed payment, it says when that account is there
 * already or waits there, and under which name.
 * @throws AppError `invalid_input` with problems of the fields `name`, `account`, `place` and `details.…`.
 */
export async function enterPayee(ctx: FeatureContext, input: AddPayeeInput): Promise<Entered> {
  try {
    await checkPlace(ctx, { rail: input.rail, counterpartyBank: input.bank, details: input.details })
    const known = await findByAccount(ctx, input)
    if (known) return { kind: known.confirmedAt ? 'known' : 'waiting', payeeId: known.id, name: known.name }
    const payee = await addPayee(ctx, input)
    return { kind: 'added', payeeId: payee.id, name: payee.name }
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') throw inFormWords(error)
    throw error
  }
}

async function findByAccount(ctx: FeatureContext, input: AddPayeeInput): Promise<Payee | undefined> {
  const { payees: t } = ctx.store.t
  const account = normaliseAccount({ rail: input.rail, bank: input.bank, account: input.account })
  const [row] = await ctx.store.read
    .select()
    .from(t)
    .where(and(eq(t.rail, input.rail), eq(t.bank, input.bank), eq(t.account, account)))
    .limit(1)
  return row
}

const FORM_FIELD: Readonly<Record<string, string>> = { counterpartyAccount: 'account', counterpartyBank: 'place' }

/** The same refusal under the names that the book's forms give their fields. */
export function inFormWords(error: AppError): AppError {
  const fields = Object.entries(error.fields).map(([name, problem]) => [FORM_FIELD[name] ?? name, problem])
  return new AppError('invalid_input', 'a payee was refused', { cause: error, fields: Object.fromEntries(fields) })
}
