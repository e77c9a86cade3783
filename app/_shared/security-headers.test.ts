import { NextRequest } from 'next/server'
import { describe, expect, test, vi } from 'vitest'
import { proxy } from '@/proxy'

const settings = vi.hoisted(() => ({ publicUrl: 'https://pay.example.org' }))
vi.mock('@/lib/env', () => ({ env: () => settings }))

const ask = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(new NextRequest(`https://pay.example.org${path}`, init))
const signedIn = { headers: { cookie: '__Host-hazina-session=x' } }
const nonceOf = (policy: string | null) => policy?.match(/'nonce-([^']+)'/)?.[1]

describe('every answer', () => {
  test('carries the headers of RELIABILITY.md section 3', () => {
    const { headers } = ask('/payments', signedIn)
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self' 'nonce-N' 'strict-dynamic'; style-src 'self' 'nonce-N'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'`.replaceAll(
        'nonce-N',
        `nonce-${nonceOf(headers.get('content-security-policy'))}`,
      ),
    )
    expect(Object.fromEntries(headers)).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'cache-control': 'no-store',
    })
  })

  test('has a nonce of its own of 128 bits, which the page gets too, and nothing from outside', () => {
    const outside = {
      ...signedIn.headers,
      'x-nonce': 'mine',
      'content-security-policy': "script-src 'nonce-mine'",
      'x-hazina-path': '/x',
    }
    const [first, second] = [ask('/a?b=c', { headers: outside }), ask('/a')]
    const nonce = nonceOf(first.headers.get('content-security-policy'))
    expect(Buffer.from(nonce ?? '', 'base64')).toHaveLength(16)
    expect(nonce).not.toBe(nonceOf(second.headers.get('content-security-policy')))
    // How Next.js hands headers on to the page.
    expect(first.headers.get('x-middleware-request-x-nonce')).toBe(nonce)
    expect(first.headers.get('x-middleware-request-content-security-policy')).toContain(`'nonce-${nonce}'`)
    expect(first.headers.get('x-middleware-request-content-security-policy')).not.toContain('mine')
    expect(first.headers.get('x-middleware-request-x-hazina-path')).toBe('/a?b=c')
  })

  test('has the browser forget what tabs kept once somebody signed out, and only then', () => {
    expect(ask('/sign-in?out').headers.get('clear-site-data')).toBe('"storage"')
    expect(ask('/sign-in').headers.has('clear-site-data')).toBe(false)
    expect(ask('/sign-in?out', signedIn).headers.has('clear-site-data'), 'a link there costs no draft').toBe(false)
  })

  test('promises https only where there is https', () => {
    settings.publicUrl = 'http://127.0.0.1:3000'
    expect(ask('/sign-in').headers.has('strict-transport-security')).toBe(false)
    settings.publicUrl = 'https://pay.example.org'
  })
})

describe('a visitor', () => {
  test.each([
    ['/', '/sign-in'],
    ['/payments', '/sign-in?next=%2Fpayments'],
    ['/transactions?q=a&tab=unknown', '/sign-in?next=%2Ftransactions%3Fq%3Da%26tab%3Dunknown'],
    ['/sign-in-elsewhere', '/sign-in?next=%2Fsign-in-elsewhere'],
  ])('asking for %s is sent to %s', (path, target) => {
    expect(ask(path).headers.get('location')).toBe(`https://pay.example.org${target}`)
  })

  test.each(['/sign-in', '/api/auth/csrf', '/api/live/payments', '/exports/transactions.csv'])(
    'is not redirected from %s',
    (path) => {
      expect(ask(path).headers.has('location')).toBe(false)
    },
  )

  test('posting an action is answered by the action', () => {
    expect(ask('/payments', { method: 'POST' }).headers.has('location')).toBe(false)
  })

  test('with the cookie’s plain name on https is still one', () => {
    expect(ask('/payments', { headers: { cookie: 'hazina-session=x' } }).headers.get('location')).toContain('/sign-in')
  })
})
