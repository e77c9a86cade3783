/** Where things lie. Every path is absolute: Next's standalone server changes its working directory. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[\\/]$/, '')

/** Made by builds, never by people: bundles, the build lock. Safe to delete at any time. */
export const WORK_DIR = path.join(ROOT, '.hazina')
export const BUNDLE_DIR = path.join(WORK_DIR, 'bundle')
export const STANDALONE_DIR = path.join(ROOT, '.next', 'standalone')
export const WATCH_PARENT_URL = new URL('./watch-parent.mjs', import.meta.url).href

/** The script behind an installed package's command, to be run with this same Node whatever the PATH says. */
export function binOf(packageName, command = packageName) {
  const folder = path.join(ROOT, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return path.join(folder, typeof bin === 'string' ? bin : bin[command])
}
