/**
 * What a provider's reply, or its absence, proves (RELIABILITY.md 1.4).
 * The transport gives everything but the provider's own table of documented refusals and acceptances.
 */
export const REPLY_CLASSES = ['not_sent', 'refused', 'refused_retry', 'indeterminate', 'accepted', 'final'] as const
export type ReplyClass = (typeof REPLY_CLASSES)[number]

/** What happened on the wire, before anyone reads the body's meaning. */
export type WireResult =
  | {
      kind: 'never_left'
      because:
        | 'dns'
        | 'refused'
        | 'tls'
        | 'connect_timeout'
        | 'no_token'
        | 'invalid_order'
        | 'held_back'
        | 'breaker_open'
        | 'lease_over'
    }
  | { kind: 'lost'; because: 'timeout' | 'reset' | 'truncated' | 'too_large' }
  | { kind: 'answered'; status: number; isJsonObject: boolean }

/** What the provider's table says about an answered call; `unlisted` for anything it does not name. */
export type TableVerdict = 'refused' | 'refused_retry' | 'accepted' | 'final' | 'unlisted'

/** One cell at a time; everything not listed is indeterminate. */
export function classifyReply(wire: WireResult, verdict: TableVerdict): ReplyClass {
  if (wire.kind === 'never_left') return 'not_sent'
  if (wire.kind === 'lost') return 'indeterminate'
  if (wire.status === 429) return 'refused_retry'
  if (!wire.isJsonObject) return 'indeterminate'
  // A provider may document a 409 or a 500 of its own as a refusal ("Merchant does not exist"); redirects never are.
  if (wire.status >= 300 && wire.status < 400) return 'indeterminate'
  return verdict === 'unlisted' ? 'indeterminate' : verdict
}
