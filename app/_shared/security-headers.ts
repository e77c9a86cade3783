const ONE_YEAR_SECONDS = 31_536_000

/** 128 fresh bits, base64. */
export function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
}

/** `next dev` evaluates code and talks to its own socket; no build does. */
// biome-ignore lint/style/noProcessEnv: the bundler replaces it by a constant
const isDevelopment = process.env.NODE_ENV === 'development'

/**
 * RELIABILITY.md section 3 row 15 and STACK.md 3: nothing runs without this answer's nonce. Style *attributes* are let
 * through, because Recharts and Radix place things with them.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * Where signing out leads; the page there empties the tab. Its answer carries {@link FORGET_STORAGE}, for visitors only: a link
 * there costs nobody their drafts.
 */
export const SIGNED_OUT_PATH = '/sign-in?out'
/** Row 16: what tabs kept of forms goes with the person. Not "cache": pages are never stored, and the program's files may stay. */
export const FORGET_STORAGE = ['clear-site-data', '"storage"'] as const

/** Row 16. HSTS only where the site is https: a browser ignores it over http. */
export function securityHeaders(publicUrl: string): readonly (readonly [name: string, value: string])[] {
  return [
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'no-referrer'],
    ['x-frame-options', 'DENY'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'],
    ['cache-control', 'no-store'],
    ...(publicUrl.startsWith('https:')
      ? [['strict-transport-security', `max-age=${ONE_YEAR_SECONDS}; includeSubDomains`] as const]
      : []),
  ]
}
