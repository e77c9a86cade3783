import { and, eq } from 'drizzle-orm'
import { addDays, dayOf, startOfDay } from '@/lib/core/days-and-zones'
import type { Runtime } from '../context'
import { setJob } from '../payments/payment-jobs'
import { placeHold } from '../providers/hold'
import { readAnchors } from './anchor-file'
import type { AnchorPlace } from './anchors'
import { brokenChecks, verifyEverything } from './verify-everything'

const SUBJECT = 'night'
/** Three in the morning of the business zone: when the fewest people wait for a page. */
const HOUR_MS = 3 * 3_600_000

function nextNight(rt: Pick<Runtime, 'now' | 'zone'>): Date {
  const today = dayOf(rt.now(), rt.zone)
  const at = (day: string) => new Date(startOfDay(day, rt.zone).getTime() + HOUR_MS)
  return at(today) > rt.now() ? at(today) : at(addDays(today, 1))
}

/** At each start: the next check is set, unless one is due already because Hazina was off that night. */
export async function scheduleNightly(rt: Runtime): Promise<void> {
  const { jobs } = rt.store.t
  await rt.store.tx(async (tx) => {
    const [set] = await tx
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(eq(jobs.kind, 'verify'), eq(jobs.subjectId, SUBJECT)))
      .limit(1)
    if (!set) await setJob(rt, tx, 'verify', SUBJECT, nextNight(rt))
  })
}

/**
 * Every night all that must hold is checked on one moment of the database. Something broken stops all sending until a person
 * releases it; receiving goes on (RELIABILITY.md 1.11).
 */
export async function verifyNightly(rt: Runtime, { anchorFile }: AnchorPlace): Promise<void> {
  const { anchors, problem } = readAnchors(anchorFile, rt.key)
  const verdict = await rt.store.snapshot((still) =>
    verifyEverything(still, { key: rt.key, zone: rt.zone, now: rt.now(), anchors, anchorProblem: problem }),
  )
  const broken = brokenChecks(verdict, 'safety')
  for (const { rule, broken: lines } of broken) rt.log.error('something broken', { kind: rule, count: lines.length })
  await rt.store.tx(async (tx) => {
    const [first] = broken
    if (first) {
      const detail = `${first.invariant ?? ''} ${first.rule}: ${first.broken[0]}`.trim()
      await placeHold(rt, tx, { cause: 'broken', detail })
    }
    await setJob(rt, tx, 'verify', SUBJECT, nextNight(rt))
  })
}
