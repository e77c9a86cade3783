import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openStore } from '@/db/open-store'
import { env } from '@/lib/env'
import { type SeenRecord, verifyAudit } from '@/lib/features/audit/verify-audit'
import { verifyMoney } from '@/lib/features/audit/verify-money'

/**
 * `npm run verify`: is the audit chain whole, and does what must always hold of the money hold? Works on a copy, so
 * the running app goes on meanwhile and every figure is of one moment. `--seen NUMBER:HASH` compares the record that an
 * earlier run named. Ends with 1 if anything is broken.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seen: { type: 'string' } } })
  const settings = env()
  if (!existsSync(settings.databaseFile)) throw new Error(`there is no database at ${settings.databaseFile}`)
  const folder = mkdtempSync(path.join(settings.dataDir, 'verify-'))
  try {
    const copyFile = path.join(folder, 'copy.db')
    const running = openStore(settings)
    await running.backupTo(copyFile).finally(() => running.close())
    const copy = openStore({ root: settings.root, databaseFile: copyFile })
    try {
      console.log(`Checking a copy of ${settings.databaseFile}.\n`)
      const audit = await verifyAudit(copy, settings.key, readSeen(values.seen))
      const { firstBreak, last, records } = audit
      sayCheck('the audit chain is whole', firstBreak ? [`record ${firstBreak.number}: ${firstBreak.because}`] : [])
      const checks = await verifyMoney(copy, settings.zone)
      for (const { rule, broken } of checks) sayCheck(rule, broken)
      const count = checks.filter((check) => check.broken.length > 0).length + (firstBreak ? 1 : 0)
      console.log(`\n${records} audit records fit.`)
      if (last)
        console.log(`Note the newest down elsewhere; next time: npm run verify -- --seen ${last.number}:${last.hash}`)
      console.log(count === 0 ? 'Everything holds.' : `${count} of ${checks.length + 1} checks found something broken.`)
      process.exitCode = count === 0 ? 0 : 1
    } finally {
      await copy.close()
    }
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

function sayCheck(rule: string, broken: readonly string[]): void {
  console.log(`${broken.length === 0 ? 'holds ' : 'BROKEN'}  ${rule}`)
  for (const line of broken) console.log(`          ${line}`)
}

main().catch((error: unknown) => {
  console.error(`Nothing could be verified: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
