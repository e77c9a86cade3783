import { describe, expect, it } from 'vitest'
import { sha256Hex } from './content-hash'
import { sameAccount } from './same-account'

const PHONE = '254712345678'

describe('an account as ordered and as told', () => {
  it.each([
    ['in full', PHONE, PHONE],
    ['masked in the middle', PHONE, '2547 ***** 678'],
    ['masked on our side, when the money came without a number', '2547 ***** 678', PHONE],
    ['hashed', PHONE, sha256Hex(PHONE)],
    ['hashed on one side and masked on the other, which nobody can compare', sha256Hex(PHONE), '2547 ***** 678'],
  ])('is one account %s', (_how, ours, theirs) => {
    expect(sameAccount(ours, theirs)).toBe(true)
  })

  it.each([
    ['another number', PHONE, '254712345679'],
    ['a mask that ends otherwise', PHONE, '2547 ***** 679'],
    ['a mask that begins otherwise', PHONE, '2541 ***** 678'],
    ['the hash of another number', PHONE, sha256Hex('254712345679')],
    ['two hashes', sha256Hex(PHONE), sha256Hex('254712345679')],
  ])('differs with %s', (_how, ours, theirs) => {
    expect(sameAccount(ours, theirs)).toBe(false)
  })
})
