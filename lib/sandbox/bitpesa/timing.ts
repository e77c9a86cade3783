import type { Kernel } from '@/lib/sandbox/kernel'

/** Names and defaults of the switches that time the life of a transaction. */
const TIMES = {
  payoutDelayMs: 1_000,
  /** Between tries of a temporary error. */
  retryDelayMs: 600_000,
  refundDelayMs: 1_000,
  /** Until the provider confirms that a pending payout, whose cancellation was asked for, has failed. */
  pendingCancelMs: 3_600_000,
  /** Until somebody collects cash at the counter. */
  pickupDelayMs: 60_000,
  autoRefundMs: 24 * 3_600_000,
}

/** A switch of PATCH /settings, or its default. */
export function timeOf(kernel: Kernel, time: keyof typeof TIMES): number {
  return kernel.setting('bitpesa', time, TIMES[time])
}

/** Runs in one database transaction after the time of a switch, by the sandbox's clock. */
export function later(kernel: Kernel, time: keyof typeof TIMES, label: string, run: () => void): void {
  kernel.later(timeOf(kernel, time), label, () => kernel.db.transaction(run)())
}
