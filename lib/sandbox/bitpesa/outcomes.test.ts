import { expect, test } from 'vitest'
import { categoryOf, mayEdit, outcomeCode, reasonDetails, willRetry } from './outcomes'

/** The table of contract section 14 with its published example numbers. */
test.each([
  ['GHS::Bank', { bank_account: '12345678900' }, '0'],
  ['GHS::Bank', { bank_account: '12345678901' }, '14'],
  ['GHS::Mobile', { phone_number: '+233302123418' }, '3'],
  ['GHS::Mobile', { phone_number: '+233302123439' }, '421'],
  ['GHS::Mobile', { phone_number: '+233302123419' }, '5'],
  ['NGN::Bank', { bank_account: '12345678908' }, '3'],
  ['NGN::Bank', { bank_account: '12345678919' }, '416'],
  ['NGN::Bank', { bank_account: '12345678971' }, '511'],
  ['NGN::Bank', { bank_account: '12345678918' }, '0'],
  ['UGX::Mobile', { phone_number: '+256752123400' }, '0'],
  ['UGX::Mobile', { phone_number: '+256752123411' }, '14'],
  ['UGX::Mobile', { phone_number: '+256752123418' }, '331'],
  ['UGX::Mobile', { phone_number: '0752 123 419' }, '42'],
  ['UGX::Mobile', { phone_number: '752123449' }, '5'],
  ['UGX::Mobile', { phone_number: '+256772123411' }, '14'],
  ['UGX::Mobile', { phone_number: '+256772123418' }, '331'],
  ['UGX::Mobile', { phone_number: '+256772123409' }, '414'],
  ['UGX::Mobile', { phone_number: '+256772123419' }, '0'],
  ['UGX::Mobile', { phone_number: '+256772123419', mobile_provider: 'airtel' }, '42'],
  ['XAF::Mobile', { phone_number: '+237674044438', country: 'CM' }, '3'],
  ['XAF::Mobile', { phone_number: '+237674044469' }, '42'],
  ['XAF::Mobile', { phone_number: '+24174709408' }, '3'],
  ['XAF::Mobile', { phone_number: '+24174709409', country: 'GA' }, '423'],
  ['XAF::Mobile', { phone_number: '+24174709401', country: 'GA' }, '14'],
  ['XOF::Mobile', { phone_number: '+221774044409' }, '531'],
  ['KES::Mobile', { phone_number: '+254700000039' }, '421'],
  ['KES::Bank', { bank_account: '1005550018' }, '3'],
  ['EUR::Bank', { iban: 'DE89370400440532013001' }, '14'],
  ['KES::Mobile', { phone_number: '+254700000077' }, '0'],
])('%s to %j ends in code %s', (type, details, code) => {
  expect(outcomeCode(type, details)).toBe(code)
})

test('categories decide what the recipient may do', () => {
  expect(['0', '14', '21', '331', '421', '541', '5', '542', '99'].map(categoryOf)).toEqual([
    ...['paid', 'pending', 'recipient_action_required', 'temporary_error', 'recipient_error', 'recipient_error'],
    ...['sender_error', 'sender_error', 'exception'],
  ])
  expect([willRetry('3'), mayEdit('3'), willRetry('421'), mayEdit('421'), mayEdit('5')]).toEqual([
    true,
    true,
    false,
    true,
    false,
  ])
})

test('a reason carries its code as text and three tiers of words', () => {
  const { code, messages } = reasonDetails('414')
  expect(code).toBe('414')
  expect(messages).toHaveLength(3)
})
