import { and, asc, desc, eq, gte, lt, or, type SQL, sql } from 'drizzle-orm'
import { EVENT_VERDICTS, type EventVerdict } from '@/db/words'
import { addDays, startOfDay } from '@/lib/core/days-and-zones'
import { AppError } from '@/lib/core/errors'
import { showBytes } from '@/lib/core/show-bytes'
import type { FeatureContext, Runtime } from '../context'
import { requirePermission } from '../context'
import { maskText } from '../payments/mask-evidence'
import { type Sight, sightOf } from '../reveals/sight'
import { instantOf } from '../transactions/cursor'
import { ofVerdict } from './of-verdict'
import type { InboxFilter } from './schemas'
import type { InboundEvent } from './store-event'

export const MESSAGES_A_PAGE = 50
/** Counting goes no further; more is said as "10,000+". */
export const COUNTED_MAX = 10_000

export type MessageRow = Pick<
  InboundEvent,
  | 'id'
  | 'rowNo'
  | 'provider'
  | 'door'
  | 'authenticity'
  | 'verdict'
  | 'note'
  | 'error'
  | 'repeats'
  | 'paymentId'
  | 'receivedAt'
> &
  Readonly<{ paymentReference: string | null }>
export type MessagePage = Readonly<{ rows: MessageRow[]; newer: string | null; older: string | null }>

type Place = Readonly<{ way: 'older' | 'newer'; rowNo: number; at: number }>

function readPlace(text: string | undefined): Place | undefined {
  const match = /^(older|newer)\.(\d{1,15})\.(\d{1,15})$/.exec(text ?? '')
  if (!match) return undefined
  return { way: match[1] === 'newer' ? 'newer' : 'older', rowNo: Number(match[2]), at: Number(match[3]) }
}

const writePlace = (way: Place['way'], row: MessageRow) => `${way}.${row.rowNo}.${row.receivedAt.getTime()}`

/** The conditions of a filter but for its verdict. */
async function conditionsOf(rt: Pick<Runtime, 'store' | 'zone'>, filter: InboxFilter): Promise<SQL[]> {
  const { providerEvents: e, payments } = rt.store.t
  const all: SQL[] = []
  if (filter.provider) all.push(eq(e.provider, filter.provider))
  if (filter.day) {
    all.push(gte(e.receivedAt, startOfDay(filter.day, rt.zone)))
    all.push(lt(e.receivedAt, startOfDay(addDays(filter.day, 1), rt.zone)))
  }
  if (filter.payment) {
    const [payment] = await rt.store.read
      .select({ id: payments.id })
      .from(payments)
      .where(or(eq(payments.reference, filter.payment.toUpperCase()), eq(payments.id, filter.payment)))
      .limit(1)
    all.push(eq(e.paymentId, payment?.id ?? ''))
  }
  return all
}

/** Newest first, by keyset. */
export async function listMessages(rt: Pick<Runtime, 'store' | 'zone'>, filter: InboxFilter): Promise<MessagePage> {
  const { providerEvents: e, payments } = rt.store.t
  const place = readPlace(filter.at)
  const conditions = await conditionsOf(rt, filter)
  if (filter.verdict) conditions.push(ofVerdict(rt.store, filter.verdict))
  const byTime = filter.verdict !== undefined && filter.verdict !== 'applied'
  if (place) {
    const compare = place.way === 'older' ? sql`<` : sql`>`
    conditions.push(
      byTime
        ? sql`(${e.receivedAt}, ${e.rowNo}) ${compare} (${instantOf({ value: place.at }, e.receivedAt)}, ${place.rowNo})`
        : sql`${e.rowNo} ${compare} ${place.rowNo}`,
    )
  }
  const way = place?.way === 'newer' ? asc : desc
  const found = await rt.store.read
    .select({
      id: e.id,
      rowNo: e.rowNo,
      provider: e.provider,
      door: e.door,
      authenticity: e.authenticity,
      verdict: e.verdict,
      note: e.note,
      error: e.error,
      repeats: e.repeats,
      paymentId: e.paymentId,
      receivedAt: e.receivedAt,
      paymentReference: payments.reference,
    })
    .from(e)
    .leftJoin(payments, eq(payments.id, e.paymentId))
    .where(and(...conditions))
    .orderBy(...(byTime ? [way(e.receivedAt), way(e.rowNo)] : [way(e.rowNo)]))
    .limit(MESSAGES_A_PAGE + 1)
  const more = found.length > MESSAGES_A_PAGE
  const shown = found.slice(0, MESSAGES_A_PAGE)
  const rows = place?.way === 'newer' ? shown.reverse() : shown
  const [first, last] = [rows[0], rows.at(-1)]
  const hasNewer = place?.way === 'newer' ? more : place !== undefined
  const hasOlder = place?.way === 'newer' ? true : more
  return {
    rows,
    newer: first && hasNewer ? writePlace('newer', first) : null,
    older: last && hasOlder ? writePlace('older', last) : null,
  }
}

/** How many messages of each verdict the rest of the filter leaves, each counted to {@link COUNTED_MAX} and one more. */
export async function countByVerdict(
  rt: Pick<Runtime, 'store' | 'zone'>,
  filter: InboxFilter,
): Promise<ReadonlyMap<EventVerdict, number>> {
  const { providerEvents: e } = rt.store.t
  const conditions = await conditionsOf(rt, filter)
  const counts = await Promise.all(
    EVENT_VERDICTS.map(async (verdict): Promise<[EventVerdict, number]> => {
      const some = rt.store.read
        .select({ one: sql<number>`1`.as('one') })
        .from(e)
        .where(and(...conditions, ofVerdict(rt.store, verdict)))
        .limit(COUNTED_MAX + 1)
        .as('some')
      const [row] = await rt.store.read.select({ count: sql<number>`count(*)`.mapWith(Number) }).from(some)
      return [verdict, row?.count ?? 0]
    }),
  )
  return new Map(counts)
}

export type MessageView = Readonly<{
  message: MessageRow & Pick<InboundEvent, 'search' | 'replays' | 'source' | 'bodySha256'>
  body: Readonly<{ kind: 'text' | 'bytes'; text: string; size: number }>
  /** Whether this reader sees whole account numbers in it, or may. */
  sight: Sight
}>

/** One message with its own bytes, what a reader may not see masked. @throws AppError `not_found` */
export async function viewMessage(ctx: FeatureContext, messageId: string): Promise<MessageView> {
  requirePermission(ctx, 'inbox.read')
  const { providerEvents: e, payments } = ctx.store.t
  const [row] = await ctx.store.read
    .select({ event: e, reference: payments.reference, account: payments.counterpartyAccount })
    .from(e)
    .leftJoin(payments, eq(payments.id, e.paymentId))
    .where(eq(e.id, messageId))
    .limit(1)
  if (!row) throw new AppError('not_found', `message ${messageId}`)
  const { event } = row
  const shown = showBytes(event.rawBody)
  const sight = await sightOf(ctx, 'message', event.id)
  const { inFull } = sight
  const masked = maskText(shown.text, { account: row.account ?? '', inFull })
  // In hexadecimal a number cannot be masked, so it is kept from who may not see one.
  const text = shown.kind === 'bytes' && !inFull ? '' : masked
  return {
    message: { ...event, paymentReference: row.reference },
    body: { kind: shown.kind, text, size: event.rawBody.length },
    sight,
  }
}
