import { z } from 'zod'
import { TERMINAL_STATES, TRANSITION_ROWS } from '@/lib/core/payment-state'
import { SHOWN_MAX } from './check'
import type { StoredRecord } from './verify-audit'

const Facts = z.object({ from: z.string(), to: z.string() })
const isFinal = (state: string) => (TERMINAL_STATES as readonly string[]).includes(state)

/** Follows each payment through the log, move by move: I4. */
export class StatesInLog {
  private readonly last = new Map<string, string>()
  readonly broken: string[] = []

  read(record: StoredRecord): void {
    if (!record.action.startsWith('payment.') || !record.subject.startsWith('payment:')) return
    const facts = Facts.safeParse(JSON.parse(record.facts))
    if (!facts.success) return
    const { from, to } = facts.data
    const event = record.action.slice('payment.'.length)
    const before = this.last.get(record.subject)
    const say = (what: string) => {
      if (this.broken.length < SHOWN_MAX) this.broken.push(`${record.subject}: record ${record.number} ${what}`)
    }
    if (before !== undefined && before !== from) say(`moves it from ${from}, but it was ${before}`)
    if (!TRANSITION_ROWS.some((row) => row.event === event && row.to === to && row.from.some((one) => one === from)))
      say(
        isFinal(from)
          ? `takes it out of ${from}, which is final`
          : `moves it from ${from} to ${to} by ${event}, which no row allows`,
      )
    this.last.set(record.subject, to)
  }

  /** What the log says it is; undefined where it never moved. */
  stateOf(paymentId: string): string | undefined {
    return this.last.get(`payment:${paymentId}`)
  }
}
