/** Reads the two runners' JSON reports into one shape: `{passed, failed, skipped, failures: [{name, message}]}`. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with the escape character.
const plain = (text) => String(text ?? '').replace(/\u001b\[[0-9;]*m/g, '')

export const nothing = () => ({ passed: 0, failed: 0, skipped: 0, failures: [] })

function failure(name, message) {
  return { passed: 0, failed: 1, skipped: 0, failures: [{ name, message: plain(message) }] }
}

export function sum(results) {
  return results.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
      failures: [...all.failures, ...one.failures],
    }),
    nothing(),
  )
}

export const check = (name, isPassed, message) => (isPassed ? { ...nothing(), passed: 1 } : failure(name, message))

/** A runner that ended badly although every test it reported passed has still failed. */
function withExitCode(result, runner, { code, output }) {
  if (code === 0 || result.failed > 0) return result
  return sum([
    result,
    failure(`${runner} ended with code ${code}`, plain(output).trim().split('\n').slice(-40).join('\n')),
  ])
}

/** @param ignoreSkipped with a name filter, every test that does not match counts as skipped there */
export function readVitestReport(file, run, root, ignoreSkipped) {
  if (!existsSync(file)) return failure('vitest wrote no report', run.output)
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
  const results = testResults.map((suite) => {
    const name = path.relative(root, suite.name)
    const counts = suite.assertionResults.map((test) => vitestResult(name, test, ignoreSkipped))
    // A file that could not even be loaded has no tests to report.
    const loaded = suite.status !== 'failed' || suite.assertionResults.some((test) => test.status === 'failed')
    return sum(loaded ? counts : [...counts, failure(name, suite.message)])
  })
  return withExitCode(sum(results), 'vitest', run)
}

function vitestResult(file, test, ignoreSkipped) {
  if (test.status === 'passed') return { ...nothing(), passed: 1 }
  if (test.status === 'failed') return failure(`${file} › ${test.fullName}`, test.failureMessages.join('\n'))
  return { ...nothing(), skipped: ignoreSkipped ? 0 : 1 }
}

export function readPlaywrightReport(file, run) {
  if (!existsSync(file)) return failure('playwright wrote no report', run.output)
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const outside = (report.errors ?? []).map((error) =>
    failure('outside the browser tests', error.message ?? error.value),
  )
  const specs = (report.suites ?? []).flatMap((suite) => specsOf(suite, []))
  return withExitCode(sum([...specs.flatMap(specResults), ...outside]), 'playwright', run)
}

function specsOf(suite, titles) {
  const path = suite.title ? [...titles, suite.title] : titles
  return [
    ...(suite.specs ?? []).map((spec) => ({ ...spec, name: [...path, spec.title].join(' › ') })),
    ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, path)),
  ]
}

function specResults(spec) {
  return spec.tests.map((test) => {
    if (test.status === 'skipped') return { ...nothing(), skipped: 1 }
    // A test that passes only now and then has not passed.
    if (test.status === 'expected') return { ...nothing(), passed: 1 }
    const errors = test.results.flatMap((result) => (result.errors ?? []).map((error) => error.message ?? error.value))
    return failure(`e2e/${spec.name}`, errors.join('\n') || `${test.status}`)
  })
}
