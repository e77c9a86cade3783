import { z } from 'zod'
import { canonicalJson } from '@/lib/core/content-hash'
import { isRail } from '@/lib/core/rails'
import type { ProposalRow } from '../proposals/queries'
import { type Payee, payeeDetails } from './queries'

/** What a payee is to us: a name, and where their money goes. */
const PayeeSays = z.object({
  name: z.string(),
  rail: z.string().refine(isRail),
  account: z.string(),
  bank: z.string(),
  details: z.record(z.string(), z.string()),
})
export type PayeeSays = z.infer<typeof PayeeSays>
/** A new payee was nothing before. */
const PayeeContent = z.object({ before: PayeeSays.nullable(), after: PayeeSays })
export type PayeeContent = z.infer<typeof PayeeContent>

export const subjectOfPayee = (payeeId: string) => `payee:${payeeId}`
export const payeeIdOf = (proposal: Pick<ProposalRow, 'subject'>) => proposal.subject.replace(/^payee:/, '')

export function payeeContent(proposal: Pick<ProposalRow, 'content'>): PayeeContent {
  return PayeeContent.parse(JSON.parse(proposal.content))
}

export function saysOf(payee: Payee): PayeeSays {
  const { name, rail, account, bank } = payee
  return { name, rail, account, bank, details: payeeDetails(payee) }
}

export function sayTheSame(a: PayeeSays, b: PayeeSays): boolean {
  return canonicalJson(a) === canonicalJson(b)
}

/** Whether money would go somewhere else: a new name alone sends it to the same account. */
export function isOtherPlace(a: PayeeSays, b: PayeeSays): boolean {
  return !sayTheSame({ ...a, name: '' }, { ...b, name: '' })
}
