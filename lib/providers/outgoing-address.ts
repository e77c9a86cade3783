import dns from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Names that are of this machine, of an inner network, or of nobody (RFC 2606, RFC 6761, RFC 8375; read 2026-11). */
const INNER_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|arpa|test|invalid|example|onion)$/
/** How providers name the hosts where money is not real: sandbox.safaricom.co.ke, api-sandbox.transferzero.com. */
const TRIAL_NAME = /(^|[.-])(sandbox|test|testgate|uat|staging|stage|dev|demo|mock)([.-]|$)/

/** Addresses that no provider answers at: IANA's special-purpose registries for IPv4 and IPv6 (read 2026-11). */
const NOT_PUBLIC = new BlockList()
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  NOT_PUBLIC.addSubnet(address, bits, 'ipv4')
for (const [address, bits] of [
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
] as const)
  NOT_PUBLIC.addSubnet(address, bits, 'ipv6')
/** Everything that IPv6 gives out to the public lies in here. */
const IPV6_UNICAST = new BlockList()
IPV6_UNICAST.addSubnet('2000::', 3, 'ipv6')

export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !NOT_PUBLIC.check(address, 'ipv4')
  return isIP(address) === 6 && IPV6_UNICAST.check(address, 'ipv6') && !NOT_PUBLIC.check(address, 'ipv6')
}

/**
 * Why real money cannot be sent to an address from the settings (RELIABILITY.md section 3 row 22), in words that finish
 * "… is not usable: "; undefined when nothing is wrong with it.
 */
export function whyNotLive(text: string): string | undefined {
  if (!URL.canParse(text)) return 'it is no address'
  const url = new URL(text)
  // A URL's host is lower case and in its plain form: 2130706433, 0x7f.1 and 127.1 are all 127.0.0.1 here.
  const host = url.hostname.replace(/\.$/, '')
  if (url.protocol !== 'https:') return 'it does not begin with https://'
  if (url.username !== '' || url.password !== '') return 'it holds a name or password'
  if (url.search !== '' || url.hash !== '') return 'it holds a question mark or a hash'
  if (host.startsWith('[') || isIP(host) !== 0) return 'it is a number instead of a name'
  if (!host.includes('.') || INNER_NAME.test(host)) return 'its host is not on the public internet'
  if (TRIAL_NAME.test(host)) return 'its host is one where money is not real'
  return undefined
}

/**
 * How names of providers are looked up: a name that leads to this machine, the network behind it or a cloud's own
 * services, now or after its DNS record was changed, gets no connection. The connection goes to the very address that was
 * looked at. `localhost` stays, for tests; no live setting takes it.
 */
export const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '', 0)
    const [first] = found
    const inner = hostname !== 'localhost' && found.some(({ address }) => !isPublicAddress(address))
    if (!first || inner) {
      const refused = Object.assign(new Error('this name leads to no public address'), { code: 'EAI_NOT_PUBLIC' })
      return callback(refused, '', 0)
    }
    if (options.all) return callback(null, found)
    callback(null, first.address, first.family)
  })
}
