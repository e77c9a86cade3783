/** The browser that a session belongs to, as far as the request tells: nothing rests on it, people recognise it by it. */
export type Client = Readonly<{
  userAgent: string
  /** Empty when not known. */
  address: string
}>

export const UNKNOWN_CLIENT: Client = { userAgent: '', address: '' }

const USER_AGENT_MAX = 300

/** Without what a terminal or a page could read as something else, and not longer than anyone would look at. */
export function storedClient({ userAgent, address }: Client): Client {
  return { userAgent: plain(userAgent).slice(0, USER_AGENT_MAX), address: plain(address).slice(0, 64) }
}

function plain(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '')
}

const BROWSERS = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\/|\bOpera\b/],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\bFirefox\/|\bFxiOS\//],
  ['Chrome', /\bChrome\/|\bCriOS\/|\bHeadlessChrome\//],
  ['Safari', /\bSafari\//],
] as const
const SYSTEMS = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const

/** "Chrome", "Android": names that are the same in every language; undefined for what is not recognised. */
export function deviceOf(userAgent: string): { browser: string | undefined; system: string | undefined } {
  const named = (list: readonly (readonly [string, RegExp])[]) => list.find(([, sign]) => sign.test(userAgent))?.[0]
  return { browser: named(BROWSERS), system: named(SYSTEMS) }
}
