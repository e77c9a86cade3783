import { describe, expect, it } from 'vitest'
import { bodyHash, sign, verify } from './signature'
import { COMPUTED, COMPUTED_KEY, COMPUTED_SECRET, type ComputedVector, EMPTY_HASH, GOLDEN, PUBLISHED } from './vectors'

function vector(name: string): ComputedVector {
  const found = COMPUTED.find((each) => each.name.startsWith(name))
  if (!found) throw new Error(`no vector ${name}`)
  return found
}

describe('the published vectors', () => {
  it('hash the body as it travels', () => {
    expect(Buffer.byteLength(PUBLISHED.body)).toBe(597)
    expect(bodyHash(PUBLISHED.body)).toBe(PUBLISHED.hash)
    expect(bodyHash(PUBLISHED.body.replaceAll('/', '\\/'))).toBe(PUBLISHED.phpHash)
    expect(bodyHash('')).toBe(EMPTY_HASH)
  })

  it.each([
    ['bitpesa', PUBLISHED.bitpesa],
    ['transferzero', PUBLISHED.transferzero],
  ])('sign it for the address of %s', (_name, { url, signature }) => {
    const { secret, nonce, body } = PUBLISHED
    expect(sign(secret, { nonce, method: 'POST', url, body })).toBe(signature)
  })

  it('the golden one of RELIABILITY.md', () => {
    expect(bodyHash(GOLDEN.body).startsWith(GOLDEN.hashStart)).toBe(true)
    expect(sign(GOLDEN.secret, { ...GOLDEN, method: 'POST' })).toBe(GOLDEN.signature)
  })
})

describe('the computed vectors', () => {
  it.each(COMPUTED.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    if (each.hash !== undefined) expect(bodyHash(each.body)).toBe(each.hash)
    expect(sign(COMPUTED_SECRET, each)).toBe(each.signature)
    const headers = {
      'Authorization-Key': COMPUTED_KEY,
      'Authorization-Nonce': each.nonce,
      'Authorization-Signature': each.signature,
    }
    expect(verify({ apiKey: COMPUTED_KEY, apiSecret: COMPUTED_SECRET }, headers, each)).toBe(true)
  })

  it('there are six, with the published sizes', () => {
    expect(COMPUTED).toHaveLength(6)
    expect(['B4', 'B5', 'B7'].map((name) => Buffer.byteLength(vector(name).body))).toEqual([82, 47, 189])
  })

  it.each([
    ['B4 with one byte of the body changed', 'B4', { body: vector('B4').body.replace('ded"', 'dee"') }],
    ['B2 with its query decoded', 'B2', { url: vector('B2').url.replaceAll('%3A', ':') }],
    ['B3 over https', 'B3', { url: vector('B3').url.replace('http:', 'https:') }],
  ])('%s does not fit', (_name, name, change) => {
    const parts = { ...vector(name), ...change }
    expect(sign(COMPUTED_SECRET, parts)).not.toBe(vector(name).signature)
  })
})

describe('verifying', () => {
  const b7 = vector('B7')
  const credentials = { apiKey: COMPUTED_KEY, apiSecret: COMPUTED_SECRET }
  const good = {
    'authorization-key': COMPUTED_KEY,
    'authorization-nonce': b7.nonce,
    'authorization-signature': b7.signature,
  }

  it.each([
    ['lower case', good],
    [
      'the usual case',
      Object.fromEntries(
        Object.entries(good).map(([name, value]) => [name.replace(/\b[a-z]/g, (c) => c.toUpperCase()), value]),
      ),
    ],
  ])('takes header names in %s', (_name, headers) => {
    expect(verify(credentials, headers, b7)).toBe(true)
  })

  it.each([
    ['another key', { ...good, 'authorization-key': 'KEY-0002' }],
    ['no nonce', { ...good, 'authorization-nonce': '' }],
    ['a cut signature', { ...good, 'authorization-signature': b7.signature.slice(0, 64) }],
    ['nothing', {}],
  ])('refuses %s', (_name, headers) => {
    expect(verify(credentials, headers, b7)).toBe(false)
  })
})
