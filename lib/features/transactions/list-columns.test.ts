import { expect, test } from 'vitest'
import { isUsual, LIST_COLUMNS, readColumns, USUAL_COLUMNS, writeColumns } from './list-columns'

test('columns keep the order in which they were asked for', () => {
  expect(readColumns('out.time.who')).toEqual(['out', 'time', 'who'])
})

test('what is no column, or is said twice, is dropped', () => {
  expect(readColumns('who.password_hash.who.__proto__.time')).toEqual(['who', 'time'])
})

test('the time is there whatever was asked: it opens a line', () => {
  expect(readColumns('state')).toEqual(['time', 'state'])
})

test('of nothing known the usual ones are left', () => {
  for (const text of [undefined, '', '.', 'all']) expect(readColumns(text)).toBe(USUAL_COLUMNS)
})

test('written and read again they are the same', () => {
  expect(readColumns(writeColumns(LIST_COLUMNS))).toEqual(LIST_COLUMNS)
  expect(isUsual(readColumns(writeColumns(USUAL_COLUMNS)))).toBe(true)
  expect(isUsual(USUAL_COLUMNS.toReversed())).toBe(false)
})
