import { expect, it } from 'vitest'
import { isAddressOrRange, isAllowedSource } from './network-address'

it.each([
  ['196.201.214.200', true],
  ['196.201.213.0/24', true],
  ['2001:db8::/32', true],
  ['196.201.213.0/33', false],
  ['2001:db8::/129', false],
  ['196.201.213', false],
  ['196.201.213.0/24/8', false],
  ['196.201.213.0/', false],
  ['safaricom.example', false],
  ['', false],
])('%s as an entry of the list: %s', (text, fits) => {
  expect(isAddressOrRange(text)).toBe(fits)
})

it('an empty list asks for nothing; with a list an unknown source does not fit', () => {
  expect(isAllowedSource([], null)).toBe(true)
  const list = ['196.201.213.0/24', '2001:db8::/32']
  expect(isAllowedSource(list, null)).toBe(false)
  expect(isAllowedSource(list, '196.201.213.255')).toBe(true)
  expect(isAllowedSource(list, '196.201.214.1')).toBe(false)
  expect(isAllowedSource(list, '2001:db8:1::1')).toBe(true)
  expect(isAllowedSource(list, '0xc4.0xc9.0xd5.1')).toBe(false)
})
