import { describe, expect, test } from 'vitest'
import { isOwnOrigin } from './own-origin'

const own = (headers: Record<string, string>, publicUrl = 'https://pay.example.org') =>
  isOwnOrigin(new Headers(headers), publicUrl)

describe('a request that changes something', () => {
  test('comes from our own pages when Origin and the browser say so', () => {
    expect(own({ origin: 'https://pay.example.org', 'sec-fetch-site': 'same-origin' })).toBe(true)
    expect(own({ origin: 'https://pay.example.org' })).toBe(true)
  })

  test.each([
    ['no Origin', {}],
    ['no Origin, though the browser says same-origin', { 'sec-fetch-site': 'same-origin' }],
    ['Origin null', { origin: 'null' }],
    ['an empty Origin', { origin: '' }],
    ['no URL', { origin: 'pay.example.org' }],
    ['another scheme', { origin: 'http://pay.example.org' }],
    ['another port', { origin: 'https://pay.example.org:8443' }],
    ['a subdomain', { origin: 'https://x.pay.example.org' }],
    ['the parent', { origin: 'https://example.org' }],
    ['a look-alike', { origin: 'https://pay.example.org.evil.example' }],
    ['userinfo', { origin: 'https://pay.example.org@evil.example' }],
    ['two at once', { origin: 'https://pay.example.org, https://evil.example' }],
    ['a cross-site request', { origin: 'https://pay.example.org', 'sec-fetch-site': 'cross-site' }],
    ['a same-site request', { origin: 'https://pay.example.org', 'sec-fetch-site': 'same-site' }],
    ['a typed address', { origin: 'https://pay.example.org', 'sec-fetch-site': 'none' }],
    ['our own Host and another Origin', { origin: 'https://evil.example', host: 'pay.example.org' }],
    ['a forwarded host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
    ['the machine itself', { origin: 'http://localhost' }],
  ])('is refused with %s', (_what, headers) => {
    expect(own(headers)).toBe(false)
  })

  test('on the machine itself localhost and 127.0.0.1 are one, other ports are not', () => {
    expect(own({ origin: 'http://localhost:3000' }, 'http://127.0.0.1:3000')).toBe(true)
    expect(own({ origin: 'http://127.0.0.1:3000' }, 'http://localhost:3000')).toBe(true)
    expect(own({ origin: 'http://localhost:3001' }, 'http://127.0.0.1:3000')).toBe(false)
    expect(own({ origin: 'http://localhost:3000' }, 'http://10.0.0.5:3000')).toBe(false)
  })
})
