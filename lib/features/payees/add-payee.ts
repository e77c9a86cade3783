import { and, eq } from 'drizzle-orm'
import type { Reader } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { canonicalJson } from '@/lib/core/content-hash'
import { fold } from '@/lib/core/fold'
import { maskCounterparty } from '@/lib/core/masking'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { cleanText, collectProblems, normaliseAccount } from '../payments/counterparty-rules'
import type { Payee } from './queries'
import type { AddPayeeInput } from './schemas'

async function findAtPlace(
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

/**
 * Adds somebody we pay. The account takes the rail's own form first, so that one account is one payee: adding it again
 * answers the payee that is there, unchanged.
 * @throws AppError `invalid_input` with a problem per field (`name`, `counterpartyAccount`).
 */
export async function addPayee(ctx: FeatureContext, input: AddPayeeInput): Promise<Payee> {
  requirePermission(ctx, 'payee.change')
  const clean = collectProblems({
    name: () => cleanText('name', input.name, { required: true, max: 100 }),
    account: () => normaliseAccount({ rail: input.rail, bank: input.bank, account: input.account }),
  })
  const now = ctx.now()
  const payee: Payee = {
    id: newId(now),
    name: clean.name ?? '',
    nameKey: fold(clean.name ?? ''),
    rail: input.rail,
    account: clean.account ?? '',
    bank: input.bank,
    details: canonicalJson(input.details),
    accountChangedAt: now,
    confirmedAt: now,
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
      subject: `payee:${payee.id}`,
      facts: { rail: payee.rail, bank: payee.bank, account: maskCounterparty(payee.account) },
    })
    return payee
  })
}
