import { expect, test } from 'vitest'
import { prettyJson } from './pretty-json'

test('indents objects and arrays and keeps empty ones on one line', () => {
  expect(prettyJson('{"a":1,"b":[{"c":"x, {y}"}],"d":{},"e":[]}')).toBe(
    '{\n  "a": 1,\n  "b": [\n    {\n      "c": "x, {y}"\n    }\n  ],\n  "d": {},\n  "e": []\n}',
  )
})

test('keeps every digit of a number and every escape of a string', () => {
  const text = '{"id":12345678901234567890,"amount":10.50,"name":"\\"a\\\\" }'
  expect(prettyJson(text)).toBe('{\n  "id": 12345678901234567890,\n  "amount": 10.50,\n  "name": "\\"a\\\\"\n}')
})

test('leaves alone what is not a JSON object or array', () => {
  for (const text of ['<html>503</html>', '12', 'a=1&b=2', '', '{"cut":']) expect(prettyJson(text)).toBe(text)
})
