import { expect, test } from 'vitest'
import { PEER_HEADER } from '@/lib/core/peer-header'
import { callerAddress, vouchedAddress } from './caller-address'

const trust = { proxyAddressHeader: 'x-real-ip' }

test.each([
  ['196.201.214.200', '196.201.214.200'],
  ['::ffff:196.201.214.200', '196.201.214.200'],
  ['2001:db8::7', '2001:db8::7'],
  ['10.0.0.1, 196.201.214.200', '196.201.214.200'],
])('the proxy says %s: that is %s', (said, address) => {
  expect(vouchedAddress(new Headers({ 'x-real-ip': said }), trust)).toBe(address)
})

test('without a proxy it is the other end of the connection, and no header of the sender', () => {
  const headers = new Headers({ 'x-real-ip': '203.0.113.9', [PEER_HEADER]: '::ffff:192.0.2.7' })
  expect(vouchedAddress(headers, { proxyAddressHeader: '' })).toBeNull()
  expect(callerAddress(headers, { proxyAddressHeader: '' })).toBe('192.0.2.7')
})
