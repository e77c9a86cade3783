import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import type { FeatureContext } from '../context'
import type { PayeeRail } from '../payees/schemas'
import { listPayoutChoices, type OwnAccountChoice } from '../payments/payout-choices'
import { getOriginal, isReversed, type Linked, listLinked, type Original, type Place, remainingMinor } from './original'

/** Why money cannot be given back this way; each has its sentence in the catalogue. */
export const WHY_NOT = [
  'no_right',
  'not_paid',
  'money_out',
  'rail_cannot',
  'no_receipt',
  'part_given',
  'nothing_left',
  'payer_unknown',
  'no_rail',
] as const
export type WhyNot = (typeof WHY_NOT)[number]

export type RefundRail = Readonly<{ rail: PayeeRail; accounts: readonly OwnAccountChoice[] }>
export type Ways = Readonly<{
  original: Original
  linked: readonly Linked[]
  remainingMinor: bigint
  reversed: boolean
  /** Null: it can be taken back whole. */
  reverseWhyNot: WhyNot | null
  /** Null: up to what remains can be sent back. */
  refundWhyNot: WhyNot | null
  refundRail: RefundRail | null
}>

/** Which payout reaches the payer: only an account that was told in full can be paid. */
export function refundRailOf({ provider, counterpartyAccount }: Original): PayeeRail | null {
  if (normaliseKenyanMsisdn(counterpartyAccount)) return 'mpesa.b2c'
  return provider === 'wekeza' && /^\d{10}$/.test(counterpartyAccount) ? 'wekeza.transfer' : null
}

/** Whether the provider of this money can take it back, its receipt whole. */
export function reverseObstacle(ctx: FeatureContext, original: Original, remaining: bigint): WhyNot | null {
  if (original.direction === 'out') return 'money_out'
  if (!original.isPaid) return 'not_paid'
  if (original.provider !== 'mpesa' || !ctx.providers.rail('mpesa.reversal')) return 'rail_cannot'
  if (original.receipt === null) return 'no_receipt'
  if (remaining === 0n) return 'nothing_left'
  return remaining < original.amountMinor ? 'part_given' : null
}

/** The two ways to give money back, each with the reason why it is not open to this reader now. */
export async function viewWays(ctx: FeatureContext, place: Place): Promise<Ways> {
  const original = await getOriginal(ctx, ctx.store.read, place)
  const linked = await listLinked(ctx, ctx.store.read, original)
  const remaining = remainingMinor(original, linked)
  const rail = original.direction === 'out' ? null : refundRailOf(original)
  const choices = rail === null ? [] : await listPayoutChoices(ctx)
  const accounts =
    choices.find((each) => each.rail === rail)?.accounts.filter(({ currency }) => currency === original.currency) ?? []
  const right = ctx.actor.permissions.has('payout.prepare') ? null : 'no_right'
  return {
    original,
    linked,
    remainingMinor: remaining,
    reversed: isReversed(linked),
    reverseWhyNot: reverseObstacle(ctx, original, remaining) ?? right,
    refundWhyNot: refundObstacle(original, remaining, rail, accounts) ?? right,
    refundRail: rail === null || accounts.length === 0 ? null : { rail, accounts },
  }
}

function refundObstacle(
  original: Original,
  remaining: bigint,
  rail: PayeeRail | null,
  accounts: readonly OwnAccountChoice[],
): WhyNot | null {
  if (original.direction === 'out') return 'money_out'
  if (!original.isPaid) return 'not_paid'
  if (remaining <= 0n) return 'nothing_left'
  if (rail === null) return 'payer_unknown'
  return accounts.length === 0 ? 'no_rail' : null
}
