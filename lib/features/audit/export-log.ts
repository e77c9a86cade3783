import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { newId } from '@/db/uuid-v7'
import { csvRecord, neutraliseText } from '@/lib/core/csv'
import { wallTime, ZONES } from '@/lib/core/days-and-zones'
import { type FeatureContext, requirePermission } from '../context'
import { takeTurn } from '../limits/take-turn'
import { readHead } from './anchors'
import { type AuditFilter, everyLine } from './read-log'
import { recordAudit } from './record-audit'

/** Columns of the file, version 1. Names and order stay; a change gets a new version. */
export const AUDIT_COLUMNS = ['number', 'at', 'zone', 'who', 'action', 'subject', 'about', 'facts', 'hash'] as const

/**
 * Exactly the filtered records, newest first, as RFC 4180 text in pieces; what a person may not see on the page is not in the
 * file either. Recorded in the log before the first byte; that record itself is not in the file.
 */
export async function exportLog(ctx: FeatureContext, filter: AuditFilter) {
  requirePermission(ctx, 'audit.read')
  const head = await readHead(ctx.store)
  const id = newId(ctx.now())
  const said = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
  await ctx.store.tx(async (tx) => {
    await takeTurn(ctx, tx, 'export')
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'export.audit',
      subject: `export:${id}`,
      facts: { filter: JSON.stringify(said), upTo: String(head?.number ?? 0) },
    })
  })
  async function* lines(): AsyncGenerator<string> {
    yield csvRecord(AUDIT_COLUMNS)
    for await (const piece of everyLine(ctx, filter, head?.number ?? 0)) {
      yield piece
        .map((line) =>
          csvRecord([
            String(line.number),
            wallTime(line.at, ctx.zone),
            ctx.zone,
            neutraliseText(line.who),
            line.action,
            neutraliseText(line.subject),
            neutraliseText(line.about),
            neutraliseText(line.facts.map(({ name, text }) => `${name}: ${text}`).join('; ')),
            line.hash,
          ]),
        )
        .join('')
      await yieldToOthers()
    }
  }
  const stamp = wallTime(ctx.now(), ctx.zone).slice(0, 16).replace(/[: ]/g, '-')
  const mode = ctx.mode === 'sandbox' ? 'sandbox-' : ''
  return { fileName: `hazina-${mode}audit-${stamp}-${ZONES[ctx.zone].abbreviation}.csv`, lines: lines() }
}
