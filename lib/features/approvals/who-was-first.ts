import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'
import { DECISIVE_ACTS, type DecisiveAct, type WhoWasFirst } from '@/lib/core/errors'

const actionOf = (act: DecisiveAct) => `payment.${act}`

/** The newest act that decided on a payment or changed it: whoever comes second is told who was first, and when. */
export async function whoWasFirst(store: Store, reader: Reader, paymentId: string): Promise<WhoWasFirst | undefined> {
  const { audit, users } = store.t
  const [row] = await reader
    .select({ action: audit.action, at: audit.at, name: users.name })
    .from(audit)
    .leftJoin(users, eq(users.id, audit.actorId))
    .where(and(eq(audit.subject, `payment:${paymentId}`), inArray(audit.action, DECISIVE_ACTS.map(actionOf))))
    .orderBy(desc(audit.number))
    .limit(1)
  const act = DECISIVE_ACTS.find((each) => actionOf(each) === row?.action)
  return row && act ? { act, by: row.name ?? '', at: row.at } : undefined
}
