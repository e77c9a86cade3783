/**
 * Two faults that npm writes into a lockfile without a word: addresses of whatever registry was used, and missing
 * entries for platforms whose binaries that registry lacked, with which `npm ci` then fails on those platforms.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './places.mjs'

/** @returns sentences, one for each fault; empty when the lockfile is whole */
export function lockfileFaults(text = readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) {
  const { packages } = JSON.parse(text)
  const faults = []
  for (const [place, entry] of Object.entries(packages)) {
    if (entry.resolved && !entry.link)
      faults.push(`${place} names the registry it came from (resolved: ${entry.resolved}).`)
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!foldersAbove(place).some((folder) => packages[`${folder}node_modules/${name}`])) {
        faults.push(`${place || 'the project'} may need ${name}, which has no entry of its own.`)
      }
    }
  }
  return faults
}

/** "node_modules/a/node_modules/b" -> that folder, then a's, then the root, as Node looks for packages. */
function foldersAbove(place) {
  const folders = ['']
  const parts = place.split('node_modules/').slice(1)
  let folder = ''
  for (const part of parts) {
    folder += `node_modules/${part.replace(/\/$/, '')}/`
    folders.unshift(folder)
  }
  return folders
}
