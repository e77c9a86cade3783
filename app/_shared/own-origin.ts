const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * Whether a request that changes something comes from our own pages (RELIABILITY.md section 3 row 14): Origin must be
 * there and equal the configured address; `null` and missing are refused; the browser's own word must agree. The Host
 * header says nothing: whoever sends the request chooses it.
 */
export function isOwnOrigin(headers: Pick<Headers, 'get'>, publicUrl: string): boolean {
  const origin = headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return false
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const own = new URL(publicUrl)
  return origin === own.origin || isSameMachine(new URL(origin), own)
}

/** On the machine itself people type localhost or 127.0.0.1: the same server either way. */
function isSameMachine(a: URL, b: URL): boolean {
  return (
    a.protocol === b.protocol && a.port === b.port && LOOPBACK.includes(a.hostname) && LOOPBACK.includes(b.hostname)
  )
}
