import { describe, expect, test } from 'vitest'
import { explainCode, resultMeaning, resultOfRail } from './codes'
import { ERROR_ROWS, errorRow, REJECTION_ROWS } from './error-codes'
import { RESULT_ROWS } from './result-codes'

/** Section 8 of the contract, column by column: every code and where it speaks. */
const SECTION_8: Readonly<Record<string, string>> = {
  '1': 'SCBR',
  '2': 'CB',
  '3': 'CB',
  '4': 'C',
  '5': 'SCBR',
  '6': 'SCBR',
  '7': 'SCBR',
  '8': 'C',
  '11': 'CBR',
  '12': 'CB',
  '13': 'SCBR',
  '14': 'SCBR',
  '15': 'A',
  '17': 'SA',
  '18': 'AT',
  '19': 'AT',
  '20': 'AT',
  '21': 'CBATR',
  '22': 'AT',
  '24': 'AT',
  '25': 'AT',
  '26': 'SA',
  '29': 'AT',
  '1001': 'S',
  '1019': 'S',
  '1025': 'S',
  '1031': 'S',
  '1032': 'S',
  '1036': 'S',
  '1037': 'S',
  '2001': 'SCBATR',
  '2006': 'CR',
  '2028': 'CBR',
  '2040': 'C',
  '4999': 'S',
  '8006': 'CBATR',
  '9999': 'S',
  SFC_IC0003: 'CBT',
  R000001: 'R',
  R000002: 'R',
  E3008: 'S',
}

describe('every result code of the contract', () => {
  test.each(Object.entries(SECTION_8))('%s speaks in %s, once each', (code, where) => {
    const told = RESULT_ROWS.filter((row) => row.code === code).flatMap((row) => row.in)
    expect(told.toSorted()).toEqual(where.split('').toSorted())
  })

  test('and no other code but the gateway’s list', () => {
    const known = new Set(Object.keys(SECTION_8))
    const others = RESULT_ROWS.map(({ code }) => code).filter((code) => !known.has(code))
    expect(others).toEqual(Array.from({ length: 12 }, (_, place) => String(100_000_000 + place)))
  })

  test('each has a sentence, a next step, and whether a new request is allowed', () => {
    for (const row of [...RESULT_ROWS, ...ERROR_ROWS]) {
      expect(row.sentence).toMatch(/\.$/)
      expect(row.nextAction).toMatch(/\.$/)
      expect(['never', 'now', 'later', 'wait']).toContain(row.again)
    }
  })

  test('a question’s code never fails a payment, and only 0 succeeds', () => {
    for (const { code } of RESULT_ROWS) {
      expect(['undetermined', 'not_known', 'pending']).toContain(resultMeaning('question', code).meaning)
      for (const of of ['stk', 'b2c', 'b2b', 'reversal'] as const) {
        expect(resultMeaning(of, code).meaning).not.toBe('succeeded')
      }
    }
  })

  test('codes of the SOAP predecessor are nobody’s', () => {
    for (const code of ['03', '34', '35', '43', '99']) {
      for (const of of ['stk', 'b2c', 'b2b', 'reversal', 'question'] as const) {
        expect(resultMeaning(of, code).meaning).toBe('undetermined')
      }
    }
  })

  test.each([
    ['b2b', '1'],
    ['b2b', '21'],
    ['b2b', '2001'],
    ['b2b', '2028'],
    ['b2b', 'SFC_IC0003'],
    ['reversal', 'R000001'],
    ['reversal', 'R000002'],
    ['reversal', '1'],
    ['reversal', '21'],
    ['reversal', '2001'],
  ] as const)('%s %s is final', (of, code) => {
    expect(resultMeaning(of, code)).toEqual({ meaning: 'failed', firm: true })
  })
})

/** Section 3 (and 2), in its order. */
const SECTION_3 = [
  '400.002.02',
  '400.002.05',
  '400.003.01',
  '400.003.02',
  '400.008.01',
  '400.008.02',
  '401.002.01',
  '401.003.01',
  '404.001.01',
  '404.002.01',
  '404.003.01',
  '404.001.03',
  '404.001.04',
  '405.001',
  '500.001.1001',
  '500.002.1001',
  '500.003.02',
  '500.003.03',
  '500.003.1001',
  '00.002.1001',
]

describe('every synchronous error of the contract', () => {
  test('is in the table, in its order', () => {
    expect(ERROR_ROWS.map(({ code }) => code)).toEqual(SECTION_3)
  })

  test('the token rule is exactly the five codes', () => {
    expect(
      ERROR_ROWS.filter(({ kind }) => kind === 'token')
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(['400.003.01', '401.002.01', '401.003.01', '404.001.03', '404.001.04'])
    expect(errorRow('500.002.1001')?.kind).toBe('open')
  })
})

describe('explaining a code', () => {
  test.each([
    ['stk', '2001', 'PIN'],
    ['b2c', '2001', 'initiator'],
    ['b2b', '1', 'Working'],
    ['b2c', '1', 'payout account'],
    ['b2c', '25', 'does not find'],
    ['stk', 'R000001', 'already been reversed'],
    ['reversal', 'C2B00012', 'invalid account number'],
    ['b2c', '500.002.1001', 'seen this payment'],
    ['b2c', 'timeout', 'waited too long'],
    ['b2c', ' 0.0 ', 'carried it out'],
    ['question', '100000003', 'gateway'],
  ] as const)('%s %s', (of, code, words) => {
    expect(explainCode(of, code)?.sentence).toContain(words)
  })

  test.each([
    ['b2c', '31337'],
    ['stk', ''],
    ['b2b', 'constructor'],
  ] as const)('%s "%s" is unknown', (of, code) => {
    expect(explainCode(of, code)).toBeUndefined()
  })

  test('what a rail’s codes are of', () => {
    expect(
      ['mpesa.stk', 'mpesa.b2c', 'mpesa.b2b', 'mpesa.c2b'].map((rail) => resultOfRail(rail as 'mpesa.stk')),
    ).toEqual(['stk', 'b2c', 'b2b', 'reversal'])
  })

  test('six words to refuse a customer’s payment with', () => {
    expect(Object.values(REJECTION_ROWS).map(({ code }) => code)).toEqual([
      'C2B00011',
      'C2B00012',
      'C2B00013',
      'C2B00014',
      'C2B00015',
      'C2B00016',
    ])
  })
})
