import { and, desc, eq, gte, isNotNull } from 'drizzle-orm'
import type { PaymentState } from '@/lib/core/payment-state'
import { RAILS, type Rail } from '@/lib/core/rails'
import { PAYEE_RAILS } from '@/lib/features/payees/schemas'
import { PROMPT_RAILS } from '@/lib/features/payments/list-collections'
import type { Runtime } from '../context'
import {
  type CallSample,
  healthOf,
  type PaymentSample,
  type RailHealthFigures,
  type RailWord,
  wordNow,
} from './rail-health'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
/** Newest first; enough to tell how a rail does, however busy the day. */
const SAMPLES_MAX = 5_000

export type RailHealthReport = Readonly<{
  rail: Rail
  /** How it does now. */
  word: RailWord
  hour: RailHealthFigures
  day: RailHealthFigures
}>

type PaymentRow = Readonly<{ rail: Rail; state: PaymentState; sentAt: Date | null; finishedAt: Date | null }>

function paymentSample({ state, sentAt, finishedAt }: PaymentRow): PaymentSample {
  const outcome = state === 'succeeded' || state === 'failed' ? state : 'open'
  const isFinal = outcome !== 'open' && sentAt !== null && finishedAt !== null
  return { outcome, finalMs: isFinal ? finishedAt.getTime() - sentAt.getTime() : null }
}

/** What a page here can start: a client may speak more than that. */
const STARTED_HERE: readonly Rail[] = [...PROMPT_RAILS, ...PAYEE_RAILS]

/** The rails that can be sent on here, in the order they are always shown. */
export function sendingRails(rt: Pick<Runtime, 'providers'>): Rail[] {
  return RAILS.filter((rail) => STARTED_HERE.includes(rail) && rt.providers.rail(rail) !== undefined)
}

/** Health of each rail (or of one) over the last hour and day, from our own payments and the calls made for them. */
export async function readRailHealth(rt: Runtime, only?: Rail): Promise<RailHealthReport[]> {
  const { payments: p, attempts: a, attemptTries: tries } = rt.store.t
  const now = rt.now().getTime()
  const since = new Date(now - DAY_MS)
  const ofRail = only === undefined ? undefined : eq(p.rail, only)
  const paymentRows = await rt.store.read
    .select({ rail: p.rail, state: p.state, sentAt: p.sentAt, finishedAt: p.finishedAt, createdAt: p.createdAt })
    .from(p)
    .where(and(gte(p.createdAt, since), isNotNull(p.sentAt), ofRail))
    .orderBy(desc(p.createdAt))
    .limit(SAMPLES_MAX)
  const callRows = await rt.store.read
    .select({ rail: p.rail, replyClass: tries.replyClass, startedAt: tries.sendStartedAt, endedAt: tries.endedAt })
    .from(p)
    .innerJoin(a, eq(a.paymentId, p.id))
    .innerJoin(tries, eq(tries.attemptId, a.id))
    .where(and(gte(p.createdAt, since), ofRail))
    .orderBy(desc(p.createdAt))
    .limit(SAMPLES_MAX)
  const figures = (rail: Rail, sinceMs: number): RailHealthFigures => {
    const calls = callRows.filter((row) => row.rail === rail && now - row.startedAt.getTime() <= sinceMs)
    const own = paymentRows.filter(
      (row) => row.rail === rail && row.sentAt !== null && now - row.sentAt.getTime() <= sinceMs,
    )
    const samples = calls.map(
      (row): CallSample => ({
        replyClass: row.replyClass,
        answerMs: row.endedAt ? row.endedAt.getTime() - row.startedAt.getTime() : null,
      }),
    )
    return healthOf(rail, own.map(paymentSample), samples)
  }
  const rails = sendingRails(rt).filter((rail) => only === undefined || rail === only)
  return rails.map((rail) => {
    const windows = { hour: figures(rail, HOUR_MS), day: figures(rail, DAY_MS) }
    return { rail, word: wordNow(windows), ...windows }
  })
}
