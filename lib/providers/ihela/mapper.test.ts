import { describe, expect, test } from 'vitest'
import { billMeaning, ourFields, saysDuplicate } from './codes'
import { BILL_CODE, BILL_REFERENCE, bankList, billChecked, billRaised, cashInOrder } from './fixtures'
import { billForm, cashInForm, francs, placeOf, readChecked, readRaised, verifyForm } from './mapper'
import { BankList, complaintOf } from './wire'

const wish = { merchantReference: BILL_REFERENCE, amountMinor: 2_000n, payer: 'a@b.c', description: 'My description' }
const pair = { merchantReference: BILL_REFERENCE, code: BILL_CODE }

describe('published bytes (iHela contract 12)', () => {
  test('I3: a bill with a redirect', () => {
    expect(billForm({ ...wish, merchantReference: 'ref1', returnUrl: 'https://x/y' })).toBe(
      'amount=2000&description=My+description&merchant_reference=ref1&user=a%40b.c&redirect_uri=https%3A%2F%2Fx%2Fy',
    )
  })

  test('I5: the swapped names of the check', () => {
    expect(verifyForm({ merchantReference: 'ref1', code: BILL_CODE })).toBe(
      'code=ref1&reference=BILL-20200813-B8GUIUDIN0',
    )
  })

  test('I6: a cash-in', () => {
    expect(cashInForm(cashInOrder())).toBe(
      'bank_slug=MF1-0001&account=000001-01&amount=20000&merchant_reference=REF3223&description=Cashin+description',
    )
  })

  test('I8: amounts come with two decimals that must be zero', () => {
    expect(francs('2000.00')).toBe(2_000n)
    expect(francs('20000000.00')).toBe(20_000_000n)
    expect(francs('1.00')).toBe(1n)
    for (const odd of ['0.5', '2000.50', 'abc', '']) expect(francs(odd)).toBeUndefined()
  })

  test('a bill to be paid from a bank names the payer there too', () => {
    expect(billForm({ ...wish, bank: 'MOB-0003', payer: '76000111' })).toBe(
      `amount=2000&description=My+description&merchant_reference=${BILL_REFERENCE}&user=76000111&bank=MOB-0003&bank_client_id=76000111`,
    )
  })
})

describe('a raised bill', () => {
  test('its code, its page and its word', () => {
    expect(readRaised(billRaised, wish)).toEqual({
      ok: true,
      bill: {
        code: BILL_CODE,
        confirmationUrl: `https://mytest.ihela.online/u/operations/bill/confirm/${BILL_CODE}`,
        providerWord: 'Initiated',
      },
    })
    expect(BILL_CODE).toMatch(/^BILL-\d{8}-[A-Z0-9]{10}$/)
  })

  test.each([
    ['no code', { code: null }],
    ['another reference', { merchant_reference: 'other' }],
    ['another amount', { amount: '2001.00' }],
    ['an amount with a fraction', { amount: '2000.50' }],
  ])('%s is not our bill', (_name, change) => {
    expect(readRaised({ bill: { ...billRaised.bill, ...change } }, wish).ok).toBe(false)
  })

  test('a page that is no web address is not shown', () => {
    for (const confirmation_uri of ['javascript:alert(1)', 'not a url', null]) {
      const reading = readRaised({ bill: { ...billRaised.bill, confirmation_uri } }, wish)
      expect(reading).toMatchObject({ ok: true, bill: { confirmationUrl: '' } })
    }
  })
})

describe('a checked bill', () => {
  test.each([
    ['Pending', null, 'pending'],
    ['pending', null, 'pending'],
    ['Initial', null, 'pending'],
    ['Paid', 'CPT-5/01-200', 'paid'],
    ['PAID', 'CPT-5/01-200', 'paid'],
    ['Paid', null, 'unmapped'],
    ['Expired', null, 'expired'],
    ['Error', null, 'failed'],
    ['Cancelled', null, 'cancelled'],
    ['Canceled', null, 'cancelled'],
    ['Partially paid', 'CPT-5/01-200', 'unmapped'],
    ['constructor', null, 'unmapped'],
  ])('%s with bank reference %s is %s, and the word is kept', (word, bankReference, meaning) => {
    expect(readChecked(billChecked(word, bankReference), pair)).toMatchObject({
      ok: true,
      status: { meaning, providerWord: word },
    })
  })

  test('with or without its root; a status object counts by its label', () => {
    expect(readChecked(billChecked('Paid', 'CPT-1').bill, pair)).toMatchObject({ status: { bankReference: 'CPT-1' } })
    const asObject = { bill: { ...billChecked('').bill, status: { label: 'Expired', value: 'E' } } }
    expect(readChecked(asObject, pair)).toMatchObject({ status: { meaning: 'expired' } })
  })

  test('only the very pair counts: the logical order of the names is another bill', () => {
    const logical = { bill: { bank_reference: 'CPT-1', reference: BILL_REFERENCE, code: BILL_CODE, status: 'Paid' } }
    expect(readChecked(logical, pair).ok).toBe(false)
    expect(readChecked({ bill: {} }, pair).ok).toBe(false)
  })

  test('no unlisted word is ever paid', () => {
    for (const word of ['Paid!', 'Not paid', 'Unpaid', 'Completed', 'Success', ''])
      expect(billMeaning(word)).not.toBe('paid')
  })
})

describe('complaints, in the order of the contract', () => {
  test.each([
    [{ errors: { amount: ['too small'] }, bill: {} }, 'amount: too small', { amount: 'too small' }],
    [
      { errors: { authentication: 'The client is not authenticated' } },
      'authentication: The client is not authenticated',
      { authentication: 'The client is not authenticated' },
    ],
    [{ error: true, error_message: 'Insufficient balance' }, 'Insufficient balance', {}],
    [{ details: 'Account not found', detail: 'other' }, 'Account not found', {}],
    [{ detail: 'Invalid token.' }, 'Invalid token.', {}],
    [{ error: 'invalid_client', error_description: 'unknown' }, 'invalid_client: unknown', {}],
    [{ response_message: 'Temporary' }, 'Temporary', {}],
    [{ errors: 'Bad request' }, 'Bad request', {}],
    [{ errors: ['one', 'two'] }, 'one; two', {}],
    [{ errors: { a: ['first'] }, error: true, error_message: 'x', detail: 'y' }, 'a: first', { a: 'first' }],
    [{ error: true, error_message: 'x', details: 'y', detail: 'z' }, 'x', {}],
    [{ detail: 'y', error: 'invalid', response_message: 'z' }, 'y', {}],
    [{ error: 'invalid', response_message: 'z' }, 'invalid', {}],
    [{ success: false, response_code: '05', response_message: 'Insufficient funds' }, 'Insufficient funds', {}],
  ])('%j', (json, words, fields) => {
    expect(complaintOf(json)).toEqual({ words, fields })
  })

  test('a success complains of nothing, and "duplicate" is heard in any spelling', () => {
    expect(complaintOf({ error: false, error_message: 'Success' })).toBeUndefined()
    expect(saysDuplicate('Duplicate merchant reference')).toBe(true)
    expect(saysDuplicate('merchant_reference: already used')).toBe(true)
    expect(saysDuplicate('Insufficient balance')).toBe(false)
  })

  test('their field names become ours', () => {
    expect(ourFields({ user: 'a', merchant_reference: 'b', novelty: 'c' })).toEqual({
      payer: 'a',
      merchantReference: 'b',
      novelty: 'c',
    })
  })
})

test('banks with their limits and masks; an unreadable one is left out', () => {
  const parsed = BankList.parse({ ...bankList, banks: [...bankList.banks, { slug: 7 }] })
  expect(parsed.banks.map(placeOf)).toEqual([
    { id: 'MF1-0001', name: 'iHela Credit Union', currency: 'BIF', accountMask: '000000-00', fields: [] },
    { id: 'MOB-0003', name: 'EcoCash', currency: 'BIF', accountMask: '00000000', fields: [] },
    {
      id: 'MOB-0006',
      name: 'PesaFlash',
      currency: 'BIF',
      minMinor: 10_000n,
      maxMinor: 50_000_000n,
      billLimits: { minMinor: 10_000n, maxMinor: 50_000_000n },
      fields: [],
    },
  ])
})
