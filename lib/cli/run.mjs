/** `npm run sandbox`, `worker`, `bench`, …: bundles the TypeScript entry if its sources changed, then runs it. */
import { buildIfStale } from './parts/build.mjs'
import { bundleIfStale, ENTRIES } from './parts/bundle.mjs'
import { startChild, stopChildren } from './parts/children.mjs'
import { childNodeArgs, createEnvFileOnce, readSettings, sandboxArgs } from './parts/environment.mjs'
import { installIfStale } from './parts/install.mjs'
import { checkNode } from './parts/node-version.mjs'
import { ROOT } from './parts/places.mjs'
import { PlainFailure, runCommand } from './parts/words.mjs'

await runCommand(async () => {
  const [name, ...args] = process.argv.slice(2)
  if (!Object.hasOwn(ENTRIES, name ?? '')) {
    throw new PlainFailure(`Say what to run: ${Object.keys(ENTRIES).join(', ')}. For example: npm run sandbox`)
  }
  checkNode()
  await installIfStale()
  createEnvFileOnce()
  const settings = readSettings()
  const bundle = await bundleIfStale(name)
  // The bench measures the built application and its sandbox too.
  if (name === 'bench' && !args.includes('--no-app')) {
    await buildIfStale()
    await bundleIfStale('sandbox')
  }
  // Its own build can be ended at a named place.
  if (name === 'kill-rig') {
    await buildIfStale('rig')
    await bundleIfStale('sandbox')
  }
  const withDefaults = name === 'sandbox' && args.length === 0 ? sandboxArgs(settings) : args
  const { ended } = startChild(name, process.execPath, childNodeArgs(bundle, withDefaults), {
    cwd: ROOT,
    env: settings.env,
    stdio: 'inherit',
  })
  const { code, error } = await ended
  if (error) throw error
  process.exitCode = code
}, stopChildren)
