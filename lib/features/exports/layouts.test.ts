import { describe, expect, test } from 'vitest'
import { LIST_COLUMNS, USUAL_COLUMNS } from '../transactions/list-columns'
import { columnsOf, EXPORT_COLUMNS, exportColumnsOf } from './layouts'

describe('the columns of a file', () => {
  test('stand in the order in which they are asked for, each once', () => {
    expect(columnsOf(['amount', 'zone', 'amount', 'password', 'receipt'])).toEqual(['amount', 'zone', 'receipt'])
  })

  test('are all of them when none is known', () => {
    expect(columnsOf([''])).toBe(EXPORT_COLUMNS)
  })

  test('are those that the list shows, in its order, and what an amount needs to be understood', () => {
    expect(exportColumnsOf(['time', 'out', 'state'])).toEqual([
      ...['occurred_at', 'zone', 'direction', 'currency', 'amount', 'debit', 'state'],
    ])
    expect(exportColumnsOf(USUAL_COLUMNS)).toContain('credit')
    for (const column of LIST_COLUMNS) expect(exportColumnsOf([column]).length).toBeGreaterThan(0)
  })
})
