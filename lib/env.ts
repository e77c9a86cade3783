import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { isZone, type Zone } from '@/lib/core/days-and-zones'
import { minorFromDecimal } from '@/lib/core/money'
import type { CallbackCaution } from '@/lib/providers/inbound'
import { isAddressOrRange } from '@/lib/providers/network-address'
import { whyNotLive } from '@/lib/providers/outgoing-address'
import type { ProviderConfigs } from '@/lib/providers/registry'

/**
 * The only reader of the environment. Read once, checked, and a bad start names the variable and what to put there.
 * Sandbox mode: no provider variable is set. Live mode: at least one provider is complete; a half-set one refuses.
 */
const text = z.string().trim().optional().default('')
const Environment = z.object({
  NODE_ENV: text,
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  SANDBOX_PORT: z.coerce.number().int().min(1).max(65_530).default(4010),
  HAZINA_ROOT: text,
  HAZINA_DATA_DIR: text,
  DATABASE_URL: text,
  HAZINA_ANCHOR_FILE: text,
  HAZINA_ZONE: text,
  HAZINA_PUBLIC_URL: text,
  HAZINA_MERCHANT_NAME: text,
  HAZINA_KEY: text,
  HAZINA_HISTORY: z.enum(['full', 'none']).default('full'),
  HAZINA_PROXY_ADDRESS_HEADER: text,
  HAZINA_WATCH_PARENT: z.coerce.number().int().optional(),
  NEXTAUTH_SECRET: text,
  MPESA_BASE_URL: text,
  MPESA_CONSUMER_KEY: text,
  MPESA_CONSUMER_SECRET: text,
  MPESA_SHORTCODE: text,
  MPESA_PASSKEY: text,
  MPESA_PAYOUT_SHORTCODE: text,
  MPESA_INITIATOR_NAME: text,
  MPESA_INITIATOR_PASSWORD: text,
  MPESA_CERTIFICATE_FILE: text,
  MPESA_CALLBACK_ADDRESSES: text,
  MPESA_CONFIRM_PAYOUTS_ABOVE: text,
  WEKEZA_BASE_URL: text,
  WEKEZA_OAUTH_URL: text,
  WEKEZA_CLIENT_ID: text,
  WEKEZA_CLIENT_SECRET: text,
  WEKEZA_WEBHOOK_SECRETS: text,
  WEKEZA_ACCOUNT_IDS: text,
  BITPESA_BASE_URL: text,
  BITPESA_API_KEY: text,
  BITPESA_API_SECRET: text,
  BITPESA_CURRENCIES: text,
  BITPESA_SENDER_ID: text,
  IHELA_BASE_URL: text,
  IHELA_TOKEN_URL: text,
  IHELA_CLIENT_ID: text,
  IHELA_CLIENT_SECRET: text,
})
type Variables = z.infer<typeof Environment>

/** What each provider needs before it counts as set up; the optional ones are left out. */
export const PROVIDER_VARIABLES = {
  mpesa: [
    'MPESA_BASE_URL',
    'MPESA_CONSUMER_KEY',
    'MPESA_CONSUMER_SECRET',
    'MPESA_SHORTCODE',
    'MPESA_PASSKEY',
    'MPESA_PAYOUT_SHORTCODE',
    'MPESA_INITIATOR_NAME',
    'MPESA_INITIATOR_PASSWORD',
    'MPESA_CERTIFICATE_FILE',
  ],
  wekeza: [
    'WEKEZA_BASE_URL',
    'WEKEZA_OAUTH_URL',
    'WEKEZA_CLIENT_ID',
    'WEKEZA_CLIENT_SECRET',
    'WEKEZA_WEBHOOK_SECRETS',
    'WEKEZA_ACCOUNT_IDS',
  ],
  bitpesa: ['BITPESA_BASE_URL', 'BITPESA_API_KEY', 'BITPESA_API_SECRET', 'BITPESA_SENDER_ID'],
  ihela: ['IHELA_BASE_URL', 'IHELA_CLIENT_ID', 'IHELA_CLIENT_SECRET'],
} as const satisfies Record<string, readonly (keyof Variables)[]>

export type Settings = Readonly<{
  mode: 'sandbox' | 'live'
  merchantName: string
  port: number
  sandboxPort: number
  /** Absolute; migrations are found below it. */
  root: string
  dataDir: string
  /** Absolute path of the SQLite file; of the one that was there before, if `databaseUrl` is set. */
  databaseFile: string
  /** `postgres://…` of the server that holds the data; undefined while the file does. */
  databaseUrl: string | undefined
  /** Absolute; where the audit log's head is noted down, outside the database. */
  anchorFile: string
  zone: Zone
  /** Without a trailing slash; callbacks and origin checks are built on it, never on a request's Host. */
  publicUrl: string
  /** 32 bytes: callback tokens and stored second factors hang on it. */
  key: Buffer
  sessionSecret: string
  loadHistory: boolean
  /** Lower-case name of the header in which the proxy in front says who called; empty without such a proxy. */
  proxyAddressHeader: string
  watchParent: number | undefined
  providers: (sandboxCertificatePem: string) => ProviderConfigs
}>

const DISTINCT_SIGNS_MIN = 9

/** KES. An unsigned callback alone settles no larger payout. */
const CONFIRM_PAYOUTS_ABOVE = '100000'

function fail(sentence: string): never {
  throw new Error(`Hazina cannot start: ${sentence}`)
}

function isSet(variables: Variables, name: keyof Variables): boolean {
  return variables[name] !== undefined && variables[name] !== ''
}

function liveProviders(variables: Variables): (keyof typeof PROVIDER_VARIABLES)[] {
  const names = Object.keys(PROVIDER_VARIABLES) as (keyof typeof PROVIDER_VARIABLES)[]
  return names.filter((name) => {
    const missing = PROVIDER_VARIABLES[name].filter((variable) => !isSet(variables, variable))
    if (missing.length === PROVIDER_VARIABLES[name].length) return false
    if (missing.length > 0) fail(`${name} is half set up. Set ${missing.join(', ')}, or remove its other variables.`)
    return true
  })
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

function readCertificate(file: string): string {
  if (!existsSync(file))
    fail(
      `MPESA_CERTIFICATE_FILE names ${file}, which does not exist. Put the certificate from the Daraja portal there.`,
    )
  const bytes = readFileSync(file)
  return bytes.includes('-----BEGIN')
    ? bytes.toString('utf8')
    : `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
}

/** Safaricom's lists of addresses differ, so the operator says which; without a list any may call. */
function mpesaCaution(v: Variables): CallbackCaution {
  const addresses = list(v.MPESA_CALLBACK_ADDRESSES)
  const wrong = addresses.find((address) => !isAddressOrRange(address))
  if (wrong)
    fail(`MPESA_CALLBACK_ADDRESSES holds "${wrong}". Put addresses or ranges there: 196.201.214.200,196.201.213.0/24.`)
  if (addresses.length > 0 && !v.HAZINA_PROXY_ADDRESS_HEADER)
    fail(
      'MPESA_CALLBACK_ADDRESSES needs HAZINA_PROXY_ADDRESS_HEADER: the header in which your proxy says who called, such as x-real-ip.',
    )
  const confirmAboveMinor = minorFromDecimal(v.MPESA_CONFIRM_PAYOUTS_ABOVE || CONFIRM_PAYOUTS_ABOVE, 'KES')
  if (confirmAboveMinor === undefined)
    fail(`MPESA_CONFIRM_PAYOUTS_ABOVE is "${v.MPESA_CONFIRM_PAYOUTS_ABOVE}". Put an amount in KES there: 100000.`)
  return { addresses, confirmAboveMinor }
}

/** The providers of the built-in sandbox: DESIGN.md, the demo credentials. They are public fixtures. */
function sandboxConfigs(sandboxPort: number, certificatePem: string): ProviderConfigs {
  const origin = (offset: number) => `http://127.0.0.1:${sandboxPort + offset}`
  return {
    mpesa: {
      baseUrl: origin(1),
      consumerKey: 'hazina-sandbox-key',
      consumerSecret: 'hazina-sandbox-secret',
      collect: { shortcode: '174379', passkey: 'bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919' },
      payout: { shortcode: '600100', initiatorName: 'testapi', initiatorPassword: 'Safaricom999!*!' },
      certificatePem,
    },
    wekeza: {
      baseUrl: `${origin(2)}/api/v1`,
      oauthUrl: `${origin(2)}/oauth`,
      clientId: 'hazina-sandbox',
      clientSecret: 'hazina-sandbox-secret',
      webhookSecrets: ['whsec_hazina_sandbox'],
      accountIds: ['acc_soko_operations', 'acc_soko_payroll'],
    },
    bitpesa: {
      baseUrl: `${origin(3)}/v1`,
      apiKey: 'hazina-sandbox-key',
      apiSecret: 'hazina-sandbox-secret',
      currencies: ['USD', 'NGN', 'UGX', 'KES'],
      senderExternalId: 'soko-fresh-ltd',
    },
    ihela: { baseUrl: origin(4), clientId: 'hazina-sandbox', clientSecret: 'hazina-sandbox-secret' },
  }
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

function sandboxSecrets({ mpesa, wekeza, bitpesa, ihela }: ProviderConfigs): string[] {
  return [
    mpesa?.consumerKey,
    mpesa?.consumerSecret,
    mpesa?.collect?.passkey,
    mpesa?.payout?.initiatorPassword,
    wekeza?.clientSecret,
    ...(wekeza?.webhookSecrets ?? []),
    bitpesa?.apiKey,
    bitpesa?.apiSecret,
    ihela?.clientSecret,
  ].filter((secret) => secret !== undefined)
}

function liveConfigs(v: Variables): ProviderConfigs {
  const live = liveProviders(v)
  return {
    ...(live.includes('mpesa') && {
      mpesa: {
        baseUrl: v.MPESA_BASE_URL,
        consumerKey: v.MPESA_CONSUMER_KEY,
        consumerSecret: v.MPESA_CONSUMER_SECRET,
        collect: { shortcode: v.MPESA_SHORTCODE, passkey: v.MPESA_PASSKEY },
        payout: {
          shortcode: v.MPESA_PAYOUT_SHORTCODE,
          initiatorName: v.MPESA_INITIATOR_NAME,
          initiatorPassword: v.MPESA_INITIATOR_PASSWORD,
        },
        certificatePem: readCertificate(v.MPESA_CERTIFICATE_FILE),
        caution: mpesaCaution(v),
      },
    }),
    ...(live.includes('wekeza') && {
      wekeza: {
        baseUrl: v.WEKEZA_BASE_URL,
        oauthUrl: v.WEKEZA_OAUTH_URL,
        clientId: v.WEKEZA_CLIENT_ID,
        clientSecret: v.WEKEZA_CLIENT_SECRET,
        webhookSecrets: list(v.WEKEZA_WEBHOOK_SECRETS),
        accountIds: list(v.WEKEZA_ACCOUNT_IDS),
      },
    }),
    ...(live.includes('bitpesa') && {
      bitpesa: {
        baseUrl: v.BITPESA_BASE_URL,
        apiKey: v.BITPESA_API_KEY,
        apiSecret: v.BITPESA_API_SECRET,
        currencies: list(v.BITPESA_CURRENCIES || 'USD,NGN,UGX,KES'),
        senderExternalId: v.BITPESA_SENDER_ID,
      },
    }),
    ...(live.includes('ihela') && {
      ihela: {
        baseUrl: v.IHELA_BASE_URL,
        ...(v.IHELA_TOKEN_URL && { tokenUrl: v.IHELA_TOKEN_URL }),
        clientId: v.IHELA_CLIENT_ID,
        clientSecret: v.IHELA_CLIENT_SECRET,
      },
    }),
  }
}

/** A file, or the address of a PostgreSQL server. The sentences never show the address: it holds the password. */
function databaseOf(v: Variables, root: string, defaultFile: string): Pick<Settings, 'databaseFile' | 'databaseUrl'> {
  const given = v.DATABASE_URL
  if (!given) return { databaseFile: defaultFile, databaseUrl: undefined }
  if (!/^[a-z][a-z+]+:\/\//i.test(given)) return { databaseFile: path.resolve(root, given), databaseUrl: undefined }
  if (!isPostgresUrl(given))
    fail('DATABASE_URL is not usable. Put a file there, or postgres://USER:PASSWORD@HOST:5432/DATABASE.')
  return { databaseFile: defaultFile, databaseUrl: given }
}

export function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname } = new URL(text)
  return /^postgres(ql)?:$/.test(protocol) && pathname.length > 1
}

/** `.hazina-anchors/live.jsonl` for `.hazina/live.db`: what empties the data folder leaves it. */
function anchorFileBeside(databaseFile: string): string {
  return path.join(`${path.dirname(databaseFile)}-anchors`, `${path.basename(databaseFile, '.db')}.jsonl`)
}

/** @throws Error naming the variable and what to put there. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    fail(`${issue?.path.join('.')} is not usable (${issue?.message}). See .env.example.`)
  }
  const v = parsed.data
  const zone = v.HAZINA_ZONE || 'Africa/Nairobi'
  if (!isZone(zone)) fail(`HAZINA_ZONE is "${zone}". Put a zone such as Africa/Nairobi or Africa/Bujumbura.`)
  if (!/^[0-9a-f]{64}$/i.test(v.HAZINA_KEY))
    fail('HAZINA_KEY is missing. Put 64 hexadecimal digits there: openssl rand -hex 32.')
  if (v.NEXTAUTH_SECRET.length < 32)
    fail('NEXTAUTH_SECRET is missing or short. Put at least 32 random characters there.')
  const root = v.HAZINA_ROOT || process.cwd()
  const dataDir = path.resolve(root, v.HAZINA_DATA_DIR || '.hazina')
  const mode = liveProviders(v).length > 0 ? 'live' : 'sandbox'
  if (mode === 'live') {
    refuseDevelopment(v)
    refuseGuessable(v)
    refuseUnusableAddresses(v)
    refuseSandboxKeys(v)
  }
  const { databaseFile, databaseUrl } = databaseOf(v, root, path.join(dataDir, `${mode}.db`))
  return {
    mode,
    merchantName: v.HAZINA_MERCHANT_NAME || 'Soko Fresh Ltd',
    port: v.PORT,
    sandboxPort: v.SANDBOX_PORT,
    root,
    dataDir,
    databaseFile,
    databaseUrl,
    anchorFile: v.HAZINA_ANCHOR_FILE ? path.resolve(root, v.HAZINA_ANCHOR_FILE) : anchorFileBeside(databaseFile),
    zone,
    publicUrl: (v.HAZINA_PUBLIC_URL || `http://localhost:${v.PORT}`).replace(/\/$/, ''),
    key: Buffer.from(v.HAZINA_KEY, 'hex'),
    sessionSecret: v.NEXTAUTH_SECRET,
    loadHistory: v.HAZINA_HISTORY === 'full',
    proxyAddressHeader: v.HAZINA_PROXY_ADDRESS_HEADER.toLowerCase(),
    watchParent: v.HAZINA_WATCH_PARENT,
    providers: (certificatePem) => (mode === 'live' ? liveConfigs(v) : sandboxConfigs(v.SANDBOX_PORT, certificatePem)),
  }
}

let settings: Settings | undefined

/** The settings of this process, read at the first use so that a build needs none. */
export function env(): Settings {
  settings ??= readSettings(process.env)
  return settings
}
