import path from 'node:path'
import { build } from 'esbuild'

/** For tests: a TypeScript entry as one file that a process of its own can run; dependencies stay in node_modules. */
export async function bundleFixture(entry: string): Promise<string> {
  const root = path.resolve('.')
  const outfile = path.join(root, '.hazina/bundle', `${path.basename(entry, '.ts')}-${process.pid}.mjs`)
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  })
  return outfile
}
