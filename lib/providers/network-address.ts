import { BlockList, isIP } from 'node:net'

const lists = new WeakMap<readonly string[], BlockList>()

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** True for `196.201.214.200` and for `196.201.214.0/24`: what the list of a provider's addresses may hold. */
export function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  if (isIP(address) === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 6 ? 128 : 32))
}

function listOf(addresses: readonly string[]): BlockList {
  const known = lists.get(addresses)
  if (known) return known
  const list = new BlockList()
  for (const text of addresses) {
    const [address = '', bits] = text.split('/')
    if (bits === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, Number(bits), familyOf(address))
  }
  lists.set(addresses, list)
  return list
}

/** Whether a message may come from there. An empty list asks for nothing; with a list, an unknown source does not fit. */
export function isAllowedSource(addresses: readonly string[], source: string | null): boolean {
  if (addresses.length === 0) return true
  return source !== null && isIP(source) !== 0 && listOf(addresses).check(source, familyOf(source))
}
