/** The production build of the web application, made again only when its sources changed. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runChild } from './children.mjs'
import { binOf, ROOT, WORK_DIR } from './places.mjs'
import { isAlive } from './process-alive.mjs'
import { sourceHash } from './source-hash.mjs'
import { TEST_BUILD } from './test-build.mjs'
import { inWords, PlainFailure, say } from './words.mjs'

/** The build that runs, and the one in which the kill rig can end the process at a named place. */
const BUILDS = {
  ordinary: { distDir: '.next', env: {}, words: 'the application (next build)' },
  rig: {
    distDir: TEST_BUILD.distDir,
    env: { HAZINA_TEST_BUILD: '1' },
    words: 'the application once more for the kill rig',
  },
}
const standaloneDir = ({ distDir }) => path.join(ROOT, distDir, 'standalone')
const serverFile = (build) => path.join(standaloneDir(build), 'server.js')
const stampFile = ({ distDir }) => path.join(ROOT, distDir, 'hazina-build')
export const SERVER_FILE = serverFile(BUILDS.ordinary)
const LOCK_DIR = path.join(WORK_DIR, 'build.lock')
const LOCK_WAIT_MS = 10 * 60_000
const LOCK_UNSIGNED_MS = 5_000

/** All that next build reads; tests and these scripts are not part of it. */
const WEB_SOURCES = [
  'app',
  'components',
  'db',
  'lib/core',
  'lib/features',
  'lib/messages',
  'lib/providers',
  'lib/worker',
  'lib/env.ts',
  'public',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.mjs',
  'lib/cli/parts/test-build.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

/** Folders of lib that did not exist when the list above was written count too. */
function webSources() {
  const apart = new Set(['cli', 'sandbox'])
  const lib = readdirSync(path.join(ROOT, 'lib')).filter((name) => !apart.has(name))
  return [...new Set([...WEB_SOURCES, ...lib.map((name) => path.join('lib', name))])].sort()
}

const buildStamp = () => sourceHash(webSources(), [process.versions.modules, process.platform, process.arch])
const isFresh = (build) =>
  existsSync(serverFile(build)) &&
  existsSync(stampFile(build)) &&
  readFileSync(stampFile(build), 'utf8') === buildStamp()

/** @param name `ordinary`, or `rig` for the build with crash points that kill */
export async function buildIfStale(name = 'ordinary') {
  const build = BUILDS[name]
  if (isFresh(build)) return
  const unlock = await lockBuild()
  try {
    if (isFresh(build)) return
    say(`Building ${build.words}: about 40 s the first time, 15 s after a change.`)
    const startedAt = Date.now()
    const stamp = buildStamp()
    rmSync(stampFile(build), { force: true })
    if (name === 'rig') writeFileSync(path.join(ROOT, TEST_BUILD.tsconfig), '{ "extends": "../tsconfig.json" }\n')
    const { code, output } = await runChild('next build', process.execPath, [binOf('next'), 'build'], {
      cwd: ROOT,
      capture: true,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...build.env },
    })
    if (code !== 0)
      throw new PlainFailure(`${output.trim()}\n\nThe application could not be built; the reason is above.`)
    completeStandalone(build)
    writeFileSync(stampFile(build), stamp)
    say(`Built in ${inWords((Date.now() - startedAt) / 1000)}.`)
  } finally {
    unlock()
  }
}

/** Next leaves the static files out of the standalone folder, and puts in what must not be there. */
function completeStandalone(build) {
  const folder = standaloneDir(build)
  if (!existsSync(serverFile(build)))
    throw new PlainFailure(`next build made no ${build.distDir}/standalone/server.js; is output still "standalone"?`)
  cpSync(path.join(ROOT, build.distDir, 'static'), path.join(folder, build.distDir, 'static'), { recursive: true })
  const publicDir = path.join(ROOT, 'public')
  if (existsSync(publicDir)) cpSync(publicDir, path.join(folder, 'public'), { recursive: true })
  // A copy of .env would keep old values alive, and a copy of the data would be a leak.
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.env') || name === '.hazina') rmSync(path.join(folder, name), { recursive: true })
  }
}

/** Two builds in one folder destroy each other. The lock is a folder, made in one step, that names its owner. */
async function lockBuild() {
  mkdirSync(WORK_DIR, { recursive: true })
  const ownerFile = path.join(LOCK_DIR, 'pid')
  const deadline = Date.now() + LOCK_WAIT_MS
  let told = false
  for (;;) {
    try {
      mkdirSync(LOCK_DIR)
      writeFileSync(ownerFile, String(process.pid))
      return () => rmSync(LOCK_DIR, { recursive: true, force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isAbandoned(ownerFile)) rmSync(LOCK_DIR, { recursive: true, force: true })
    else if (Date.now() > deadline)
      throw new PlainFailure(`Another build holds ${LOCK_DIR} for too long; delete that folder if none is running.`)
    else if (!told) {
      told = true
      say('Another command is building in this folder; waiting for it.')
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

/** The owner is gone, or died between making the folder and signing it. */
function isAbandoned(ownerFile) {
  if (existsSync(ownerFile)) return !isAlive(Number(readFileSync(ownerFile, 'utf8')))
  const made = statSync(LOCK_DIR, { throwIfNoEntry: false })
  return made !== undefined && Date.now() - made.mtimeMs > LOCK_UNSIGNED_MS
}
