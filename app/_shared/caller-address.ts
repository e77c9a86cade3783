import { PEER_HEADER } from '@/lib/core/peer-header'
import { env, type Settings } from '@/lib/env'
import type { Client } from '@/lib/features/people/client'

/** An IPv4 address as a socket of both families writes it (RFC 4291 section 2.5.5.2). */
const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i

type Trust = Pick<Settings, 'proxyAddressHeader'>

/**
 * The sender's address as the operator's own proxy says it, or null. Any other header is the sender's word: a forged
 * X-Forwarded-For tells nothing. In a list, the last entry is the one that the nearest proxy added.
 */
export function vouchedAddress(headers: Headers, { proxyAddressHeader }: Trust): string | null {
  if (!proxyAddressHeader) return null
  return headers.get(proxyAddressHeader)?.split(',').at(-1)?.trim().replace(MAPPED, '') || null
}

/** Whom the rate limit counts: the vouched address, else the other end of the connection. */
export function callerAddress(headers: Headers, trust: Trust): string {
  return vouchedAddress(headers, trust) ?? headers.get(PEER_HEADER)?.replace(MAPPED, '') ?? ''
}

/** The browser and the place that a request says it comes from. */
export function clientOf(headers: Headers): Client {
  return { userAgent: headers.get('user-agent') ?? '', address: callerAddress(headers, env()) }
}
