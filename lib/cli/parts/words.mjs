/** What the commands say. Plain sentences, no colour, one updating line only when a person is watching a terminal. */

/** A reason to stop that needs no stack trace: its message is written for the person at the terminal. */
export class PlainFailure extends Error {
  name = 'PlainFailure'
}

let progressShown = false

export function say(text = '') {
  endProgress()
  process.stdout.write(`${text}\n`)
}

/** Replaces the current line on a terminal; the caller decides how often a log without a terminal gets a line. */
export function sayProgress(text) {
  if (!process.stdout.isTTY) {
    process.stdout.write(`${text}\n`)
    return
  }
  const width = (process.stdout.columns ?? 100) - 1
  process.stdout.write(`\r\u001b[K${text.slice(0, width)}`)
  progressShown = true
}

function endProgress() {
  if (!progressShown) return
  progressShown = false
  process.stdout.write('\n')
}

/** 4 -> "4 s", 95 -> "1 min 35 s". */
export function inWords(seconds) {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  return whole % 60 === 0 ? `${Math.floor(whole / 60)} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** Runs a command's main function: a PlainFailure ends it with its sentence, anything else with its stack. */
export async function runCommand(main, onFailure = async () => {}) {
  try {
    await main()
  } catch (error) {
    endProgress()
    process.stderr.write(
      error instanceof PlainFailure
        ? `\n${error.message}\n`
        : `\nThis should not have happened:\n${error?.stack ?? error}\n`,
    )
    await onFailure()
    process.exitCode = 1
  }
}
