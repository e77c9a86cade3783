import { and, eq, gte, lt, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/store'
import type { RuleKind } from '@/db/words'
import { dayOf, endOfDay, startOfDay } from '@/lib/core/days-and-zones'
import { AppError } from '@/lib/core/errors'
import type { PaymentState } from '@/lib/core/payment-state'
import type { Runtime } from '../context'
import type { Payment } from '../payments/payment-order'
import { type ApprovalRule, listRulesInForce } from './queries'

export type LimitKind = Exclude<RuleKind, 'approvers'>
export const LIMIT_KINDS = ['limit_payment', 'limit_maker_day', 'limit_provider_day'] as const satisfies LimitKind[]

type World = Pick<Runtime, 'store' | 'zone' | 'now'>
type Limited = Pick<
  Payment,
  'id' | 'rail' | 'provider' | 'currency' | 'amountMinor' | 'makerId' | 'createdAt' | 'direction'
>
/** `submit`: when it is prepared. `claim`: the last look before money leaves. */
type Moment = 'submit' | 'claim'

/** These moved nothing and will not. */
const CAME_TO_NOTHING: PaymentState[] = ['denied', 'cancelled', 'expired', 'failed']

/**
 * The limit that a payout goes over, by the rules in force now: a limit is a brake, so a new one also stops what was
 * approved before it. Days are days of the business zone. Undefined when it stays within all of them.
 */
export async function brokenLimit(
  world: World,
  reader: Reader,
  payment: Limited,
  moment: Moment,
): Promise<ApprovalRule | undefined> {
  if (payment.direction === 'in') return undefined
  const rules = await listRulesInForce(world.store, reader, payment.currency)
  for (const rule of rules) {
    if (rule.kind === 'approvers' || (rule.rail !== null && rule.rail !== payment.rail)) continue
    const others = rule.kind === 'limit_payment' ? 0n : await sumBeside(world, reader, payment, rule, moment)
    if (others + payment.amountMinor > rule.overMinor) return rule
  }
  return undefined
}

/** What counts beside this payment against a limit of the day. */
async function sumBeside(
  world: World,
  reader: Reader,
  payment: Limited,
  rule: ApprovalRule,
  moment: Moment,
): Promise<bigint> {
  const { payments: t } = world.store.t
  const [row] = await reader
    .select({ sum: sql<string | null>`cast(sum(${t.amountMinor}) as text)` })
    .from(t)
    .where(
      and(
        eq(t.direction, 'out'),
        eq(t.currency, payment.currency),
        ne(t.id, payment.id),
        notInArray(t.state, CAME_TO_NOTHING),
        rule.rail === null ? undefined : eq(t.rail, rule.rail),
        rule.kind === 'limit_maker_day'
          ? ofTheMakersDay(world, payment, moment)
          : and(eq(t.provider, payment.provider), ofTheProvidersDay(world, moment)),
      ),
    )
  return BigInt(row?.sum ?? '0')
}

/**
 * What the same person prepared on the same day. At the last look only what came before it: the first ones pass, the one
 * that goes over does not.
 */
function ofTheMakersDay(world: World, payment: Limited, moment: Moment): SQL | undefined {
  const { payments: t } = world.store.t
  return and(
    eq(t.makerId, payment.makerId),
    gte(t.createdAt, startOfDay(dayOf(payment.createdAt, world.zone), world.zone)),
    lt(t.createdAt, endOfDay(dayOf(payment.createdAt, world.zone), world.zone)),
    moment === 'submit'
      ? undefined
      : or(lt(t.createdAt, payment.createdAt), and(eq(t.createdAt, payment.createdAt), lt(t.id, payment.id))),
  )
}

/** What left today; while preparing, also what was prepared today and has not left yet. */
function ofTheProvidersDay(world: World, moment: Moment): SQL | undefined {
  const { payments: t } = world.store.t
  const midnight = startOfDay(dayOf(world.now(), world.zone), world.zone)
  return moment === 'claim' ? gte(t.sentAt, midnight) : or(gte(t.sentAt, midnight), gte(t.createdAt, midnight))
}

/** @throws AppError `invalid_input` on the amount, by which limit. */
export async function refuseOverLimit(world: World, reader: Reader, payment: Limited): Promise<void> {
  const rule = await brokenLimit(world, reader, payment, 'submit')
  if (rule) {
    throw new AppError('invalid_input', `over ${rule.kind} ${rule.id}`, { fields: { amount: `over_${rule.kind}` } })
  }
}
