import { rm } from 'node:fs/promises'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { Tx } from '@/db/store'
import { recordAudit } from '../audit/record-audit'
import type { Runtime } from '../context'
import { bookLine } from '../inbox/book-arrival'
import { dropJob } from '../payments/payment-jobs'
import { clearLines } from './check-statement'
import { accountOf, keepProgress, linesBetween, type StagedLine, type StatementImport } from './import-row'
import { statementFile } from './read-file'
import { TURN_LINES } from './stage-lines'

/** A statement of so many lines is booked in one commit: it is there whole or not at all at any moment. */
export const ONE_COMMIT_LINES = 1_000
/** Longer ones are booked in commits of so many: others that want to write wait for one of them. */
const BOOK_CHUNK = 200

/**
 * Books a statement whose every line was read, compared and decided on. Each commit holds how far it has come, so that
 * whatever stops it goes on there: once begun, it ends with all lines in.
 */
export async function bookStatement(rt: Runtime, given: StatementImport, folder: string): Promise<void> {
  const account = await accountOf(rt.store, given)
  const chunk = given.total <= ONE_COMMIT_LINES ? ONE_COMMIT_LINES : BOOK_CHUNK
  let row = given
  while (row.done < row.total) {
    const upTo = Math.min(row.done + chunk, row.total)
    row = await rt.store.tx(async (tx) => {
      const lines = await linesBetween(rt.store, tx, { importId: row.id, after: row.done, upTo })
      const added = await bookLines(rt, tx, lines.filter(isTaken), account)
      return keepProgress(rt, tx, row, { done: upTo, addedLines: row.addedLines + added })
    })
    await yieldToOthers()
  }
  await finish(rt, row, folder)
}

function isTaken(line: StagedLine): boolean {
  return line.verdict === 'new' || line.verdict === 'confirms' || (line.verdict === 'alike' && line.decision === 'take')
}

/** How many of the lines were new money. */
async function bookLines(
  rt: Runtime,
  tx: Tx,
  lines: readonly StagedLine[],
  account: Awaited<ReturnType<typeof accountOf>>,
): Promise<number> {
  let added = 0
  for (const [index, line] of lines.entries()) {
    const booked = await bookLine(
      rt,
      tx,
      account.provider,
      {
        providerReference: line.reference,
        accountKey: account.key,
        rail: line.rail,
        direction: line.direction,
        state: line.state,
        amountMinor: line.amountMinor,
        feeMinor: line.feeMinor,
        currency: account.currency,
        occurredAt: line.occurredAt,
        counterpartyName: line.counterpartyName,
        counterpartyAccount: line.counterpartyAccount,
        merchantReference: line.merchantReference,
        description: line.description,
        channel: line.channel,
        ...(line.balanceAfterMinor !== null && { balanceAfterMinor: line.balanceAfterMinor }),
      },
      'statement',
      null,
    )
    if (!booked) throw new Error(`line ${line.fileLine} of a statement was not booked: its account is not ours`)
    if (booked.outcome === 'new') added += 1
    if (index % TURN_LINES === TURN_LINES - 1) await yieldToOthers()
  }
  return added
}

async function finish(rt: Runtime, row: StatementImport, folder: string): Promise<void> {
  await rt.store.tx(async (tx) => {
    await keepProgress(rt, tx, row, { state: 'done', finishedAt: rt.now() })
    await recordAudit(rt, tx, {
      actorId: row.userId,
      action: 'import.finish',
      subject: `import:${row.id}`,
      facts: { lines: String(row.lines), added: String(row.addedLines), fileSha256: row.fileSha256 },
    })
  })
  await tidyUp(rt, row.id, folder)
}

/** What an import that is over no longer needs: its file and its staged lines. */
export async function tidyUp(rt: Runtime, importId: string, folder: string): Promise<void> {
  await clearLines(rt, importId, { keepLeftOut: true })
  await rm(statementFile(folder, importId), { force: true })
  await rt.store.tx((tx) => dropJob(rt, tx, 'import', importId))
}
