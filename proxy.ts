import { type NextRequest, NextResponse } from 'next/server'
import { sessionCookieName } from '@/app/_shared/cookie-names'
import { NONCE_HEADER, PATH_HEADER } from '@/app/_shared/request-headers'
import {
  contentSecurityPolicy,
  FORGET_STORAGE,
  newNonce,
  SIGNED_OUT_PATH,
  securityHeaders,
} from '@/app/_shared/security-headers'
import { env } from '@/lib/env'

/**
 * Gives every answer its security headers and sends visitors to sign in. It is no access check: every page, action and
 * handler checks by itself (RELIABILITY.md section 3 row 11).
 */
export function proxy(request: NextRequest): NextResponse {
  const { publicUrl } = env()
  const { pathname, search } = request.nextUrl
  const nonce = newNonce()
  const policy = contentSecurityPolicy(nonce)
  const response = isVisitorOnPage(request, publicUrl) ? toSignIn(request) : onward()
  response.headers.set('content-security-policy', policy)
  for (const [name, value] of securityHeaders(publicUrl)) response.headers.set(name, value)
  if (isAfterSignOut(request, publicUrl)) response.headers.set(...FORGET_STORAGE)
  return response

  function onward(): NextResponse {
    const headers = new Headers(request.headers)
    // Next.js takes the nonce from the request's policy: one that came from outside must never get there.
    headers.delete('content-security-policy-report-only')
    headers.set('content-security-policy', policy)
    headers.set(NONCE_HEADER, nonce)
    headers.set(PATH_HEADER, `${pathname}${search}`)
    return NextResponse.next({ request: { headers } })
  }
}

function isAfterSignOut({ nextUrl, cookies }: NextRequest, publicUrl: string): boolean {
  return nextUrl.pathname + nextUrl.search === SIGNED_OUT_PATH && !cookies.get(sessionCookieName(publicUrl))?.value
}

/** Reading a page without a cookie. Actions and data answer for themselves, in words or with 401. */
function isVisitorOnPage(request: NextRequest, publicUrl: string): boolean {
  const { pathname } = request.nextUrl
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  if (/^\/(sign-in|enter|api|exports)(\/|$)/.test(pathname)) return false
  return !request.cookies.has(sessionCookieName(publicUrl))
}

function toSignIn(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const target = request.nextUrl.clone()
  target.pathname = '/sign-in'
  target.search = pathname === '/' ? '' : `?next=${encodeURIComponent(`${pathname}${search}`)}`
  return NextResponse.redirect(target)
}

export const config = {
  // Callbacks carry raw bodies that nothing may cut or touch, and statements more than the 10 MB that go through here;
  // health and built files carry nothing to protect.
  matcher: ['/((?!hooks/|api/(?:health|ready|metrics)$|api/statements$|_next/static/|icon|favicon).*)'],
}
