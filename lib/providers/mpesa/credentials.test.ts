import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import { basicAuthorization, darajaTimestamp, hashMsisdn, securityCredential, stkPassword } from './credentials'
import { PUBLIC_PASSKEY, TEST_CERTIFICATE } from './fixtures'
import { maskMsisdn, matchMsisdn, mayBeMsisdn, msisdnForm, tidyMsisdn, typedMsisdn } from './msisdn-forms'

const HASH = 'bbff37cea44ac0b2d964ee0dfb8d2df8513dc7ba1b36129a929fc3fbd6dd4af4'

describe('published vectors (Daraja contract 15)', () => {
  test.each([
    [
      '174379',
      PUBLIC_PASSKEY,
      '20210628092408',
      'MTc0Mzc5YmZiMjc5ZjlhYTliZGJjZjE1OGU5N2RkNzFhNDY3Y2QyZTBjODkzMDU5YjEwZjc4ZTZiNzJhZGExZWQyYzkxOTIwMjEwNjI4MDkyNDA4',
    ],
    [
      '174379',
      PUBLIC_PASSKEY,
      '20251204143005',
      'MTc0Mzc5YmZiMjc5ZjlhYTliZGJjZjE1OGU5N2RkNzFhNDY3Y2QyZTBjODkzMDU5YjEwZjc4ZTZiNzJhZGExZWQyYzkxOTIwMjUxMjA0MTQzMDA1',
    ],
    [
      '600100',
      '0123456789abcdef'.repeat(4),
      '20260315180509',
      'NjAwMTAwMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjIwMjYwMzE1MTgwNTA5',
    ],
  ])('password of %s', (shortcode, passkey, timestamp, password) => {
    expect(stkPassword(shortcode, passkey, timestamp)).toBe(password)
  })

  test('the timestamp is East Africa Time, whatever the zone of this machine', () => {
    expect(darajaTimestamp(new Date('2026-03-15T21:30:05Z'))).toBe('20260316003005')
  })

  test('Basic authorization', () => {
    expect(basicAuthorization('sandbox-key-001', 'sandbox-secret-001')).toBe(
      'Basic c2FuZGJveC1rZXktMDAxOnNhbmRib3gtc2VjcmV0LTAwMQ==',
    )
  })

  test.each([
    ['0708374149', '254708374149'],
    ['708374149', '254708374149'],
    ['+254 708 374 149', '254708374149'],
    ['254708374149', '254708374149'],
    ['0110000001', '254110000001'],
    ['0208374149', undefined],
    ['25470837414', undefined],
    ['2547083741499', undefined],
    ['255708374149', undefined],
  ])('number %s', (typed, msisdn) => {
    expect(normaliseKenyanMsisdn(typed)).toBe(msisdn)
  })

  test.each([
    ['254708374149', HASH],
    ['254712345678', '7132104d6aae9c3fac82095a42c2817952bca48e09d98d5bf4ac08218982fb90'],
    ['254110000001', '06c223416b5fa930a114fc7b640d471282f86ef2ca40937889e85f4ff44cc614'],
  ])('hash of %s', (msisdn, hash) => {
    expect(hashMsisdn(msisdn)).toBe(hash)
  })

  test('mask of a number', () => {
    expect(maskMsisdn('254708374149')).toBe('2547 ***** 149')
  })
})

describe('the forms a payer is told in', () => {
  test.each([
    ['254708374149', 'plain', '254708374149', true],
    ['2547 ***** 149', 'masked', '2547 ***** 149', true],
    ['2547*****149', 'masked', '2547*****149', true],
    ['2547 ***** 148', 'masked', '2547 ***** 148', false],
    [HASH, 'hashed', HASH, true],
    ['', 'other', '', false],
  ] as const)('%s', (given, form, tidy, matches) => {
    expect(msisdnForm(given)).toBe(form)
    expect(tidyMsisdn(given)).toBe(tidy)
    expect(mayBeMsisdn(given, '254708374149')).toBe(matches)
  })
})

test('a number keeps its form, and a hash is matched by hashing what we know', () => {
  const known = ['254712345678', '254708374149', '254708374140', '254110000001']
  expect(typedMsisdn('+254 708 374 149')).toEqual({ form: 'plain', value: '254708374149' })
  expect(typedMsisdn(HASH.toUpperCase())).toEqual({ form: 'hashed', value: HASH })
  expect(typedMsisdn('2547  *****  149')).toEqual({ form: 'masked', value: '2547 ***** 149' })
  expect(matchMsisdn(HASH, known)).toEqual(['254708374149'])
  expect(matchMsisdn(HASH.toUpperCase(), known)).toEqual(['254708374149'])
  expect(matchMsisdn('2547 ***** 149', [...known, '254799999149'])).toEqual(['254708374149', '254799999149'])
  expect(matchMsisdn('0708374149', known)).toEqual(['254708374149'])
  expect(matchMsisdn('', known)).toEqual([])
})

describe('security credential', () => {
  /** Node refuses PKCS#1 v1.5 decryption, so the padding is taken off by hand. */
  function decrypt(credential: string, privateKey: string): string {
    const block = privateDecrypt(
      { key: privateKey, padding: constants.RSA_NO_PADDING },
      Buffer.from(credential, 'base64'),
    )
    expect([block[0], block[1]]).toEqual([0, 2])
    return block.subarray(block.indexOf(0, 2) + 1).toString('utf8')
  }

  test('256 bytes, 344 characters, decrypts to the password, and two runs differ', () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    const one = securityCredential('Safaricom999!*!', publicKey)
    const two = securityCredential('Safaricom999!*!', publicKey)
    expect(one).toHaveLength(344)
    expect(one.endsWith('==')).toBe(true)
    expect(one).not.toBe(two)
    expect(decrypt(one, privateKey)).toBe('Safaricom999!*!')
    expect(decrypt(two, privateKey)).toBe('Safaricom999!*!')
  })

  test('a certificate serves as well as a bare key; nothing else does', () => {
    expect(Buffer.from(securityCredential('Safaricom999!*!', TEST_CERTIFICATE), 'base64')).toHaveLength(256)
    // The file itself (DER) as base64 text serves too; validity, chain and name are never looked at.
    const der = TEST_CERTIFICATE.replace(/-----[A-Z ]+-----/g, '')
    expect(Buffer.from(securityCredential('Safaricom999!*!', der), 'base64')).toHaveLength(256)
    expect(() => securityCredential('x'.repeat(246), TEST_CERTIFICATE)).toThrow()
    expect(() => securityCredential('x', 'not a certificate')).toThrow()
  })
})
