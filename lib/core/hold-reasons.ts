/** Why an approved payment has not left: the code on the payment, and a key of the messages `payments.now.held`. */
export const HOLD_REASONS = [
  'dispatch_held',
  'before_restore',
  'approvals_missing',
  'approver_without_right',
  'approvals_expired',
  'over_limit_payment',
  'over_limit_maker_day',
  'over_limit_provider_day',
  'clock_behind',
] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

export function isHoldReason(code: string | null): code is HoldReason {
  return (HOLD_REASONS as readonly (string | null)[]).includes(code)
}
