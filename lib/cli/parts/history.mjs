/** Says how far the first loading of the merchant's history has come; the loading itself is the application's work. */
import { ask, pause } from './health.mjs'
import { inWords, sayProgress } from './words.mjs'

const POLL_MS = 500
const LINE_EVERY_MS = process.stdout.isTTY ? 0 : 5_000
/** Without a new line for this long something is wrong that waiting will not mend. */
const STALLED_MS = 90_000

/** @returns 'complete' or 'stalled' */
export async function followHistory(healthUrl) {
  const startedAt = Date.now()
  let lastLineAt = startedAt
  let lastDone = -1
  let lastMoveAt = startedAt
  for (;;) {
    const history = (await ask(healthUrl))?.body?.history
    if (history?.complete) return 'complete'
    const now = Date.now()
    if (history && history.done !== lastDone) {
      lastDone = history.done
      lastMoveAt = now
    }
    if (now - lastMoveAt > STALLED_MS) return 'stalled'
    if (history && now - lastLineAt >= LINE_EVERY_MS) {
      lastLineAt = now
      sayProgress(progressText(history, (now - startedAt) / 1000))
    }
    await pause(POLL_MS)
  }
}

const count = (value) => new Intl.NumberFormat('en').format(value)

function progressText({ done, total }, seconds) {
  if (!(total > 0)) return `Loading a year of history: asking the providers how much there is (${inWords(seconds)}).`
  // The total grows while the providers are still being asked, so a percentage would go backwards.
  return `Loading a year of history: ${count(done)} of the ${count(total)} lines known so far, ${inWords(seconds)}.`
}
