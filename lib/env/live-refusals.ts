import { whyNotLive } from '@/lib/providers/outgoing-address'
import { sandboxConfigs, sandboxSecrets } from './sandbox-providers'
import { fail, isSet, list, PROVIDER_VARIABLES, type Variables } from './variables'

const DISTINCT_SIGNS_MIN = 9

/** What production refuses (RELIABILITY.md section 3 row 39). @throws Error naming the variable and what to put there. */
export function refuseUnsafe(v: Variables): void {
  refuseDevelopment(v)
  refuseGuessable(v)
  refuseUnusableAddresses(v)
  refuseSandboxKeys(v)
}

/** `next dev` shows code and errors to whoever asks, and has let strangers in (CVE-2026-94485). */
function refuseDevelopment(v: Variables): void {
  if (v.NODE_ENV === 'development') fail('npm run dev is not safe with real money. Use npm start.')
}

/** Right in length and made by a hand: 0000…, abcabc…. Random ones of this length have more signs than that. */
function refuseGuessable(v: Variables): void {
  for (const name of ['HAZINA_KEY', 'NEXTAUTH_SECRET'] as const)
    if (new Set(v[name]).size < DISTINCT_SIGNS_MIN)
      fail(`${name} is easily guessed. Put random characters there: openssl rand -hex 32.`)
}

/** Real money goes to public https hosts of real providers only; a sandbox's address beside live ones is a mistake. */
function refuseUnusableAddresses(v: Variables): void {
  const addresses = [
    'MPESA_BASE_URL',
    'WEKEZA_BASE_URL',
    'WEKEZA_OAUTH_URL',
    'BITPESA_BASE_URL',
    'IHELA_BASE_URL',
  ] as const
  for (const name of [...addresses, 'IHELA_TOKEN_URL' as const]) {
    const why = isSet(v, name) ? whyNotLive(v[name]) : undefined
    if (why)
      fail(`${name} is not usable: ${why}. Put the provider's live address there, such as https://api.host.co.ke.`)
  }
  if (!isPublicHttps(v.HAZINA_PUBLIC_URL))
    fail('HAZINA_PUBLIC_URL has to be the https address that providers call back, such as https://pay.merchant.co.ke.')
}

function isPublicHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:' && new URL(text).pathname === '/'
}

/** What the built-in sandbox takes is public: whoever puts it beside a live host has copied the wrong lines. */
function refuseSandboxKeys(v: Variables): void {
  const known = new Set(sandboxSecrets(sandboxConfigs(v.SANDBOX_PORT, '')))
  const names = Object.values(PROVIDER_VARIABLES).flat()
  const copied = names.find((name) => /KEY|SECRET|PASS/.test(name) && list(v[name]).some((word) => known.has(word)))
  if (copied) fail(`${copied} is the sandbox's own. Put the one there that the provider gave you.`)
}
