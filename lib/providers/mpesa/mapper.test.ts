import { describe, expect, test } from 'vitest'
import { readAmountPrint, readBalanceText, spendable } from './balance-text'
import { resultMeaning, stkQueryMeaning } from './codes'
import { BALANCE_TEXT, confirmation, queryAnswer } from './fixtures'
import { darajaInstant, evidenceFromPromptQuery, lineFromConfirmation, partyOf, receiptOf } from './mapper'
import { plainText } from './order-checks'
import { C2bMessage, entries, entryMap, SyncReply, tidyCode } from './wire'

describe('balance strings (Daraja contract 15)', () => {
  test('the five accounts of 5.5', () => {
    expect(
      readBalanceText(BALANCE_TEXT).map((a) => [a.name, a.currentMinor, a.availableMinor, a.fifthMinor, a.sixthMinor]),
    ).toEqual([
      ['Working Account', 4671300n, 4671300n, 0n, 0n],
      ['Float Account', 0n, 0n, 0n, 0n],
      ['Utility Account', 4921700n, 4921700n, 0n, 0n],
      ['Charges Paid Account', -22000n, -22000n, 0n, 0n],
      ['Organization Settlement Account', 0n, 0n, 0n, 0n],
    ])
  })

  test('current third, available fourth', () => {
    const [account] = readBalanceText('Working Account|KES|346568.83|6186.83|340382.00|0.00')
    expect(account).toMatchObject({ currentMinor: 34656883n, availableMinor: 618683n, fifthMinor: 34038200n })
  })

  test.each([
    ['Working Account|KES|5.00|5.00|0.00|0.00&', 1],
    ['', 0],
    ['Utility Account|KES', 0],
    ['Utility Account|KES|abc|1.00&Working Account|KES|1.00|1.00', 1],
  ])('%s', (text, count) => {
    expect(readBalanceText(text)).toHaveLength(count)
  })

  test('Utility is what can be paid out; a till has Merchant', () => {
    expect(spendable(readBalanceText(BALANCE_TEXT))?.name).toBe('Utility Account')
    expect(spendable(readBalanceText('Working Account|KES|1|1&Merchant Account|KES|2|2'))?.name).toBe(
      'Merchant Account',
    )
    expect(spendable([])).toBeUndefined()
  })

  test.each([
    '{Amount={CurrencyCode=KES, MinimumAmount=618683, BasicAmount=6186.83}}',
    '{ Amount={BasicAmount=6186.83, MinimumAmount=618683, CurrencyCode=KES}}',
  ])('%s', (text) => {
    expect(readAmountPrint(text)).toBe(618683n)
  })
})

describe('parsing rules of the envelope (contract 6)', () => {
  test.each([
    [
      'an array',
      {
        ResultParameter: [
          { Key: 'A', Value: 1 },
          { Key: 'B', Value: 'x' },
        ],
      },
      { A: '1', B: 'x' },
    ],
    [
      'one object',
      { ResultParameter: { Key: 'BOCompletedTime', Value: 20251204143402 } },
      { BOCompletedTime: '20251204143402' },
    ],
    ['a bare list', [{ Key: 'A', Value: 1 }], { A: '1' }],
    ['absent', undefined, {}],
    ['null', null, {}],
    ['empty', {}, {}],
    ['a key without value', { ResultParameter: [{ Key: 'TransactionReason' }] }, { TransactionReason: '' }],
    [
      'a key with spaces',
      { ResultParameter: [{ Key: 'Originator Conversation ID', Value: 'x' }] },
      { OriginatorConversationID: 'x' },
    ],
    [
      'a repeated key',
      {
        ResultParameter: [
          { Key: 'A', Value: 1 },
          { Key: 'A', Value: 2 },
        ],
      },
      { A: '2' },
    ],
    ['odd items', { ResultParameter: [null, 7, 'x', { Value: 1 }, { Key: 'A', Value: { deep: 1 } }] }, { A: '' }],
  ])('%s', (_name, container, expected) => {
    expect(Object.fromEntries(entryMap(entries(container, 'ResultParameter')))).toEqual(expected)
  })

  test.each([
    [0, '0'],
    ['0', '0'],
    [' 0 ', '0'],
    ['0.0', '0'],
    ['R000001', 'R000001'],
    ['4999', '4999'],
    [undefined, undefined],
    ['', undefined],
  ])('code %s', (code, tidy) => {
    expect(tidyCode(code === undefined ? undefined : String(code))).toBe(tidy)
  })
})

describe('result codes', () => {
  test('success is 0 and nothing else; unknown and missing codes are never a failure', () => {
    expect(resultMeaning('b2c', '0').meaning).toBe('succeeded')
    expect(resultMeaning('b2c', '00000000').meaning).toBe('undetermined')
    for (const of of ['stk', 'b2c', 'question'] as const) {
      expect(resultMeaning(of, undefined).meaning).toBe('undetermined')
      expect(resultMeaning(of, '31337').meaning).toBe('undetermined')
      expect(resultMeaning(of, 'toString').meaning).toBe('undetermined')
    }
  })

  test.each(['1', '1032', '2001'])('a prompt that ended with %s has failed at once', (code) => {
    expect(resultMeaning('stk', code)).toEqual({ meaning: 'failed', firm: true })
  })

  test.each(['1037', '1019', '1025', '1001', '9999'])('a prompt that ended with %s may yet be taken back', (code) => {
    expect(resultMeaning('stk', code)).toEqual({ meaning: 'failed', firm: false })
  })

  test.each(['1', '2', '3', '4', '8', '21', '2001', '2006', '2028', '2040', '8006', 'SFC_IC0003'])(
    'payout %s',
    (code) => {
      expect(resultMeaning('b2c', code)).toEqual({ meaning: 'failed', firm: true })
    },
  )

  test('a failed question is never a failed payment', () => {
    for (const code of ['15', '17', '18', '20', '21', '22', '26', '2001', '8006', '1', '2']) {
      expect(resultMeaning('question', code).meaning).toBe('undetermined')
    }
    expect(resultMeaning('question', '25').meaning).toBe('not_known')
  })

  test('gateway trouble in a query decides nothing', () => {
    expect(stkQueryMeaning('17').meaning).toBe('undetermined')
    expect(stkQueryMeaning('26').meaning).toBe('undetermined')
    expect(stkQueryMeaning('1032')).toEqual({ meaning: 'failed', firm: true })
  })

  test.each(['4999', 4999])('4999 as %s is pending, and the answer is no receipt', (code) => {
    const answer = SyncReply.parse(queryAnswer(code, 'The transaction is still under processing'))
    expect(evidenceFromPromptQuery(answer)).toMatchObject({ meaning: 'pending', code: '4999' })
  })
})

describe('fields', () => {
  test.each([
    ['20251204143041', '2025-12-04T11:30:41.000Z'],
    ['04.12.2025 14:32:10', '2025-12-04T11:32:10.000Z'],
    ['20251304143041', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('time %s', (text, instant) => {
    expect(darajaInstant(text)?.toISOString()).toBe(instant)
  })

  test('an id ending in seven zeros is no receipt', () => {
    for (const receipt of ['NLJ7RT61SV', 'RKL51ZDR4F', 'SG632NMUAB', 'MBN31H462N'])
      expect(receiptOf(receipt)).toBe(receipt)
    expect(receiptOf('UCF0000000')).toBeUndefined()
    expect(receiptOf('OFP0000000')).toBeUndefined()
  })

  test.each([
    ['254708374149 - Jane Wanjiru', { account: '254708374149', name: 'Jane Wanjiru' }],
    ['0708374149 - Jane', { account: '254708374149', name: 'Jane' }],
    ['600992 - Mama Mboga Ltd', { account: '600992', name: 'Mama Mboga Ltd' }],
    ['Jane Wanjiru', { name: 'Jane Wanjiru' }],
    ['', {}],
  ])('party %s', (text, party) => {
    expect(partyOf(text)).toEqual(party)
  })

  test.each([
    ['INV-2201', 12, 'INV-2201'],
    ['INV/2201#7', 12, 'INV-2201-7'],
    ['Café Ngũgĩ & Sons', 13, 'Cafe Ngugi -'.replace(/ -$/, '')],
    ['{{password}}', 13, 'password'],
    ['***', 12, ''],
  ])('text %s', (text, max, plain) => {
    expect(plainText(text, max)).toBe(plain)
  })
})

describe('pay bill notices', () => {
  test('a confirmation is a line of the collecting account', () => {
    expect(lineFromConfirmation(C2bMessage.parse(confirmation))).toEqual({
      providerReference: 'TL46T3XP0B',
      accountKey: '174379',
      rail: 'mpesa.c2b',
      direction: 'in',
      state: 'succeeded',
      amountMinor: 50_000n,
      feeMinor: 0n,
      currency: 'KES',
      occurredAt: new Date('2025-12-04T11:40:12Z'),
      counterpartyName: 'JANE WANJIRU',
      counterpartyAccount: '2547 ***** 149',
      merchantReference: 'INV-2201',
      description: '',
      channel: 'Pay Bill',
      balanceAfterMinor: 4_971_700n,
    })
  })

  test('names and balance may be missing', () => {
    const { FirstName, MiddleName, LastName, OrgAccountBalance, ...rest } = confirmation
    const line = lineFromConfirmation(C2bMessage.parse({ ...rest, FirstName: 'JANE', OrgAccountBalance: '' }))
    expect(line).toMatchObject({ counterpartyName: 'JANE' })
    expect(line?.balanceAfterMinor).toBeUndefined()
  })

  test.each([
    ['an amount with a fraction of a cent', { TransAmount: '500.005' }],
    ['no amount', { TransAmount: '' }],
    ['nothing paid', { TransAmount: '0.00' }],
    ['a time that is none', { TransTime: '2025' }],
  ])('%s gives no line', (_name, change) => {
    expect(lineFromConfirmation(C2bMessage.parse({ ...confirmation, ...change }))).toBeUndefined()
  })
})
