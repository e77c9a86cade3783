/**
 * `npm start`: from a fresh clone to a running Hazina, in words. Installs, writes .env, builds, starts the sandbox (when
 * no provider is configured) and the web server, and ends all of it together. `--dev` runs next dev instead of a build.
 */
import path from 'node:path'
import { buildIfStale, SERVER_FILE } from './parts/build.mjs'
import { bundleIfStale } from './parts/bundle.mjs'
import { isStopping, onStop, startChild, stopChildren } from './parts/children.mjs'
import { childNodeArgs, createEnvFileOnce, readSettings, sandboxArgs } from './parts/environment.mjs'
import { ask, lastLines, waitUntil } from './parts/health.mjs'
import { followHistory } from './parts/history.mjs'
import { installIfStale } from './parts/install.mjs'
import { keepRunning } from './parts/keep-running.mjs'
import { openLog } from './parts/logs.mjs'
import { checkNode } from './parts/node-version.mjs'
import { binOf, ROOT, STANDALONE_DIR, WATCH_PARENT_URL } from './parts/places.mjs'
import { requireFreePorts } from './parts/ports.mjs'
import { inWords, runCommand, say } from './parts/words.mjs'

const SANDBOX_READY_LIMIT_MS = 120_000
const WEB_READY_LIMIT_MS = 90_000
const isDev = process.argv.includes('--dev')
const startedAt = Date.now()

await runCommand(async () => {
  checkNode()
  onStop((reason) => say(`\nStopping (${reason}).`))
  await installIfStale()
  createEnvFileOnce()
  const settings = readSettings()
  await requireFreePorts(settings)
  if (!isDev) await buildIfStale()
  const services = []
  if (settings.isSandboxMode) services.push(await startSandbox(settings))
  services.push(await startWeb(settings))
  const ended = keepRunning(services, { isStopping, say })
  await Promise.race([greet(settings), ended])
  await failWhenOneEnds(ended)
}, stopChildren)

async function startSandbox(settings) {
  const bundle = await bundleIfStale('sandbox')
  say('Starting the sandbox: the four providers, imitated on this machine.')
  const sandbox = startService('sandbox', childNodeArgs(bundle, sandboxArgs(settings)), settings)
  const control = `http://127.0.0.1:${settings.sandboxPort}/settings`
  await waitUntil(sandbox, () => ask(control), SANDBOX_READY_LIMIT_MS)
  return sandbox
}

async function startWeb(settings) {
  say(isDev ? 'Starting the web server in development mode.' : 'Starting the web server.')
  const web = isDev
    ? startDevServer(settings)
    : startService('web', childNodeArgs(SERVER_FILE), settings, STANDALONE_DIR)
  await waitUntil(web, async () => (await ask(healthUrl(settings)))?.status === 200, WEB_READY_LIMIT_MS)
  // Ended by its watchdog, by the system for want of memory, or by a fault of ours: what was committed is there.
  return isDev ? web : { ...web, startAgain: () => startWeb(settings) }
}

/** next dev starts processes of its own; NODE_OPTIONS carries the watcher to them as well. */
function startDevServer(settings) {
  const args = [binOf('next'), 'dev', '--port', String(settings.port), '--hostname', settings.host]
  const env = { ...settings.env, NODE_ENV: 'development', NODE_OPTIONS: `--import=${WATCH_PARENT_URL}` }
  return startChild('The web server', process.execPath, args, {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

function startService(name, args, settings, cwd = ROOT) {
  const { logFile, descriptor } = openLog(settings.dataDir, name)
  const env = { ...settings.env, NODE_ENV: 'production' }
  const stdio = ['ignore', descriptor, descriptor]
  return {
    ...startChild(`The ${name === 'web' ? 'web server' : name}`, process.execPath, args, { cwd, env, stdio }),
    logFile,
  }
}

function healthUrl({ host, port }) {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable}:${port}/api/health`
}

async function greet(settings) {
  const { address, dataDir } = settings
  if (!settings.isSandboxMode) {
    say(
      `\nHazina is ready at ${address} (sign in at ${address}/sign-in), after ${inWords((Date.now() - startedAt) / 1000)}.`,
    )
    say(`Real providers are configured. Data and logs are in ${dataDir}. Ctrl-C stops it.`)
    return
  }
  const history = (await ask(healthUrl(settings)))?.body?.history
  if (history && !history.complete) {
    say(`\n${address} already answers, and you may sign in now (amina, password hazina-demo).`)
    say(
      'Meanwhile a year of history is loaded from the sandbox, through the providers’ own doors: two or three minutes, once.',
    )
    if ((await followHistory(healthUrl(settings))) === 'stalled') {
      say(
        `No new lines for a while; loading goes on in the background. Look into ${path.join(dataDir, 'logs')} if it does not.`,
      )
    }
  }
  if (!isStopping()) sayWelcome(settings)
}

function sayWelcome({ address, dataDir }) {
  say(`
Hazina is ready at ${address}, after ${inWords((Date.now() - startedAt) / 1000)}. Sign in at ${address}/sign-in

  demo sign-in   role             password
  amina          maker            hazina-demo
  baraka         approver         hazina-demo
  chausiku       approver         hazina-demo
  daudi          cashier          hazina-demo
  eshe           accountant       hazina-demo
  farida         auditor          hazina-demo
  gitau          administrator    hazina-demo

Sandbox mode: no provider is configured, so no real money moves. Data and logs are in ${dataDir}. Ctrl-C stops it.`)
}

async function failWhenOneEnds(ended) {
  const end = await ended
  if (end === undefined || isStopping()) return
  const { service, result } = end
  say(`\n${service.name} ended by itself (${result.signal ?? `code ${result.code}`}); stopping the rest.`)
  say(lastLines(service.logFile))
  await stopChildren()
  process.exitCode = 1
}
