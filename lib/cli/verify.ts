import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { readAnchors } from '@/lib/features/audit/anchor-file'
import type { Check } from '@/lib/features/audit/check'
import type { SeenRecord } from '@/lib/features/audit/verify-audit'
import { brokenChecks } from '@/lib/features/audit/verify-everything'
import { verifyInstallation } from './verify-installation'

/**
 * `npm run verify`: is the audit chain whole and what was noted down outside, do the rows say what the log last recorded,
 * does what must always hold of the money hold, and is the file itself whole? Works on a copy, or on PostgreSQL in a snapshot, so the running app
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
  console.log(`Checking one moment of ${settings.databaseUrl ? 'the PostgreSQL database' : settings.databaseFile}.\n`)
  const verdict = await verifyInstallation(settings, noted, problem)
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
