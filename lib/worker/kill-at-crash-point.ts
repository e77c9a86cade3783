import { readFileSync } from 'node:fs'
import path from 'node:path'
import { CRASH_POINTS, type CrashPoint, setCrashHook } from '@/lib/core/crash-points'
import { env } from '@/lib/env'

/** The file of the data folder that orders a death; `CP6 2` is "at the second pass of CP6 from now on". */
export const KILL_ORDER_FILE = 'kill-order'

/**
 * Only in a build made for the kill rig: the process dies by SIGKILL, as by a power cut, at the place that the rig has
 * written into the data folder. Read at each pass, so that a running process can be told when its time has come.
 */
export function killAtCrashPoints(): void {
  const file = path.join(env().dataDir, KILL_ORDER_FILE)
  let order = ''
  let passed = 0
  setCrashHook((point) => {
    const said = readOrder(file)
    if (said !== order) passed = 0
    order = said
    const [place, pass] = order.split(' ')
    if (place !== point || !isCrashPoint(place)) return
    passed += 1
    // The signal cannot be caught, held or outlived: not one more line of ours runs.
    if (passed === Number(pass)) process.kill(process.pid, 'SIGKILL')
  })
}

function isCrashPoint(word: string): word is CrashPoint {
  return Object.hasOwn(CRASH_POINTS, word)
}

/** No file, no order. */
function readOrder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
