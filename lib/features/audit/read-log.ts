import { and, asc, desc, eq, gt, gte, inArray, like, lt, ne, or, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { addDays, type Day, isDay, startOfDay } from '@/lib/core/days-and-zones'
import type { FeatureContext } from '../context'
import { listPersonNames } from '../people/queries'
import { typedWord } from '../transactions/filter'
import { AUDIT_EVENTS, AUDIT_KINDS } from './events'
import { MARK_ACTION } from './row-marks'
import type { StoredRecord } from './verify-audit'

export const AUDIT_PAGE = 50

const day = z
  .string()
  .refine((text) => isDay(text))
  .transform((text) => text as Day)

/** What the address says; anything unreadable is left out. */
export const AuditFilter = z.object({
  /** Part of a name, or a word such as `worker`. */
  who: typedWord(100),
  /** A payment's reference, a payee's or person's name, or an object as the log writes it: `payment:<id>`. */
  about: typedWord(100),
  /** Everything of one kind. */
  kind: z.enum(AUDIT_KINDS).optional().catch(undefined),
  /** The beginning of an action: `payment.` finds all that happened to payments. */
  action: typedWord(60),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export type AuditLine = Readonly<{
  number: number
  at: Date
  who: string
  action: string
  subject: string
  /** A reference or a name where the log has an id; the subject itself otherwise. */
  about: string
  facts: readonly Readonly<{ name: string; text: string }>[]
  hash: string
}>

/** What an administrator looks after; of everything else they see that it happened, not how much or to whom. */
const SUBJECT_WITHOUT_MONEY = /^(user|rule|provider|permission):|^(rules|dispatch|audit|database)$/
/** What may be said of money to whoever may not see it: how a thing moved, never how much or to whom. */
const FACTS_WITHOUT_MONEY = ['from', 'to', 'version', 'proposal']

async function idsNamed(ctx: FeatureContext, text: string): Promise<{ people: string[]; subjects: string[] }> {
  const { users, payments, payees } = ctx.store.t
  const part = `%${text.replaceAll(/[%_]/g, '')}%`
  const { read } = ctx.store
  const found = await read.select({ id: users.id }).from(users).where(like(users.name, part)).limit(100)
  const people = found.map(({ id }) => id)
  const paid = await read.select({ id: payments.id }).from(payments).where(eq(payments.reference, text)).limit(1)
  const payee = await read.select({ id: payees.id }).from(payees).where(like(payees.name, part)).limit(100)
  const subjects = [
    ...people.map((id) => `user:${id}`),
    ...paid.map(({ id }) => `payment:${id}`),
    ...(ctx.actor.permissions.has('money.read') ? payee.map(({ id }) => `payee:${id}`) : []),
  ]
  return { people, subjects }
}

async function conditionOf(ctx: FeatureContext, filter: AuditFilter): Promise<SQL | undefined> {
  const { audit: a } = ctx.store.t
  const who = filter.who ? await idsNamed(ctx, filter.who) : undefined
  const about = filter.about ? await idsNamed(ctx, filter.about) : undefined
  return and(
    // Marks are for the machine that compares them; asked for by name they are shown.
    filter.action?.startsWith('rows') ? undefined : ne(a.action, MARK_ACTION),
    who && filter.who ? inArray(a.actorId, [filter.who, ...who.people]) : undefined,
    about && filter.about ? or(eq(a.subject, filter.about), inArray(a.subject, about.subjects)) : undefined,
    filter.kind ? inArray(a.action, [...AUDIT_EVENTS[filter.kind]]) : undefined,
    filter.action ? and(gte(a.action, filter.action), lt(a.action, `${filter.action}\u{10FFFF}`)) : undefined,
    filter.from ? gte(a.at, startOfDay(filter.from, ctx.zone)) : undefined,
    filter.to ? lt(a.at, startOfDay(addDays(filter.to, 1), ctx.zone)) : undefined,
  )
}

/** Facts as pairs; money's own are left out for whoever may not see money. */
function factsOf(ctx: FeatureContext, record: StoredRecord): { name: string; text: string }[] {
  const facts: unknown = JSON.parse(record.facts)
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return []
  const withoutMoney = !SUBJECT_WITHOUT_MONEY.test(record.subject) && !ctx.actor.permissions.has('money.read')
  return Object.entries(facts)
    .filter(
      ([name, value]) => value !== null && name !== 'sealed' && (!withoutMoney || FACTS_WITHOUT_MONEY.includes(name)),
    )
    .map(([name, value]) => ({ name, text: typeof value === 'string' ? value : JSON.stringify(value) }))
}

async function linesOf(ctx: FeatureContext, records: readonly StoredRecord[]): Promise<AuditLine[]> {
  const { payments } = ctx.store.t
  const idOf = (subject: string, kind: string) =>
    subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1)] : []
  const people = records.flatMap((record) => [record.actorId, ...idOf(record.subject, 'user')])
  const paid = records.flatMap((record) => idOf(record.subject, 'payment'))
  const [names, references] = await Promise.all([
    listPersonNames(ctx.store, people),
    ctx.store.read
      .select({ id: payments.id, reference: payments.reference })
      .from(payments)
      .where(inArray(payments.id, [...new Set(paid)])),
  ])
  const referenceOf = new Map(references.map(({ id, reference }) => [`payment:${id}`, reference]))
  return records.map((record) => ({
    number: record.number,
    at: record.at,
    who: names.get(record.actorId) ?? record.actorId,
    action: record.action,
    subject: record.subject,
    about: referenceOf.get(record.subject) ?? names.get(record.subject.replace(/^user:/, '')) ?? record.subject,
    facts: factsOf(ctx, record),
    hash: record.hash,
  }))
}

export type AuditPlace = Readonly<{ number: number; way: 'older' | 'newer' }>
export type AuditLines = Readonly<{ lines: AuditLine[]; newer: number | null; older: number | null }>

/** One page by keyset on the record's number, newest first. */
export async function listAudit(ctx: FeatureContext, filter: AuditFilter, place?: AuditPlace): Promise<AuditLines> {
  const { audit: a } = ctx.store.t
  const backwards = place?.way === 'newer'
  const past = place && (backwards ? gt(a.number, place.number) : lt(a.number, place.number))
  const found = await ctx.store.read
    .select()
    .from(a)
    .where(and(await conditionOf(ctx, filter), past))
    .orderBy(backwards ? asc(a.number) : desc(a.number))
    .limit(AUDIT_PAGE + 1)
  const more = found.length > AUDIT_PAGE
  const kept = found.slice(0, AUDIT_PAGE)
  const lines = await linesOf(ctx, backwards ? kept.reverse() : kept)
  return {
    lines,
    newer: (backwards ? more : place !== undefined) ? (lines[0]?.number ?? null) : null,
    older: backwards || more ? (lines.at(-1)?.number ?? null) : null,
  }
}

/** Everything a filter shows, newest first, in pieces; records that come meanwhile are left out. */
export async function* everyLine(ctx: FeatureContext, filter: AuditFilter, upTo: number): AsyncGenerator<AuditLine[]> {
  const { audit: a } = ctx.store.t
  const condition = await conditionOf(ctx, filter)
  let before = upTo + 1
  for (;;) {
    const found = await ctx.store.read
      .select()
      .from(a)
      .where(and(condition, lt(a.number, before)))
      .orderBy(desc(a.number))
      .limit(500)
    const last = found.at(-1)
    if (!last) return
    yield linesOf(ctx, found)
    before = last.number
  }
}
