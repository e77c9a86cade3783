import { describe, expect, test } from 'vitest'
import { carriedFields, filterAddress, listAddress, pageAddress, readListView } from './list-view'

const address =
  '/transactions?tab=out&q=jane&currency=KES&from=2026-10-01&to=2026-10-31&sort=largest&chart=BIF&at=abc&open=1'
const view = readListView(Object.fromEntries(new URL(address, 'http://x').searchParams))

describe('the address of the list', () => {
  test('gives the same view again', () => {
    const again = readListView(Object.fromEntries(new URL(listAddress(view), 'http://x').searchParams))
    expect(again).toEqual(view)
  })

  test('begins at the first page with nothing open when the filter changes', () => {
    expect(filterAddress(view, { tab: 'in' })).toBe(
      '/transactions?tab=in&q=jane&currency=KES&from=2026-10-01&to=2026-10-31&sort=largest&chart=BIF',
    )
  })

  test('drops the order by amount with the currency', () => {
    expect(filterAddress(view, { currency: undefined })).not.toContain('largest')
  })

  test('of one row keeps the way back', () => {
    const page = new URL(pageAddress(view, 'row-7'), 'http://x')
    expect(page.pathname).toBe('/transactions/row-7')
    expect(listAddress(readListView(Object.fromEntries(page.searchParams)))).toBe(
      listAddress({ ...view, open: undefined }),
    )
  })

  test('a form carries everything but its own fields and the place', () => {
    expect(carriedFields(view, ['from', 'to']).map(({ name }) => name)).toEqual([
      'tab',
      'q',
      'currency',
      'sort',
      'chart',
    ])
  })
})
