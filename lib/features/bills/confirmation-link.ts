/** First labels of names such as co.ke or gov.bi, under which strangers register their own. */
const SHARED_SECOND_LEVEL = ['ac', 'co', 'com', 'go', 'gov', 'me', 'ne', 'net', 'or', 'org', 'sc']

/**
 * The page on which a bill is confirmed, if it may be a link: only the provider's own host, or another host of the same
 * owner (the contract has the page beside the gateway: mytest.ihela.online and testgate.ihela.online). Anything else that
 * the provider sent is shown as text, so that a wrong answer cannot lead a customer to a stranger's page.
 */
export function openableLink(address: string, providerBaseUrl: string): { href: string; host: string } | undefined {
  if (!URL.canParse(address) || !URL.canParse(providerBaseUrl)) return undefined
  const page = new URL(address)
  const own = new URL(providerBaseUrl)
  if (page.username !== '' || page.password !== '') return undefined
  const same = page.origin === own.origin
  const sibling = page.protocol === 'https:' && page.port === own.port && isSibling(page.hostname, own.hostname)
  return same || sibling ? { href: page.href, host: page.host } : undefined
}

function isSibling(a: string, b: string): boolean {
  const owner = ownerOf(b)
  return owner !== undefined && ownerOf(a) === owner
}

/** The name without its first label, where what is left can have one owner only. */
function ownerOf(hostname: string): string | undefined {
  const labels = hostname.split('.')
  // Three labels at least, so that the owner is a name under a top-level domain and never the domain itself.
  if (labels.length < 3 || /^\d+$/.test(labels.at(-1) ?? '')) return undefined
  const owner = labels.slice(1)
  return owner.length === 2 && SHARED_SECOND_LEVEL.includes(owner[0] ?? '') ? undefined : owner.join('.')
}
