import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { ApprovalRule } from './queries'

/** For tests: a rule as an installation brings it; over KES 100,000 two people approve, unless said otherwise. */
export async function installRule(
  world: Readonly<{ store: Store; rt: { now: () => Date } }>,
  overrides: Partial<ApprovalRule> = {},
): Promise<ApprovalRule> {
  const rule: ApprovalRule = {
    id: newId(world.rt.now()),
    kind: 'approvers',
    currency: 'KES',
    rail: null,
    overMinor: 10_000_000n,
    newPayeeOnly: false,
    approvers: 2,
    proposalId: 'installation',
    createdAt: world.rt.now(),
    retiredAt: null,
    ...overrides,
  }
  await world.store.tx(async (tx) => {
    await tx.insert(world.store.t.approvalRules).values(rule)
  })
  return rule
}
