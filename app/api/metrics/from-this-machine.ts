import { FORWARDED_HEADER, PEER_HEADER } from '@/lib/core/peer-header'

const LOOPBACK_PEER = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/**
 * The connection came from this machine, for itself: a proxy in front is on this machine too, but says for whom it asks,
 * by a header or by the public name as Host. Fails closed: without what the server notes on each request, it did not.
 */
export function isFromThisMachine(headers: Headers): boolean {
  if (headers.get(FORWARDED_HEADER) !== 'no') return false
  return LOOPBACK_PEER.test(headers.get(PEER_HEADER) ?? '') && LOOPBACK_HOST.test(headers.get('host') ?? '')
}
