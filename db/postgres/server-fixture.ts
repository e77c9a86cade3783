import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

/** For tests: a PostgreSQL server, on which each test file has a database of its own. */
export type TestServer = Readonly<{
  /** The address of a fresh, empty database. */
  createDatabase(collation?: string): Promise<string>
  stop(): Promise<void>
}>

const INSTALLED = '/usr/lib/postgresql'
const run = promisify(execFile)

/** The server that `url` names (its user may create databases), else a temporary one of an installed PostgreSQL, else none. */
export async function findTestServer(url: string): Promise<TestServer | undefined> {
  if (url) return serverAt(url, async () => undefined)
  const binaries = installedBinaries()
  return binaries ? startCluster(binaries) : undefined
}

/** The newest installed version's programs; Debian keeps them off the PATH. */
function installedBinaries(): string | undefined {
  if (!existsSync(INSTALLED)) return undefined
  const versions = readdirSync(INSTALLED).filter((version) => Number(version) >= 15)
  const [newest] = versions.toSorted((a, b) => Number(b) - Number(a)).map((v) => path.join(INSTALLED, v, 'bin'))
  return newest && existsSync(path.join(newest, 'initdb')) ? newest : undefined
}

/** PostgreSQL refuses to run as root: whom to run it as then. */
function otherThanRoot(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  const line = ['postgres', 'nobody'].map((name) => users.find((user) => user.startsWith(`${name}:`))).find(Boolean)
  const [, , uid, gid] = (line ?? '').split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function startCluster(binaries: string): Promise<TestServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-postgres-'))
  const as = otherThanRoot()
  if (as) chownSync(folder, as.uid, as.gid)
  const data = path.join(folder, 'data')
  const call = (program: string, args: string[]) => run(path.join(binaries, program), args, { cwd: folder, ...as })
  const port = await freePort()
  await call('initdb', ['-D', data, '-U', 'hazina', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
  // No socket file: its path may not be longer than 107 characters. What a test writes need not survive a power cut.
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
  await call('pg_ctl', ['-D', data, '-l', path.join(folder, 'log'), '-w', '-o', settings, 'start'])
  return serverAt(`postgres://hazina@127.0.0.1:${port}/postgres`, async () => {
    await call('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'])
    rmSync(folder, { recursive: true, force: true })
  })
}

function serverAt(url: string, end: () => Promise<void>): TestServer {
  const made: string[] = []
  async function command(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  return {
    async createDatabase(collation = 'C') {
      const name = `hazina_test_${process.pid}_${made.length}_${Date.now()}`
      await command(`create database ${name} template template0 encoding 'UTF8' locale '${collation}'`)
      made.push(name)
      const address = new URL(url)
      address.pathname = `/${name}`
      return address.href
    },
    async stop() {
      for (const name of made) await command(`drop database ${name} with (force)`)
      await end()
    },
  }
}
