import type { Currency } from '@/lib/core/money'
import type { FeatureContext } from '@/lib/features/context'
import { PAYEE_RAILS, type PayeeRail } from '@/lib/features/payees/schemas'
import { listSendingCurrencies } from '@/lib/features/rules/queries'
import type { TextOf } from '@/lib/messages'

export type RuleChoices = Readonly<{
  currencies: readonly Currency[]
  rails: readonly { value: PayeeRail; label: string }[]
}>

/** What a rule can be about here: the currencies of our own accounts, and the rails that pay out. */
export async function ruleChoices(ctx: FeatureContext, s: TextOf<'status'>): Promise<RuleChoices> {
  return {
    currencies: await listSendingCurrencies(ctx.store),
    rails: PAYEE_RAILS.map((rail) => ({ value: rail, label: s(`rails.${rail}`) })),
  }
}
