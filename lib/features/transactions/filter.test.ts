import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CURRENCIES } from '@/lib/core/money'
import { RAILS } from '@/lib/core/rails'
import { readTransactionFilter, SORTS, TABS, tidyFilter, writeTransactionFilter } from './filter'

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const word = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map((text) => text.trim())
  .filter((text) => text !== '')
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const amount = fc.nat({ max: 9_999_999 }).map(String)

const filters = fc
  .record({
    tab: fc.constantFrom(...TABS),
    q: maybe(word),
    account: maybe(fc.uuid()),
    rail: maybe(fc.constantFrom(...RAILS)),
    currency: maybe(fc.constantFrom(...CURRENCIES)),
    counterparty: maybe(word),
    from: maybe(day),
    to: maybe(day),
    min: maybe(amount),
    max: maybe(amount),
    sort: fc.constantFrom(...SORTS),
  })
  .map(tidyFilter)

const read = (address: string) => readTransactionFilter(Object.fromEntries(new URLSearchParams(address)))

describe('the filter in the address', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(read(writeTransactionFilter(filter))).toEqual(filter)
      }),
    )
  })

  test('has one address for one filter', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const address = writeTransactionFilter(filter)
        expect(writeTransactionFilter(read(address))).toBe(address)
      }),
    )
  })

  test('leaves defaults out', () => {
    expect(writeTransactionFilter(readTransactionFilter({}))).toBe('')
  })

  test('drops what cannot be read and keeps the rest', () => {
    const filter = readTransactionFilter({
      tab: 'nope',
      from: '2026-02-30',
      rail: 'x',
      currency: 'KES',
      min: 'much',
      max: '1,500',
      q: ' ',
    })
    expect(writeTransactionFilter(filter)).toBe('?currency=KES&max=1%2C500')
  })

  test('has no amounts and no order by amount without a currency', () => {
    const filter = readTransactionFilter({ sort: 'largest', min: '10' })
    expect(filter.sort).toBe('newest')
    expect(filter.min).toBeUndefined()
  })

  test('takes the first of a repeated parameter', () => {
    expect(readTransactionFilter({ q: ['one', 'two'] }).q).toBe('one')
  })
})
