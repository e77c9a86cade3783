import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const BUILD_LIMIT_MS = 240_000
const READY_LIMIT_MS = 60_000

/** The least a Next.js route handler can do to keep a message durably: its bytes, one row, one flush a group. */
const routeWith = (databaseFile: string) => `import SQLite from 'better-sqlite3'

let kept
const queue = []

function open() {
  const db = new SQLite(${JSON.stringify(databaseFile)})
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('create table if not exists message (id integer primary key, body blob not null, at integer not null) strict')
  return { db, insert: db.prepare('insert into message (body, at) values (?, ?)') }
}

function flush() {
  const { db, insert } = kept
  const group = queue.splice(0, 64)
  db.exec('begin immediate')
  for (const { body } of group) insert.run(body, Date.now())
  db.exec('commit')
  for (const { resolve } of group) resolve()
  if (queue.length > 0) setImmediate(flush)
}

export const dynamic = 'force-dynamic'

export async function POST(request) {
  kept ??= open()
  const body = Buffer.from(await request.arrayBuffer())
  await new Promise((resolve) => {
    queue.push({ body, resolve })
    if (queue.length === 1) setImmediate(flush)
  })
  return new Response('{"received":true}', { headers: { 'content-type': 'application/json' } })
}
`

export type FloorApp = Readonly<{ url: string; stop(): Promise<void> }>

function run(args: string[], cwd: string, env: NodeJS.ProcessEnv): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      said = (said + part.toString()).slice(-4_000)
    })
  return { child, said: () => said }
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

/**
 * A Next.js application of one route handler, built and started for this run: what a callback costs before any of ours.
 * Its folder is inside the project, since the builder follows no link out of it, and goes with the stop.
 */
export async function openFloorApp(root: string, port: number): Promise<FloorApp> {
  const parent = path.join(root, '.hazina')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(path.join(parent, 'bench-floor-'))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  const route = path.join(folder, 'app/hooks/[door]/[token]')
  mkdirSync(route, { recursive: true })
  writeFileSync(path.join(route, 'route.js'), routeWith(path.join(folder, 'floor.db')))
  // The builder looks for these in every folder above as well, and would take the product's.
  writeFileSync(path.join(folder, 'instrumentation.js'), 'export function register() {}\n')
  const proxy = "export const proxy = () => undefined\nexport const config = { matcher: ['/nowhere'] }\n"
  writeFileSync(path.join(folder, 'proxy.js'), proxy)
  writeFileSync(path.join(folder, 'package.json'), '{"name":"floor","private":true,"type":"module"}')
  const config = {
    poweredByHeader: false,
    turbopack: { root },
    outputFileTracingRoot: root,
    serverExternalPackages: ['better-sqlite3'],
  }
  writeFileSync(path.join(folder, 'next.config.mjs'), `export default ${JSON.stringify(config)}\n`)
  const env = {
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const build = run([next, 'build'], folder, env)
  const limit = setTimeout(() => build.child.kill('SIGKILL'), BUILD_LIMIT_MS)
  const code = await ended(build.child)
  clearTimeout(limit)
  if (code !== 0) {
    clear()
    throw new Error(`the floor application was not built: ${build.said()}`)
  }
  const server = run([next, 'start', '--port', String(port), '--hostname', '127.0.0.1'], folder, env)
  const stop = async () => {
    const gone = ended(server.child)
    if (server.child.exitCode === null) {
      server.child.kill('SIGTERM')
      await gone
    }
    clear()
  }
  const url = `http://127.0.0.1:${port}`
  const deadline = performance.now() + READY_LIMIT_MS
  for (;;) {
    const answer = await fetch(`${url}/hooks/w/x`, { method: 'POST', body: '{}' }).catch(() => undefined)
    if (answer?.status === 200) return { url, stop }
    if (server.child.exitCode !== null || performance.now() > deadline) {
      await stop()
      throw new Error(`the floor application did not start: ${server.said()}`)
    }
    await sleep(50)
  }
}
