import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findFreePorts } from './free-ports'
import { ROOT, Service, waitFor } from './service'

/** The build that people run, and the one that the kill rig can end at a named place. */
export const BUILD_FOLDER = { ordinary: '.next', rig: '.next-rig' } as const
const bundleOf = (name: string) => path.join(ROOT, '.hazina/bundle', `${name}.mjs`)
const SANDBOX_FILE = bundleOf('sandbox')

const HISTORY_LIMIT_MS = 600_000
const SANDBOX_PORT_COUNT = 5

/** `none` starts empty; `small` loads about six weeks of the sandbox's world, `full` the whole year. */
export type History = 'none' | 'small' | 'full'
const WORLD_DAYS = { none: 3, small: 42, full: 365 } as const satisfies Record<History, number>

export interface StartOptions {
  /** Free ones are chosen when left out; the sandbox takes five from its first. */
  port?: number
  sandboxPort?: number
  /** A temporary folder, deleted by stop(), when left out. */
  dataDir?: string
  /** What the temporary folder starts with: everything of another one, on which nothing runs just now. */
  copyOf?: Pick<RunningHazina, 'dataDir' | 'key'>
  history: History
  build?: keyof typeof BUILD_FOLDER
  /** A PostgreSQL database in place of the file. */
  databaseUrl?: string
  /** Where callbacks and people come in, when it is not the server itself. */
  publicUrl?: string
}

/** The built application and its own sandbox, on their own ports and data. */
export interface RunningHazina {
  url: string
  /** Where people come in: the same, or what stands before it. */
  publicUrl: string
  databaseUrl: string | undefined
  /** The control API. */
  sandboxUrl: string
  dataDir: string
  /** HAZINA_KEY, for tests that work on the same database beside the server. */
  key: string
  /** NEXTAUTH_SECRET, which nobody may ever see. */
  authSecret: string
  /** Ends the web server (and the worker in it) as a power cut would; the sandbox lives on. */
  kill9(): Promise<void>
  /** Starts the web server again on the same port and data. */
  restart(): Promise<void>
  /** Starts it without waiting for anything: for a start that is meant to die. */
  launch(): void
  /** Whether the web server has ended. */
  isDead(): boolean
  /** Whether the web server ended by itself within the limit. */
  died(limitMs: number): Promise<boolean>
  /** Runs one of the commands of package.json on the same data, as `npm run NAME -- ARGS` does. */
  command(name: 'backup' | 'restore' | 'verify', ...args: string[]): Promise<{ code: number; output: string }>
  /** One more process on the same data, beside the first; ended by {@link stop} too. */
  another(what: 'web' | 'worker'): Promise<AnotherProcess>
  /** So many more, with sandboxes of their own, that start with a copy of all that this one and its sandbox hold. */
  copies(count: number): Promise<RunningHazina[]>
  /** Ends all in order; safe to call twice. */
  stop(): Promise<void>
}

/** `url` is its own; a worker has none. */
export type AnotherProcess = Readonly<{ url: string | undefined; kill9(): Promise<void>; restart(): Promise<void> }>

/** Starts the sandbox and the built web server, and waits until the history asked for is in. */
export async function startHazina(options: StartOptions): Promise<RunningHazina> {
  const serverFile = path.join(ROOT, BUILD_FOLDER[options.build ?? 'ordinary'], 'standalone/server.js')
  for (const file of [serverFile, SANDBOX_FILE]) {
    if (!existsSync(file))
      throw new Error(`${path.relative(ROOT, file)} is missing: run npm test, which builds it first`)
  }
  const sandboxPort = options.sandboxPort ?? (await findFreePorts(SANDBOX_PORT_COUNT))
  const port = options.port ?? (await findFreePorts(1))
  const dataDir = options.dataDir ?? mkdtempSync(path.join(os.tmpdir(), 'hazina-e2e-'))
  mkdirSync(dataDir, { recursive: true })
  if (options.copyOf) cpSync(options.copyOf.dataDir, dataDir, { recursive: true })
  const url = `http://127.0.0.1:${port}`
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`
  const key = options.copyOf?.key ?? randomBytes(32).toString('hex')
  const authSecret = randomBytes(32).toString('hex')
  const { history, databaseUrl, publicUrl = url } = options
  const env = environment({ publicUrl, port, sandboxPort, dataDir, key, authSecret, history, databaseUrl })

  const sandbox = new Service('sandbox', dataDir, env, [
    SANDBOX_FILE,
    ...sandboxArgs(sandboxPort, dataDir, options.history),
  ])
  const web = new Service('web', dataDir, env, [serverFile])
  const others: Service[] = []
  const start = async () => {
    await sandbox.start(async () => (await ask(`${sandboxUrl}/settings`)) !== undefined)
    await web.start(() => isHealthy(url))
  }
  const rest = async () => {
    for (const service of [web, ...others]) await service.stop('SIGTERM')
    await sandbox.stop('SIGTERM')
  }
  const stop = async () => {
    await rest()
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await start()
    if (options.history !== 'none') await waitFor(() => isHistoryComplete(url), HISTORY_LIMIT_MS, 'the history')
  } catch (error) {
    const logs = `${web.lastLines()}\n${sandbox.lastLines()}`
    await stop()
    throw new Error(`Hazina did not start for the tests.\n${logs}`, { cause: error })
  }
  const another = async (what: 'web' | 'worker'): Promise<AnotherProcess> => {
    const own = await findFreePorts(1)
    const file = what === 'web' ? serverFile : bundleOf('worker')
    const service = new Service(`${what}-${own}`, dataDir, { ...env, PORT: String(own) }, [file])
    others.push(service)
    const ownUrl = what === 'web' ? `http://127.0.0.1:${own}` : undefined
    // A worker is ready when it takes its first job, which nobody outside sees.
    const isReady = async () => ownUrl === undefined || isHealthy(ownUrl)
    await service.start(isReady)
    return { url: ownUrl, kill9: () => service.stop('SIGKILL'), restart: () => service.start(isReady) }
  }
  return {
    url,
    publicUrl,
    databaseUrl,
    another,
    sandboxUrl,
    dataDir,
    key,
    authSecret,
    kill9: () => web.stop('SIGKILL'),
    restart: () => web.start(() => isHealthy(url)),
    launch: () => void web.launch(),
    isDead: () => web.isDead(),
    died: (limitMs) => web.died(limitMs),
    command: (name, ...args) => runCommand(env, bundleOf(name), args),
    async copies(count) {
      await rest()
      const started = await Promise.allSettled(
        Array.from({ length: count }, () => startHazina({ history, copyOf: { dataDir, key } })),
      )
      await start()
      return allOrNone(started)
    },
    stop,
  }
}

/** One that could not start ends the others as well. */
async function allOrNone(started: readonly PromiseSettledResult<RunningHazina>[]): Promise<RunningHazina[]> {
  const running = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const failed = started.find((one) => one.status === 'rejected')
  if (!failed) return running
  await Promise.all(running.map((one) => one.stop()))
  throw failed.reason
}

function runCommand(env: NodeJS.ProcessEnv, file: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], { cwd: ROOT, env }, (error, stdout, stderr) => {
      resolve({ code: error ? (typeof error.code === 'number' ? error.code : 2) : 0, output: stdout + stderr })
    })
  })
}

function sandboxArgs(port: number, dataDir: string, history: History): string[] {
  const data = path.join(dataDir, 'sandbox-world.db')
  return ['--port', String(port), '--data', data, '--seed', 'soko', '--days', String(WORLD_DAYS[history])]
}

interface Surroundings {
  publicUrl: string
  port: number
  sandboxPort: number
  dataDir: string
  key: string
  authSecret: string
  history: History
  databaseUrl: string | undefined
}

/** Nothing of the developer's own settings: with a provider variable the application would be in live mode. */
function environment(surroundings: Surroundings) {
  const { publicUrl, port, sandboxPort, dataDir, key, authSecret, history, databaseUrl } = surroundings
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(MPESA|WEKEZA|BITPESA|IHELA|HAZINA|NEXTAUTH)_|^(DATABASE_URL|NODE_OPTIONS)$/.test(name),
  )
  return {
    ...Object.fromEntries(kept),
    NODE_ENV: 'production' as const,
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    SANDBOX_PORT: String(sandboxPort),
    HAZINA_ROOT: ROOT,
    HAZINA_DATA_DIR: dataDir,
    // Inside, so that it goes with the folder.
    HAZINA_ANCHOR_FILE: path.join(dataDir, 'anchors.jsonl'),
    HAZINA_PUBLIC_URL: publicUrl,
    HAZINA_HISTORY: history === 'none' ? 'none' : 'full',
    HAZINA_KEY: key,
    HAZINA_WATCH_PARENT: String(process.pid),
    NEXTAUTH_URL: publicUrl,
    NEXTAUTH_SECRET: authSecret,
    NEXT_TELEMETRY_DISABLED: '1',
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  }
}

async function ask(url: string): Promise<Response | undefined> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(3_000) })
  } catch {
    return undefined
  }
}

const isHealthy = async (url: string) => (await ask(`${url}/api/health`))?.status === 200

async function isHistoryComplete(url: string): Promise<boolean> {
  const health: unknown = await (await ask(`${url}/api/health`))?.json()
  if (typeof health !== 'object' || health === null || !('history' in health)) return false
  const { history } = health
  return typeof history === 'object' && history !== null && 'complete' in history && history.complete === true
}
