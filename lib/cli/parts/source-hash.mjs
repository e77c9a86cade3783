/** One hash over the sources, so that a build or bundle is made again only when something it reads has changed. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './places.mjs'

const SKIPPED_FOLDERS = new Set([
  'node_modules',
  '.git',
  '.next',
  '.next-rig',
  '.hazina',
  'test-results',
  'playwright-report',
])
const SKIPPED_FILES = /(\.test\.tsx?|\.md|~|\.swp|\.DS_Store)$/

function listFiles(relative) {
  const absolute = path.join(ROOT, relative)
  const stat = statSync(absolute, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return SKIPPED_FILES.test(relative) ? [] : [relative]
  return readdirSync(absolute)
    .filter((name) => !SKIPPED_FOLDERS.has(name))
    .sort()
    .flatMap((name) => listFiles(path.join(relative, name)))
}

/** @param parts files and folders, relative to the root @param facts other text that decides the result */
export function sourceHash(parts, facts = []) {
  const hash = createHash('sha256')
  for (const fact of facts) hash.update(`${fact}\0`)
  for (const file of parts.flatMap(listFiles)) {
    hash.update(`${file.split(path.sep).join('/')}\0`)
    hash.update(readFileSync(path.join(ROOT, file)))
  }
  return hash.digest('hex')
}
