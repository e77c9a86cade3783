import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { AppError } from '@/lib/core/errors'
import type { ProviderId } from '@/lib/core/rails'
import type { Runtime } from '../context'
import { bookLine } from '../inbox/book-arrival'
import { readHistoryFact, writeHistoryFacts } from './keep-progress'

/**
 * Reads a provider's history page by page through its own list endpoints and books it. Each page and its cursor are one
 * commit: a second run continues where the first stopped, and a page read twice changes nothing.
 */
export async function loadHistory(rt: Runtime, providerId: ProviderId): Promise<void> {
  const source = rt.providers.find(providerId)?.history
  if (!source) throw new AppError('not_configured', `${providerId} has no history to read`)
  // Once complete, later runs only fetch what is new: progress stands, and repeats change nothing.
  const catchingUp = (await readHistoryFact(rt.store, providerId, 'complete')) === 'true'
  let cursor = await readHistoryFact(rt.store, providerId, 'cursor')
  let done = Number((await readHistoryFact(rt.store, providerId, 'done')) ?? '0')
  for (;;) {
    const page = await source.readHistory(cursor)
    done += page.lines.length
    await rt.store.tx(async (tx) => {
      for (const line of page.lines) await bookLine(rt, tx, providerId, line, 'statement', null)
      await writeHistoryFacts(rt, tx, providerId, {
        ...(page.cursor !== null && { cursor: page.cursor }),
        ...(!catchingUp && {
          done: String(done),
          total: String(Math.max(page.total ?? done, done)),
          complete: String(page.done),
        }),
      })
    })
    if (page.done) return
    cursor = page.cursor
    await yieldToOthers()
  }
}
