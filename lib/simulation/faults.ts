import type { Chance } from './chance'

/** What can go wrong, each counted by its name; a failed seed is told again without one after the other. */
export const FAULT_KINDS = [
  // On the way to the provider.
  'connect_refused',
  'no_token',
  'lost_request',
  'late_request',
  'reset_before',
  'refused_500',
  'too_many_requests',
  'documented_refusal',
  // After the provider did it.
  'executed_500',
  'lost_answer',
  'reset_after',
  'slow_answer',
  // Callbacks.
  'callback_lost',
  'callback_late',
  'callback_early',
  'callback_twice',
  'callback_reordered',
  'callback_stale',
  'callback_forged',
  // What the provider says or does.
  'wrong_amount',
  'wrong_currency',
  'wrong_party',
  'forgets',
  'executes_twice',
  'reuses_reference',
  'success_after_failure',
  'failure_after_success',
  'tentative_failure',
  'stays_pending',
  'query_lost',
  'query_behind',
  'unfunded',
  'queue_timeout',
  // Between us and them, and around us.
  'partition_out',
  'partition_in',
  'clock_jump',
  'slow_process',
  'stalled_worker',
  'crash',
  'disk_full',
  // People.
  'double_submit',
  'other_content_same_key',
  'own_approval',
  'racing_approvals',
  'approve_and_cancel',
  'approve_and_edit',
  'wrong_code',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** Draws faults and counts them. After `heal` everything goes well. */
export class Faults {
  readonly counts = new Map<FaultKind, number>()
  private healed = false

  constructor(
    private readonly chance: Chance,
    /** How much of it all: 1 is the ordinary density. */
    private readonly density: number,
    private readonly without: ReadonlySet<FaultKind>,
  ) {}

  /** Whether it happens here. Draws its number in any case, so that leaving a kind out changes little else. */
  strikes(kind: FaultKind, probability: number): boolean {
    const drawn = this.chance.fraction()
    if (this.healed || this.without.has(kind) || drawn >= probability * this.density) return false
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1)
    return true
  }

  /** At most one of them. */
  oneOf(odds: Readonly<Partial<Record<FaultKind, number>>>): FaultKind | undefined {
    let hit: FaultKind | undefined
    for (const [kind, probability] of Object.entries(odds) as [FaultKind, number][]) {
      if (hit === undefined && this.strikes(kind, probability)) hit = kind
    }
    return hit
  }

  /** Faults that a scenario puts in by hand. */
  note(kind: FaultKind): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1)
  }

  heal(): void {
    this.healed = true
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0)
  }
}
