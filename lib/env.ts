import path from 'node:path'
import { isZone, type Zone } from '@/lib/core/days-and-zones'
import type { ProviderConfigs } from '@/lib/providers/registry'
import { liveConfigs, liveProviders } from './env/live-providers'
import { refuseUnsafe } from './env/live-refusals'
import { sandboxConfigs } from './env/sandbox-providers'
import { Environment, fail, type Variables } from './env/variables'

/**
 * The only reader of the environment. Read once, checked, and a bad start names the variable and what to put there.
 * Sandbox mode: no provider variable is set. Live mode: at least one provider is complete; a half-set one refuses.
 */
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
  if (mode === 'live') refuseUnsafe(v)
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
