import { maskAccount, maskEmail, maskMsisdn } from '@/lib/core/masking'
import { readableMsisdn } from '@/lib/core/msisdn'

type Props = { value: string; reveal?: boolean }

/** A phone, hidden in part unless the page has the right and the reason to reveal it. */
export function MaskedPhone({ value, reveal }: Props) {
  return <span className="figures whitespace-nowrap">{reveal ? readableMsisdn(value) : maskMsisdn(value)}</span>
}

/** An account number, its last four signs only unless revealed. */
export function MaskedAccount({ value, reveal }: Props) {
  return <span className="figures whitespace-nowrap">{reveal ? value : maskAccount(value)}</span>
}

/** An e-mail address, first letter and host only unless revealed. */
export function MaskedEmail({ value, reveal }: Props) {
  return <span className="whitespace-nowrap">{reveal ? value : maskEmail(value)}</span>
}
