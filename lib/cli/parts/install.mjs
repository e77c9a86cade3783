/** Brings node_modules in step with the lockfile, and only then. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runChild } from './children.mjs'
import { ROOT } from './places.mjs'
import { inWords, PlainFailure, say } from './words.mjs'

const STAMP_FILE = path.join(ROOT, 'node_modules', '.hazina-install')

/** Native modules are built for one Node ABI, platform and C library; the lockfile says everything else. */
function installStamp() {
  const libc = process.platform === 'linux' && !process.report?.getReport().header.glibcVersionRuntime ? 'musl' : ''
  const lock = createHash('sha256')
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .digest('hex')
  return [lock, process.versions.modules, process.platform, process.arch, libc].join(' ')
}

const stampMatches = () => existsSync(STAMP_FILE) && readFileSync(STAMP_FILE, 'utf8') === installStamp()

/** In a process of its own: a native module for another ABI may end the process instead of throwing. */
async function databaseLoads() {
  const script = "new (require('better-sqlite3'))(':memory:').close()"
  return runChild('better-sqlite3', process.execPath, ['-e', script], { cwd: ROOT, capture: true })
}

/** npm that runs us, else the one on PATH. */
export function npmCommand(args) {
  const script = process.env.npm_execpath
  return script && /\.c?js$/.test(script) ? [process.execPath, [script, ...args]] : ['npm', args]
}

/** Lets node-gyp compile against the running Node's own headers where they are installed: nothing is downloaded. */
function installEnvironment() {
  const prefix = path.dirname(path.dirname(process.execPath))
  const headers = existsSync(path.join(prefix, 'include', 'node', 'node.h')) ? { npm_config_nodedir: prefix } : {}
  const { NODE_ENV: _productionWouldLeaveOutTheBuildTools, ...rest } = process.env
  return { ...rest, ...headers, npm_config_loglevel: 'error' }
}

async function npm(args) {
  const [command, commandArgs] = npmCommand(args)
  return runChild('npm', command, commandArgs, { cwd: ROOT, env: installEnvironment() })
}

export async function installIfStale() {
  if (stampMatches() && (await databaseLoads()).code === 0) return
  say('Installing dependencies (npm ci): about two minutes the first time, less when npm has them cached.')
  const startedAt = Date.now()
  const { code } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund'])
  if (code !== 0) {
    throw new PlainFailure(
      'The dependencies could not be installed; npm says why above. Check that the npm registry can be reached and that the disk has 2 GB free, then run the command again.',
    )
  }
  if ((await databaseLoads()).code !== 0) await npm(['rebuild', 'better-sqlite3'])
  const loaded = await databaseLoads()
  if (loaded.code !== 0) {
    throw new PlainFailure(
      `better-sqlite3, the embedded database, does not load on Node ${process.versions.node} (${process.platform}, ${process.arch}). When no ready-made binary can be fetched it is compiled, which needs python3, make and g++ (Debian: apt-get install -y python3 make g++). Install them and run the command again.\n\n${loaded.output.trim().split('\n').slice(0, 8).join('\n')}`,
    )
  }
  writeFileSync(STAMP_FILE, installStamp())
  say(`Dependencies installed in ${inWords((Date.now() - startedAt) / 1000)}.`)
}
