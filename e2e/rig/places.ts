import type { CrashPoint } from '@/lib/core/crash-points'
import type { ProviderId } from '@/lib/core/rails'

/** How the process is brought to a place: what has to happen for it to pass there. */
export type Way = 'submit' | 'submitted' | 'approve' | 'approved' | 'send' | 'ask' | 'renew_token' | 'start'

export const WAY_TO: Readonly<Record<CrashPoint, Way>> = {
  CP1: 'submit',
  CP2: 'submitted',
  CP3: 'approve',
  CP4: 'approved',
  CP5: 'send',
  CP6: 'send',
  CP7: 'send',
  CP8: 'send',
  CP9: 'send',
  CP10: 'send',
  CP11: 'send',
  CP12: 'send',
  CP13: 'send',
  CP14: 'send',
  CP15: 'ask',
  CP16: 'ask',
  CP17: 'start',
  CP18: 'renew_token',
}

const NO_CALLBACKS = 'iHela calls nobody back'

/** Why a place does not exist for a provider; undefined where it does. */
export function notApplicable(point: CrashPoint, provider: ProviderId): string | undefined {
  if (point === 'CP11' && provider !== 'bitpesa') return 'only BitPesa creates first and funds then'
  if ((point === 'CP12' || point === 'CP13' || point === 'CP14') && provider === 'ihela') return NO_CALLBACKS
  if (point === 'CP18' && provider === 'bitpesa') return 'BitPesa signs each request and has no token'
  return undefined
}

/** The operation of each provider that moves money, as the sandbox's faults name it. */
export const SEND_OPERATION: Readonly<Record<ProviderId, string>> = {
  mpesa: 'b2c',
  wekeza: 'payment_create',
  bitpesa: 'debit',
  ihela: 'cash_in',
}
