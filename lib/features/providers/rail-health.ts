import type { Rail } from '@/lib/core/rails'
import type { ReplyClass } from '@/lib/core/reply-class'

/** `quiet`: nothing was sent, so nothing is claimed. */
export type RailWord = 'healthy' | 'slow' | 'failing' | 'quiet'

/** One call of ours and what came of it; `replyClass` null while it is open. */
export type CallSample = Readonly<{ replyClass: ReplyClass | null; answerMs: number | null }>
/** One payment of ours; `finalMs` from the first transmission to the final state, null while it is open. */
export type PaymentSample = Readonly<{ outcome: 'succeeded' | 'failed' | 'open'; finalMs: number | null }>

export type RailHealthFigures = Readonly<{
  rail: Rail
  word: RailWord
  payments: number
  succeeded: number
  failed: number
  open: number
  /** Calls that got an answer, of all that ended. */
  answered: number
  calls: number
  /** Milliseconds from sending to a final answer; null while no payment has one. */
  medianFinalMs: number | null
  p95FinalMs: number | null
  p95AnswerMs: number | null
}>

/** A single call that takes longer than this is slow, whatever the rail. */
export const ANSWER_SLOW_MS = 5_000

/** A payout that is final later than this is slow. A prompt waits for a customer, so its time says nothing of the rail. */
const FINAL_SLOW_MS: Readonly<Partial<Record<Rail, number>>> = {
  'mpesa.b2c': 60_000,
  'mpesa.b2b': 60_000,
  'mpesa.reversal': 60_000,
  'wekeza.transfer': 120_000,
  'ihela.cashin': 60_000,
  'bitpesa.payout': 30 * 60_000,
}

/** Words that say the provider did not answer, or not so that anything is known. */
const UNANSWERED: readonly ReplyClass[] = ['not_sent', 'indeterminate', 'refused_retry']

/** The nearest-rank percentile: the smallest sample that at least that share of all is not above. */
export function percentile(samples: readonly number[], share: number): number | null {
  if (samples.length === 0) return null
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
}

const present = (values: readonly (number | null)[]) => values.flatMap((value) => (value === null ? [] : [value]))

function wordOf(
  rail: Rail,
  calls: readonly CallSample[],
  p95AnswerMs: number | null,
  p95FinalMs: number | null,
): RailWord {
  if (calls.length === 0) return 'quiet'
  const ended = calls.filter(({ replyClass }) => replyClass !== null)
  const unanswered = ended.filter(({ replyClass }) => replyClass !== null && UNANSWERED.includes(replyClass))
  if (unanswered.length > 0 && unanswered.length * 2 >= ended.length) return 'failing'
  const slowFinal = FINAL_SLOW_MS[rail]
  const isSlow = (p95AnswerMs ?? 0) > ANSWER_SLOW_MS || (slowFinal !== undefined && (p95FinalMs ?? 0) > slowFinal)
  return isSlow ? 'slow' : 'healthy'
}

/** How a rail does now: by its last hour, or by its last day when nothing was sent in that hour. */
export function wordNow({ hour, day }: Readonly<{ hour: RailHealthFigures; day: RailHealthFigures }>): RailWord {
  return hour.word === 'quiet' ? day.word : hour.word
}

/** How a rail has been doing, from our own payments and calls only. A customer who cancels is no fault of the rail. */
export function healthOf(
  rail: Rail,
  payments: readonly PaymentSample[],
  calls: readonly CallSample[],
): RailHealthFigures {
  const finals = present(payments.map(({ finalMs }) => finalMs))
  const p95FinalMs = percentile(finals, 0.95)
  const p95AnswerMs = percentile(present(calls.map(({ answerMs }) => answerMs)), 0.95)
  const ended = calls.filter(({ replyClass }) => replyClass !== null)
  const count = (outcome: PaymentSample['outcome']) => payments.filter((payment) => payment.outcome === outcome).length
  return {
    rail,
    word: wordOf(rail, calls, p95AnswerMs, p95FinalMs),
    payments: payments.length,
    succeeded: count('succeeded'),
    failed: count('failed'),
    open: count('open'),
    answered: ended.filter(({ replyClass }) => replyClass !== null && !UNANSWERED.includes(replyClass)).length,
    calls: ended.length,
    medianFinalMs: percentile(finals, 0.5),
    p95FinalMs,
    p95AnswerMs,
  }
}
