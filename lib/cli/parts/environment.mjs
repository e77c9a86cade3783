/** The settings that the processes get: the environment first, then .env, then defaults that make sense together. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ROOT, WATCH_PARENT_URL } from './places.mjs'
import { PlainFailure, say } from './words.mjs'

const ENV_FILE = path.join(ROOT, '.env')
const EXAMPLE_FILE = path.join(ROOT, '.env.example')
const SECRETS = ['NEXTAUTH_SECRET', 'HAZINA_KEY']
/** The same question as in lib/env.ts: these two have defaults, so alone they configure nothing. */
const PROVIDER_VARIABLE = /^(MPESA|WEKEZA|BITPESA|IHELA)_(?!TOKEN_URL$|CURRENCIES$)/

/** `NAME=value` lines; quotes around a value are taken off, and nothing is expanded. */
export function parseEnvFile(text) {
  const values = {}
  for (const line of text.split(/\r?\n/)) {
    const [, name, raw] = line.match(/^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/) ?? []
    if (!name) continue
    const quoted = raw.match(/^(["'])(.*)\1$/)
    values[name] = quoted ? quoted[2] : raw.replace(/\s+#.*$/, '')
  }
  return values
}

const freshSecret = () => randomBytes(32).toString('hex')

/** First run: .env.example's values with secrets of this installation's own. What a file already says is never touched. */
export function createEnvFileOnce() {
  const isNew = !existsSync(ENV_FILE)
  let text = readFileSync(isNew ? EXAMPLE_FILE : ENV_FILE, 'utf8')
  const values = parseEnvFile(text)
  const missing = SECRETS.filter((name) => !values[name] && (isNew || !process.env[name]))
  if (!isNew && missing.length === 0) return
  for (const name of missing) {
    const blank = new RegExp(`^(${name}=)\\s*$`, 'm')
    if (blank.test(text)) text = text.replace(blank, `$1${freshSecret()}`)
    else text = `${text.replace(/\n?$/, '\n')}${name}=${freshSecret()}\n`
  }
  writeFileSync(ENV_FILE, text, { mode: 0o600, flag: isNew ? 'wx' : 'w' })
  say(isNew ? 'Created .env with fresh secrets.' : `Filled in the empty ${missing.join(' and ')} in .env.`)
}

function portFrom(values, name, fallback) {
  const text = values[name] || String(fallback)
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
  throw new PlainFailure(`${name} is "${text}"; give it a port number from 1 to 65535, for example ${fallback}.`)
}

/** Containers export their own name as HOSTNAME; that is not a wish to be reachable from outside. */
function listenHost(values, fromFile) {
  const host = values.HOSTNAME
  return !host || (host === os.hostname() && fromFile.HOSTNAME !== host) ? '127.0.0.1' : host
}

/**
 * @returns `{env, port, host, address, sandboxPort, dataDir, isSandboxMode}`; `env` is complete and its paths absolute.
 * An empty value counts as not given.
 */
export function readSettings() {
  const fromFile = existsSync(ENV_FILE) ? parseEnvFile(readFileSync(ENV_FILE, 'utf8')) : {}
  const merged = { ...fromFile }
  for (const [name, value] of Object.entries(process.env)) if (value !== '') merged[name] = value
  const given = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''))
  const port = portFrom(given, 'PORT', 3000)
  const sandboxPort = portFrom(given, 'SANDBOX_PORT', 4010)
  const host = listenHost(given, fromFile)
  const dataDir = path.resolve(ROOT, given.HAZINA_DATA_DIR ?? '.hazina')
  const address = given.HAZINA_PUBLIC_URL ?? `http://127.0.0.1:${port}`
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const env = {
    ...given,
    PORT: String(port),
    HOSTNAME: host,
    SANDBOX_PORT: String(sandboxPort),
    HAZINA_ROOT: ROOT,
    HAZINA_DATA_DIR: dataDir,
    ...(given.DATABASE_URL && { DATABASE_URL: absoluteDatabaseUrl(given.DATABASE_URL) }),
    HAZINA_PUBLIC_URL: address,
    NEXTAUTH_URL: given.NEXTAUTH_URL ?? address,
    NEXT_TELEMETRY_DISABLED: '1',
    HAZINA_WATCH_PARENT: String(process.pid),
  }
  const isSandboxMode = !Object.keys(given).some((name) => PROVIDER_VARIABLE.test(name))
  return { env, port, host, address, sandboxPort, dataDir, isSandboxMode }
}

function absoluteDatabaseUrl(url) {
  return /^postgres(ql)?:\/\//.test(url) ? url : path.resolve(ROOT, url.replace(/^file:(\/\/(?=\/))?/, ''))
}

/** How every Node child is started: it ends by itself should this process vanish. */
export const childNodeArgs = (script, args = []) => ['--import', WATCH_PARENT_URL, script, ...args]

/** The sandbox's own command line. Its file is never the application's, which is sandbox.db in this mode. */
export function sandboxArgs({ sandboxPort, dataDir }) {
  const data = path.join(dataDir, 'sandbox-world.db')
  return ['--port', String(sandboxPort), '--data', data, '--seed', 'soko', '--watch-parent', String(process.pid)]
}
