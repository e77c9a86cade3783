import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openInstallation, openStore } from '@/db/open-store'
import type { Still } from '@/db/store'
import { env, type Settings } from '@/lib/env'
import { readAnchors } from '@/lib/features/audit/anchor-file'
import type { Check } from '@/lib/features/audit/check'
import type { SeenRecord } from '@/lib/features/audit/verify-audit'
import { brokenChecks, verifyEverything } from '@/lib/features/audit/verify-everything'
import { keepTotalsOfZone } from '@/lib/features/transactions/recount-totals'

/**
 * `npm run verify`: is the audit chain whole and what was noted down outside, do the rows say what the log last recorded,
 * and does what must always hold of the money hold? Works on a copy, or on PostgreSQL in a snapshot, so the running app
 * goes on meanwhile and every figure is of one moment. `--seen NUMBER:HASH` compares a record somebody wrote down as well. Ends with 1 if anything is
 * broken.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seen: { type: 'string' } } })
  const settings = env()
  // Before the copy: what is noted down while it is made is newer than it.
  const { anchors, problem } = readAnchors(settings.anchorFile, settings.key)
  const seen = readSeen(values.seen)
  const noted = [...anchors, ...(seen ? [{ ...seen, at: new Date(), kind: 'head' as const }] : [])]
  await atOneMoment(settings, async (still) => {
    const verdict = await verifyEverything(still, {
      key: settings.key,
      zone: settings.zone,
      now: new Date(),
      anchors: noted.toSorted((a, b) => a.number - b.number),
      anchorProblem: problem,
    })
    for (const check of verdict.checks) sayCheck(check)
    const { last, records } = verdict.audit
    const broken = brokenChecks(verdict).length
    console.log(
      `\n${records} audit records fit, compared with ${noted.length} noted down outside the database (${settings.anchorFile}).`,
    )
    if (last)
      console.log(`Note the newest down elsewhere; next time: npm run verify -- --seen ${last.number}:${last.hash}`)
    console.log(
      broken === 0 ? 'Everything holds.' : `${broken} of ${verdict.checks.length} checks found something broken.`,
    )
    process.exitCode = broken === 0 ? 0 : 1
  })
}

async function atOneMoment(settings: Settings, work: (still: Still) => Promise<void>): Promise<void> {
  if (settings.databaseUrl) {
    const store = await openInstallation(settings)
    console.log('Checking one moment of the PostgreSQL database.\n')
    return store.snapshot(work).finally(() => store.close())
  }
  if (!existsSync(settings.databaseFile)) throw new Error(`there is no database at ${settings.databaseFile}`)
  const folder = mkdtempSync(path.join(settings.dataDir, 'verify-'))
  try {
    const copyFile = path.join(folder, 'copy.db')
    const running = openStore(settings)
    await running.backupTo(copyFile).finally(() => running.close())
    const copy = openStore({ root: settings.root, databaseFile: copyFile })
    // As the application does at its start; a database that it has not opened since the last upgrade is behind.
    await keepTotalsOfZone(copy, settings.zone, new Date())
    console.log(`Checking a copy of ${settings.databaseFile}.\n`)
    await work(copy).finally(() => copy.close())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readSeen(text: string | undefined): SeenRecord | undefined {
  if (text === undefined) return undefined
  const [, number, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  if (!number || !hash) throw new Error('--seen wants NUMBER:HASH as an earlier run printed it')
  return { number: Number(number), hash }
}

function sayCheck({ invariant, rule, broken }: Check): void {
  console.log(`${broken.length === 0 ? 'holds ' : 'BROKEN'}  ${(invariant ?? '').padEnd(3)}  ${rule}`)
  for (const line of broken) console.log(`               ${line}`)
}

main().catch((error: unknown) => {
  console.error(`Nothing could be verified: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
