import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { encode } from 'next-auth/jwt'
import { openStore } from '@/db/open-store'
import { openSession } from '@/lib/features/people/sessions'
import { clock } from './measure'

const READY_LIMIT_MS = 60_000
const KEY = '0b'.repeat(32)
/** What callback addresses of the built application hang on. */
export const BENCH_KEY = Buffer.from(KEY, 'hex')
const SECRET = 'a-secret-of-the-bench-that-guards-nothing'
const SESSION_SECONDS = 3_600

export type BuiltApp = Readonly<{
  url: string
  /** Starts the built web server. @returns the seconds until its sign-in page answered 200 */
  start(): Promise<number>
  stopWeb(): Promise<void>
  /** The cookie header of a signed-in demo person. */
  signIn(signInName: string): Promise<string>
  stop(): Promise<void>
}>

async function status(url: string): Promise<number | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return undefined
  }
}

async function answers200(url: string, child: ChildProcess, logFile?: string): Promise<void> {
  const deadline = performance.now() + READY_LIMIT_MS
  while ((await status(url)) !== 200) {
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error(`nothing answers at ${url}\n${logFile ? readFileSync(logFile, 'utf8').slice(-2_000) : ''}`)
    await sleep(5)
  }
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const limit = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await ended
  clearTimeout(limit)
}

/** The least that a start can cost: a bare HTTP server of Node, to its first 200. */
export async function bareServerSeconds(port: number): Promise<number> {
  const code = `require('node:http').createServer((_, answer) => answer.end('ok')).listen(${port}, '127.0.0.1')`
  const { seconds, value } = await clock(async () => {
    const child = spawn(process.execPath, ['-e', code], { stdio: 'ignore' })
    await answers200(`http://127.0.0.1:${port}/`, child).catch((error: unknown) => {
      child.kill()
      throw error
    })
    return child
  })
  await end(value)
  return seconds
}

/**
 * The built application on a data folder that is filled already, with a sandbox of its own. Its settings are these and
 * nothing of the machine's: with a provider variable it would be in live mode.
 * @throws Error naming what is not built.
 */
export async function openBuiltApp(root: string, dataDir: string, port: number): Promise<BuiltApp> {
  const serverFile = path.join(root, '.next/standalone/server.js')
  const sandboxFile = path.join(root, '.hazina/bundle/sandbox.mjs')
  for (const file of [serverFile, sandboxFile]) if (!existsSync(file)) throw new Error(`${file} is not built`)
  const url = `http://127.0.0.1:${port}`
  const env = {
    NODE_ENV: 'production' as const,
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    SANDBOX_PORT: String(port + 1),
    HAZINA_ROOT: root,
    HAZINA_DATA_DIR: dataDir,
    HAZINA_PUBLIC_URL: url,
    HAZINA_HISTORY: 'none',
    HAZINA_KEY: KEY,
    HAZINA_WATCH_PARENT: String(process.pid),
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: SECRET,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const run = (name: string, args: string[]) => {
    const logFile = path.join(dataDir, `${name}.log`)
    const log = openSync(logFile, 'a')
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', log, log] })
    closeSync(log)
    return { child, logFile }
  }
  const world = ['--data', path.join(dataDir, 'world.db'), '--seed', 'soko', '--days', '3']
  const sandbox = run('sandbox', [
    sandboxFile,
    '--port',
    env.SANDBOX_PORT,
    ...world,
    '--watch-parent',
    String(process.pid),
  ])
  let web: ChildProcess | undefined
  const stop = async () => {
    await end(web)
    await end(sandbox.child)
  }
  await answers200(`http://127.0.0.1:${env.SANDBOX_PORT}/settings`, sandbox.child, sandbox.logFile).catch(
    async (error: unknown) => {
      await stop()
      throw error
    },
  )
  return {
    url,
    async start() {
      const { seconds } = await clock(async () => {
        const started = run('web', [serverFile])
        web = started.child
        await answers200(`${url}/sign-in`, started.child, started.logFile)
      })
      return seconds
    },
    stopWeb: () => end(web),
    async signIn(signInName) {
      const store = openStore({ root, databaseFile: path.join(dataDir, 'sandbox.db') })
      const { users } = store.t
      try {
        const [person] = await store.read.select({ id: users.id }).from(users).where(eq(users.signInName, signInName))
        if (!person) throw new Error(`${signInName} is not there`)
        const session = { store, key: Buffer.from(KEY, 'hex'), now: () => new Date() }
        const sid = await store.tx((tx) => openSession(session, tx, person.id))
        return `hazina-session=${await encode({ token: { sid }, secret: SECRET, maxAge: SESSION_SECONDS })}`
      } finally {
        await store.close()
      }
    },
    stop,
  }
}
