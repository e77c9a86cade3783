/** Asks a server that was just started until it answers. */
import { readFileSync, statSync } from 'node:fs'
import { PlainFailure } from './words.mjs'

const POLL_MS = 150
const ANSWER_LIMIT_MS = 3_000

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** @returns the response's status and JSON body (undefined when it is none), or undefined while nobody answers */
export async function ask(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) })
    const text = await response.text()
    return { status: response.status, body: parseJson(text) }
  } catch {
    return undefined
  }
}

function parseJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * @param service a child from startChild with its log file: `{name, child, ended, logFile}`
 * @throws PlainFailure when the process ends first, or the limit passes
 */
export async function waitUntil(service, isReady, limitMs) {
  const deadline = Date.now() + limitMs
  let end
  service.ended.then((result) => {
    end = result
  })
  for (;;) {
    if (await isReady()) return
    if (end) throw new PlainFailure(`${service.name} ended before it was ready.\n\n${lastLines(service.logFile)}`)
    if (Date.now() > deadline) {
      throw new PlainFailure(
        `${service.name} did not answer within ${limitMs / 1000} s.\n\n${lastLines(service.logFile)}`,
      )
    }
    await pause(POLL_MS)
  }
}

/** The end of a log, for the person who has to find out why. */
export function lastLines(logFile, count = 20) {
  if (!logFile || !statSync(logFile, { throwIfNoEntry: false })?.size) return ''
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count)
  return `The last lines of ${logFile}:\n${lines.join('\n')}`
}
