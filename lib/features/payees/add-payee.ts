import { and, eq } from 'drizzle-orm'
import type { Reader } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { canonicalJson } from '@/lib/core/content-hash'
import { fold } from '@/lib/core/fold'
import { maskCounterparty } from '@/lib/core/masking'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { cleanText, collectProblems, normaliseAccount } from '../payments/counterparty-rules'
import { propose } from '../proposals/propose'
import { saysOf, subjectOfPayee } from './payee-content'
import type { Payee } from './queries'
import type { AddPayeeInput } from './schemas'

export async function findAtPlace(
  ctx: FeatureContext,
  reader: Reader,
  payee: Pick<Payee, 'rail' | 'bank' | 'account'>,
): Promise<Payee | undefined> {
  const { payees: t } = ctx.store.t
  const [row] = await reader
    .select()
    .from(t)
    .where(and(eq(t.rail, payee.rail), eq(t.bank, payee.bank), eq(t.account, payee.account)))
    .limit(1)
  return row
}

/** Name and account in the form they are kept. @throws AppError `invalid_input` (`name`, `counterpartyAccount`). */
export function cleanPayee(input: Pick<AddPayeeInput, 'name' | 'rail' | 'account' | 'bank'>): {
  name: string
  account: string
} {
  const clean = collectProblems({
    name: () => cleanText('name', input.name, { required: true, max: 100 }),
    account: () => normaliseAccount({ rail: input.rail, bank: input.bank, account: input.account }),
  })
  return { name: clean.name ?? '', account: clean.account ?? '' }
}

/**
 * The first of two people: somebody we want to pay. They are in the book at once and can be paid once another person has
 * confirmed the account. It takes the rail's own form first, so that one account is one payee: adding it again answers
 * the payee that is there, unchanged.
 * @throws AppError `invalid_input` with a problem per field (`name`, `counterpartyAccount`).
 */
export async function addPayee(ctx: FeatureContext, input: AddPayeeInput): Promise<Payee> {
  requirePermission(ctx, 'payee.change')
  const clean = cleanPayee(input)
  const now = ctx.now()
  const payee: Payee = {
    ...clean,
    id: newId(now),
    nameKey: fold(clean.name),
    rail: input.rail,
    bank: input.bank,
    details: canonicalJson(input.details),
    accountChangedAt: now,
    confirmedAt: null,
    createdBy: ctx.actor.id,
    createdAt: now,
  }
  return ctx.store.tx(async (tx) => {
    const known = await findAtPlace(ctx, tx, payee)
    if (known) return known
    await tx.insert(ctx.store.t.payees).values(payee)
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'payee.add',
      subject: subjectOfPayee(payee.id),
      facts: { rail: payee.rail, bank: payee.bank, account: maskCounterparty(payee.account) },
    })
    await propose(ctx, tx, {
      kind: 'payee.add',
      subject: subjectOfPayee(payee.id),
      content: { before: null, after: saysOf(payee) },
      reason: input.reason,
    })
    return payee
  })
}
