import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { KILL_ORDER_FILE, openRig } from './rig/open-rig'
import { runRig, smallSet } from './rig/run-rig'
import { BUILD_FOLDER } from './start-app'

const RANDOM_KILLS = 5

/** Rows 1 and 2 of lib/FAULT-MATRIX.md; `npm run kill-rig` does the same for every provider, many times, and timed. */
test('killed at every crash point and at random, ledger and application agree', async () => {
  test.setTimeout(600_000)
  const rig = await openRig('rig')
  try {
    const report = await runRig(rig, { cells: smallSet(), random: RANDOM_KILLS, say: () => undefined })
    expect(report.wrong).toEqual([])
    expect(report.total).toMatchObject({ lost: 0, doubled: 0 })
    expect(report.kills).toBe(smallSet().length + RANDOM_KILLS)
  } finally {
    await rig.close()
  }
})

/** The built files that say a word. */
function filesSaying(folder: string, word: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').includes(word))
}

test('the build that people run holds nothing that can kill it', () => {
  const serverOf = (build: keyof typeof BUILD_FOLDER) =>
    path.resolve(BUILD_FOLDER[build], 'standalone', BUILD_FOLDER[build], 'server')
  expect(filesSaying(serverOf('ordinary'), KILL_ORDER_FILE)).toEqual([])
  // The same search finds it where it is.
  expect(filesSaying(serverOf('rig'), KILL_ORDER_FILE).length).toBeGreaterThan(0)
})
