import { expect, it } from 'vitest'
import { normaliseForeignMsisdn, normaliseKenyanMsisdn, readableMsisdn } from './msisdn'

// Daraja contract section 15, and what people paste.
it.each(['0708374149', '708374149', '+254 708 374 149', '254708374149', '0708-374-149', ' 254 708 374149 '])(
  'takes %j',
  (typed) => {
    expect(normaliseKenyanMsisdn(typed)).toBe('254708374149')
  },
)

it('takes the newer 01 numbers', () => {
  expect(normaliseKenyanMsisdn('0110000001')).toBe('254110000001')
})

it.each([
  '0208374149',
  '25470837414',
  '2547083741499',
  '255708374149',
  '',
  'abc',
  '0708 374 14x',
  '7083741491',
  '١٢٣٤٥٦٧٨٩',
])('refuses %j', (typed) => {
  expect(normaliseKenyanMsisdn(typed)).toBeUndefined()
})

it('reads numbers out the way people say them', () => {
  expect(readableMsisdn('254712345678')).toBe('0712 345 678')
  expect(readableMsisdn('256752123400')).toBe('+256752123400')
})

it.each(['0752123400', '+256 752 123 400', '256752123400', '752123400'])('makes the Ugandan %j into E.164', (typed) => {
  expect(normaliseForeignMsisdn(typed, '256')).toBe('+256752123400')
})
