/** Turns a TypeScript entry into one file that Node runs as it is; dependencies stay in node_modules. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { BUNDLE_DIR, ROOT } from './places.mjs'
import { sourceHash } from './source-hash.mjs'
import { PlainFailure } from './words.mjs'

/** Every process that is not the web server, and the file it starts from. */
export const ENTRIES = {
  sandbox: 'lib/sandbox/main.ts',
  worker: 'lib/worker/main.ts',
  bench: 'lib/cli/bench.ts',
  'kill-rig': 'e2e/rig/main.ts',
  verify: 'lib/cli/verify.ts',
  simulate: 'lib/cli/simulate.ts',
  backup: 'lib/cli/backup.ts',
  restore: 'lib/cli/restore.ts',
  'migrate-to-postgres': 'lib/cli/migrate-to-postgres.ts',
  'create-administrator': 'lib/cli/create-administrator.ts',
}

const bundleFile = (name) => path.join(BUNDLE_DIR, `${name}.mjs`)

/** @returns the bundle's path, made anew if a source changed */
export async function bundleIfStale(name) {
  const entry = ENTRIES[name]
  if (!entry || !existsSync(path.join(ROOT, entry))) throw new PlainFailure(`There is no ${entry ?? name} to run.`)
  const outfile = bundleFile(name)
  const stamp = `// sources ${sourceHash(['lib', 'db', ...(entry.startsWith('e2e/') ? ['e2e'] : []), 'package-lock.json', 'tsconfig.json'])}`
  if (existsSync(outfile) && readFileSync(outfile, 'utf8').startsWith(stamp)) return outfile
  mkdirSync(BUNDLE_DIR, { recursive: true })
  // Loaded here, not at the top: on a fresh clone esbuild is installed after this file is read.
  const { build, stop } = createRequire(import.meta.url)('esbuild')
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    outfile,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    plugins: [serverOnlyStandIn],
    logLevel: 'silent',
  }).catch((error) => {
    throw new PlainFailure(`${entry} could not be bundled:\n${error.message}`)
  })
  // esbuild keeps a process of its own for the next call; there is none.
  await stop()
  writeFileSync(outfile, `${stamp}\n${result.outputFiles[0].text}`)
  return outfile
}

/** The marker package throws outside Next's server graph; these processes import the same modules without it. */
const serverOnlyStandIn = {
  name: 'server-only-stand-in',
  setup(build) {
    build.onResolve({ filter: /^server-only$/ }, () => ({
      path: path.join(ROOT, 'lib/cli/server-only-stand-in.ts'),
    }))
  },
}
