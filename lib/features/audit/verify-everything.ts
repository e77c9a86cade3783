import type { Still } from '@/db/store'
import type { Zone } from '@/lib/core/days-and-zones'
import type { Anchor } from './anchor-file'
import type { Check } from './check'
import { Fold } from './fold-log'
import { StatesInLog } from './follow-states'
import { type AuditVerdict, verifyAudit } from './verify-audit'
import { verifyMoney } from './verify-money'

export type Verdict = Readonly<{ audit: AuditVerdict; checks: readonly Check[] }>

const NOT_READ = ['not checked: the log is broken before its end']

/**
 * The invariants of RELIABILITY.md 1.11 as far as the database alone can show them: the chain and its anchors, the log
 * folded against the rows, each payment's moves, and the money tables among themselves. What the provider did (the other
 * half of I2 and I3) is shown by the sandbox's ledger in tests and by statements in life.
 */
export async function verifyEverything(
  store: Still,
  options: Readonly<{ key: Buffer; zone: Zone; now: Date; anchors: readonly Anchor[]; anchorProblem?: string | null }>,
): Promise<Verdict> {
  const fold = new Fold()
  const states = new StatesInLog()
  const audit = await verifyAudit(store, options.key, {
    seen: options.anchors,
    onRecord(record) {
      fold.read(record)
      states.read(record)
    },
  })
  const broken = audit.firstBreak ? [`record ${audit.firstBreak.number}: ${audit.firstBreak.because}`] : []
  const { anchorProblem } = options
  const checks: Check[] = [
    {
      invariant: 'I7',
      rule: 'the audit chain is whole and is what was noted down outside',
      broken: anchorProblem ? [...broken, anchorProblem] : broken,
    },
    {
      invariant: 'I7',
      rule: 'the rows are what the audit log last recorded',
      broken: audit.firstBreak ? NOT_READ : await fold.compare(store),
    },
    { invariant: 'I4', rule: 'payments moved only as the table of states allows', broken: states.broken },
  ]
  return { audit, checks: [...checks, ...(await verifyMoney(store, options.zone, options.now))] }
}

/** Those that are broken. Liveness (I10) is worth a look, but no reason to stop sending. */
export function brokenChecks(verdict: Verdict, among: 'all' | 'safety' = 'all'): readonly Check[] {
  return verdict.checks.filter((check) => check.broken.length > 0 && (among === 'all' || check.invariant !== 'I10'))
}
