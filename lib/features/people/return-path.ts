const START = '/'
const LENGTH_MAX = 500

/**
 * Where to go after signing in: a path of this site or the start page. Refuses everything a browser could read as
 * another host (`//`, `\`, control characters, encoded or not) and paths that are no pages.
 */
export function returnPath(wished: string | null | undefined): string {
  if (!wished || wished.length > LENGTH_MAX || !wished.startsWith('/')) return START
  const pathname = wished.split(/[?#]/, 1)[0] ?? ''
  if (!isPlain(pathname) || hasControl(wished) || wished.includes('\\')) return START
  const url = new URL(wished, 'http://own.invalid')
  if (url.origin !== 'http://own.invalid') return START
  if (/^\/(sign-in|enter|refused|api|hooks|exports|_next)(\/|$)/.test(url.pathname)) return START
  return `${url.pathname}${url.search}`
}

/** A path without encoded slashes, dots or percent signs: those only serve to look like something else. */
function isPlain(pathname: string): boolean {
  return (
    !pathname.includes('//') &&
    !/%(2f|5c|2e|25|0[0-9a-f]|1[0-9a-f]|7f)/i.test(pathname) &&
    !pathname.split('/').includes('..')
  )
}

function hasControl(text: string): boolean {
  return [...text].some((character) => {
    const code = character.codePointAt(0) ?? 0
    return code < 0x20 || code === 0x7f
  })
}
