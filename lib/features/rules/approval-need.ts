import type { Reader, Store, Tx } from '@/db/store'
import { type Need, type RuleFacts, strictestNeed } from '@/lib/core/approval-rules'
import type { FeatureContext } from '../context'
import type { Payment } from '../payments/payment-order'
import { newnessOf } from './new-payee'
import { type ApprovalRule, listRulesInForce } from './queries'

/** How many people release such a payout by the rules in force, and which rule says so. */
export async function approvalNeed(store: Store, reader: Reader, facts: RuleFacts): Promise<Need<ApprovalRule>> {
  const rules = await listRulesInForce(store, reader, facts.currency)
  return strictestNeed(
    rules.filter((rule) => rule.kind === 'approvers'),
    facts,
  )
}

export type ApprovalTerms = Pick<Payment, 'isNewPayee' | 'approvalsNeeded' | 'approvalRuleId'>

/**
 * What a payment takes along when it is submitted, and keeps when rules change (PRODUCT 36). An edit takes it back to
 * draft, so submitting it again asks again: a larger amount does not keep the smaller one's rule.
 */
export async function approvalTerms(
  ctx: Pick<FeatureContext, 'store' | 'now'>,
  tx: Tx,
  payment: Payment,
): Promise<ApprovalTerms> {
  if (payment.direction === 'in') return { isNewPayee: false, approvalsNeeded: 0, approvalRuleId: null }
  const place = { rail: payment.rail, bank: payment.counterpartyBank, account: payment.counterpartyAccount }
  const isNewPayee = (await newnessOf(ctx.store, tx, place, ctx.now())) !== null
  const { needed, rule } = await approvalNeed(ctx.store, tx, { ...payment, isNewPayee })
  return { isNewPayee, approvalsNeeded: needed, approvalRuleId: rule?.id ?? null }
}
