/** Finds a Chromium for the browser tests, or gets one. */
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { aptInstall } from './apt.mjs'
import { runChild } from './children.mjs'
import { binOf, ROOT } from './places.mjs'
import { PlainFailure, say } from './words.mjs'

const NAMES_ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function findOnPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  return NAMES_ON_PATH.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable)
}

function findPlaywrightsOwn() {
  const { chromium } = createRequire(import.meta.url)('playwright')
  const file = chromium.executablePath()
  return file && existsSync(file) ? file : undefined
}

/**
 * Looks for CHROMIUM_PATH, a Chromium or Chrome on PATH and Playwright's own; then downloads Playwright's; then, as
 * root on Debian or Ubuntu, installs the distribution's.
 * @throws PlainFailure when there is none to be had
 */
export async function findOrGetBrowser() {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (isExecutable(given)) return given
    throw new PlainFailure(
      `CHROMIUM_PATH is "${given}", which is no program. Set it to a Chromium or Chrome, or unset it.`,
    )
  }
  const present = findOnPath() ?? findPlaywrightsOwn()
  if (present) return present
  say('No browser found. Downloading Chromium (playwright install chromium): one to three minutes.')
  const download = await runChild('playwright', process.execPath, [binOf('playwright'), 'install', 'chromium'], {
    cwd: ROOT,
    capture: true,
  })
  const downloaded = download.code === 0 && findPlaywrightsOwn()
  if (downloaded) return downloaded
  say(
    'That is not reachable from here. Installing the distribution’s (apt-get install chromium): one to three minutes.',
  )
  await aptInstall('chromium')
  const installed = findOnPath()
  if (installed) return installed
  throw new PlainFailure(
    'No Chromium for the browser tests. Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run the command again.',
  )
}
