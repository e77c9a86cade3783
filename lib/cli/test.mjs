/**
 * `npm test`: every check there is, in words, ending with one line `N passed, N failed`.
 * `--only unit` leaves out the browser, `--only e2e` runs nothing else; `--grep TEXT` runs the tests whose name matches.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { findOrGetBrowser } from './parts/browser.mjs'
import { buildIfStale } from './parts/build.mjs'
import { bundleIfStale } from './parts/bundle.mjs'
import { runChild } from './parts/children.mjs'
import { installIfStale } from './parts/install.mjs'
import { lockfileFaults } from './parts/lockfile.mjs'
import { checkNode } from './parts/node-version.mjs'
import { binOf, ROOT } from './parts/places.mjs'
import { getPostgres } from './parts/postgres.mjs'
import { check, readPlaywrightReport, readVitestReport, sum } from './parts/test-reports.mjs'
import { inWords, PlainFailure, say } from './parts/words.mjs'

const FAILURE_LINES_MAX = 25
const reportDir = mkdtempSync(path.join(os.tmpdir(), 'hazina-reports-'))
// A PostgreSQL of the tests runs as another user, in a folder of its own below this one.
chmodSync(reportDir, 0o711)
process.on('exit', () => rmSync(reportDir, { recursive: true, force: true }))

const results = []
try {
  checkNode()
  const { only, grep } = readOptions()
  await installIfStale()
  await getPostgres()
  if (only !== 'e2e') await checkAndTestCode(grep)
  if (only !== 'unit') await testInBrowser(grep)
} catch (error) {
  results.push(check('the tests could not be run', false, error instanceof PlainFailure ? error.message : error.stack))
}
finish(sum(results))

function readOptions() {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' }, grep: { type: 'string' } } })
    if (values.only === undefined || ['unit', 'e2e'].includes(values.only)) return values
  } catch {
    // Said below.
  }
  throw new PlainFailure('Options: --only unit, --only e2e, --grep TEXT. For example: npm test -- --only unit')
}

async function checkAndTestCode(grep) {
  // With a filter someone works on one test and wants its answer only.
  if (!grep) {
    await step('Lockfile: whole, and free of registry addresses.', async () => {
      const faults = lockfileFaults()
      return check('lockfile', faults.length === 0, faults.join('\n'))
    })
    await step('Lint (biome check): formatting, import direction, floating promises. A few seconds.', lint)
    await step('Types (next typegen, tsc): about 15 s.', checkTypes)
  }
  await step('Unit, integration and simulation tests (vitest): about eight minutes.', () => runVitest(grep))
}

async function testInBrowser(grep) {
  let executable
  await step('Production build and a browser for the end-to-end tests.', async () => {
    await buildIfStale()
    // Killed at named places by e2e/kill-rig.spec.ts; with another filter nobody asks for it.
    if (!grep || /kill/i.test(grep)) await buildIfStale('rig')
    for (const name of ['sandbox', 'worker', 'backup', 'restore', 'verify']) await bundleIfStale(name)
    executable = await findOrGetBrowser()
  })
  await step(
    'End-to-end tests (playwright, the built application in a real browser): about a quarter of an hour.',
    () => runPlaywright(executable, grep),
  )
}

async function step(words, work) {
  say(`\n${words}`)
  const startedAt = Date.now()
  const result = await work()
  const took = inWords((Date.now() - startedAt) / 1000)
  if (!result) return say(`  done, ${took}`)
  results.push(result)
  say(`  ${countsInWords(result)}, ${took}`)
}

async function tool(name, args, env = {}) {
  const clean = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env }
  // Set beside NO_COLOR it makes every Node child print a warning.
  delete clean.FORCE_COLOR
  return runChild(name, process.execPath, args, { cwd: ROOT, capture: true, env: clean })
}

async function lint() {
  const { code, output } = await tool('biome', [
    binOf('@biomejs/biome', 'biome'),
    'check',
    '--reporter=concise',
    '--max-diagnostics=none',
    '.',
  ])
  return check('lint', code === 0, output)
}

async function checkTypes() {
  const routes = await tool('next typegen', [binOf('next'), 'typegen'])
  if (routes.code !== 0) return check('types', false, routes.output)
  const { code, output } = await tool('tsc', [binOf('typescript', 'tsc'), '--noEmit', '-p', '.'])
  return check('types', code === 0, output)
}

async function runVitest(grep) {
  const file = path.join(reportDir, 'vitest.json')
  const filter = grep ? ['-t', grep, '--passWithNoTests'] : []
  const args = [binOf('vitest'), 'run', '--reporter=json', `--outputFile=${file}`, ...filter]
  return readVitestReport(file, await tool('vitest', args), ROOT, grep !== undefined)
}

async function runPlaywright(executable, grep) {
  const file = path.join(reportDir, 'playwright.json')
  const filter = grep ? ['--grep', grep, '--pass-with-no-tests'] : []
  const args = [binOf('@playwright/test', 'playwright'), 'test', '--reporter=json', ...filter]
  // Data folders and browser profiles lie in the report folder, so that they go with it even after a Ctrl-C.
  const env = { CHROMIUM_PATH: executable, PLAYWRIGHT_JSON_OUTPUT_FILE: file, TMPDIR: reportDir }
  return readPlaywrightReport(file, await tool('playwright', args, env))
}

function countsInWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function finish(total) {
  for (const { name, message } of total.failures) {
    // The runners' own frames say nothing about the fault.
    const lines = message
      .trim()
      .split('\n')
      .filter((line) => !/^\s+at .*node_modules/.test(line))
    const rest = lines.length > FAILURE_LINES_MAX ? [`… ${lines.length - FAILURE_LINES_MAX} lines more`] : []
    say(`\nFAILED ${name}\n${[...lines.slice(0, FAILURE_LINES_MAX), ...rest].map((line) => `    ${line}`).join('\n')}`)
  }
  say(`\n${countsInWords(total)}`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}
