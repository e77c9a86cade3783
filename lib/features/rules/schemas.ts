import { z } from 'zod'
import { RULE_KINDS } from '@/db/words'
import { CURRENCIES, type Currency, isCurrency } from '@/lib/core/money'
import { PAYEE_RAILS } from '../payees/schemas'
import { ChangeReason } from '../proposals/schemas'

const AnyCurrency = z.enum(CURRENCIES as [Currency, ...Currency[]])
/** Empty: every rail. */
const RailOrAll = z.union([z.literal(''), z.enum(PAYEE_RAILS)])

/** A rule as its form has it. One that asks for approvers always asks for two: one is needed anyway. */
export const RuleInput = z.object({
  kind: z.enum(RULE_KINDS),
  currency: AnyCurrency,
  rail: RailOrAll,
  /** As typed. */
  amount: z.string().max(40),
  newPayeeOnly: z.boolean().default(false),
})
export type RuleInput = z.infer<typeof RuleInput>

export const ProposeRuleInput = RuleInput.extend({ reason: ChangeReason })
export type ProposeRuleInput = z.infer<typeof ProposeRuleInput>

export const ProposeRetiringInput = z.object({ ruleId: z.uuid(), reason: ChangeReason })
export type ProposeRetiringInput = z.infer<typeof ProposeRetiringInput>

/** "Who would have to approve KES 250,000 to a new payee?", and under which rule that is being typed. */
export const WhoApprovesInput = z.object({
  amount: z.string().max(40),
  currency: AnyCurrency,
  rail: z.enum(PAYEE_RAILS),
  isNewPayee: z.boolean(),
  draft: RuleInput.optional(),
})
export type WhoApprovesInput = z.infer<typeof WhoApprovesInput>

/** What a proposal of a rule holds; the second person agrees to exactly this. */
export const RuleContent = z.object({
  kind: z.enum(RULE_KINDS),
  currency: z.string().refine(isCurrency),
  rail: z.enum(PAYEE_RAILS).nullable(),
  overMinor: z.string().regex(/^\d{1,18}$/),
  newPayeeOnly: z.boolean(),
  approvers: z.enum(['0', '2']),
})
export type RuleContent = z.infer<typeof RuleContent>
