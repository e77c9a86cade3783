import { newId } from '@/db/uuid-v7'
import { recordAudit } from '../audit/record-audit'
import type { Runtime } from '../context'

/** The rule a new sandbox starts with: over KES 100,000 two people approve. */
const FIRST_RULE = {
  kind: 'approvers',
  currency: 'KES',
  rail: null,
  overMinor: 10_000_000n,
  newPayeeOnly: false,
  approvers: 2,
} as const

/**
 * Gives a new sandbox its first rule, once: rules are never deleted, so a retired one keeps it from coming back. Live
 * mode starts with none, and its two administrators agree on their own.
 */
export async function seedSandboxRules(rt: Pick<Runtime, 'store' | 'key' | 'now' | 'mode'>): Promise<void> {
  if (rt.mode !== 'sandbox') throw new Error('the first rule belongs to sandbox mode only')
  const { approvalRules } = rt.store.t
  const [known] = await rt.store.read.select({ id: approvalRules.id }).from(approvalRules).limit(1)
  if (known) return
  await rt.store.tx(async (tx) => {
    // Another process may have been quicker.
    const [seeded] = await tx.select({ id: approvalRules.id }).from(approvalRules).limit(1)
    if (seeded) return
    const id = newId(rt.now())
    const row = { ...FIRST_RULE, id, proposalId: 'installation', createdAt: rt.now(), retiredAt: null }
    await tx.insert(approvalRules).values(row)
    const facts = { approvers: '2', currency: 'KES', overMinor: FIRST_RULE.overMinor.toString() }
    await recordAudit(rt, tx, { actorId: 'system', action: 'rule.add', subject: `rule:${id}`, facts })
  })
}
