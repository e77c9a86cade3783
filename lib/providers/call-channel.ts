import { channel } from 'node:diagnostics_channel'
import type { ProviderId } from '@/lib/core/rails'
import type { WireResult } from '@/lib/core/reply-class'

/** Where each call to a provider is told of, so that whoever counts them need not be known here. */
export const PROVIDER_CALLS = 'hazina.provider-call'

/** No address, body or token: what a figure may be made of. */
export type CallReport = Readonly<{ provider: ProviderId; operation: string; wire: WireResult; ms: number }>

const calls = channel(PROVIDER_CALLS)

export function reportCall(report: CallReport): void {
  if (calls.hasSubscribers) calls.publish(report)
}
