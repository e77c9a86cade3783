import { eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader, Store, Tx } from '@/db/store'
import type { HoldReason } from '@/lib/core/hold-reasons'
import { type Chain, recordAudit } from '../audit/record-audit'

/** The setting that stops everything that sends, whatever the provider. */
const HOLD = 'hold.dispatch'
/** What was not yet sent in a backup that was put in place: it may have been sent since. */
const HELD_PAYMENTS = 'hold.payments'
/** Not sent, not final: what a restored database would send again in good faith. */
const UNSENT = ['draft', 'awaiting_approval', 'approved', 'sending'] as const

export const HOLD_CAUSES = ['restored', 'broken', 'person'] as const
export type HoldCause = (typeof HOLD_CAUSES)[number]

/** Who placed it where no person did. */
const SYSTEM = 'system'
const StoredHold = z.object({
  cause: z.enum(HOLD_CAUSES),
  detail: z.string(),
  at: z.iso.datetime(),
  actorId: z.string().default(SYSTEM),
})
const StoredIds = z.array(z.string())

/** Nothing is sent while this stands; what comes in is received as ever. `detail`: what is broken, or the person's reason. */
export type Hold = Readonly<{ cause: HoldCause; detail: string; at: Date; actorId: string }>

async function readSetting(store: Pick<Store, 't'>, reader: Reader, name: string): Promise<unknown> {
  const { settings } = store.t
  const [row] = await reader.select({ value: settings.value }).from(settings).where(eq(settings.name, name)).limit(1)
  return row ? JSON.parse(row.value) : undefined
}

async function writeSetting(chain: Chain, tx: Tx, name: string, value: unknown): Promise<void> {
  const { settings } = chain.store.t
  const row = { value: JSON.stringify(value), changedAt: chain.now() }
  await tx
    .insert(settings)
    .values({ name, ...row })
    .onConflictDoUpdate({ target: settings.name, set: row })
}

export async function readHold(store: Pick<Store, 't'>, reader: Reader): Promise<Hold | undefined> {
  const stored = await readSetting(store, reader, HOLD)
  if (stored === undefined) return undefined
  const { at, ...hold } = StoredHold.parse(stored)
  return { ...hold, at: new Date(at) }
}

/** Payments of a restored database that nobody has released yet. */
export async function listHeldPayments(store: Pick<Store, 't'>, reader: Reader): Promise<readonly string[]> {
  return StoredIds.parse((await readSetting(store, reader, HELD_PAYMENTS)) ?? [])
}

/** For the gate: why nothing, or not this payment, may leave; null when it may. */
export async function heldBack(store: Store, tx: Tx, paymentId: string): Promise<HoldReason | null> {
  if (await readHold(store, tx)) return 'dispatch_held'
  return (await listHeldPayments(store, tx)).includes(paymentId) ? 'before_restore' : null
}

/**
 * Stops everything that sends until a person releases it. The first reason stays, but a person's gives way to what the program
 * found: whoever releases has to read that.
 * @returns false when another reason stands.
 */
export async function placeHold(
  chain: Chain,
  tx: Tx,
  { cause, detail, actorId = SYSTEM }: Readonly<{ cause: HoldCause; detail: string; actorId?: string }>,
): Promise<boolean> {
  const standing = await readHold(chain.store, tx)
  if (standing && (standing.cause !== 'person' || cause === 'person')) return false
  await writeSetting(chain, tx, HOLD, { cause, detail, actorId, at: chain.now().toISOString() })
  const facts = { cause, detail }
  await recordAudit(chain, tx, { actorId, action: 'dispatch.hold', subject: 'dispatch', facts })
  return true
}

/** In a database that was just put back: whatever it has not sent may have been sent since, by what came after it. */
export async function holdUnsent(chain: Chain, tx: Tx): Promise<readonly string[]> {
  const { payments } = chain.store.t
  const rows = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(inArray(payments.state, [...UNSENT]))
  const ids = rows.map((row) => row.id)
  await writeSetting(chain, tx, HELD_PAYMENTS, ids)
  return ids
}

/** Takes the hold away; `payments` too, once somebody has compared them with what the provider paid. */
export async function liftHold(chain: Chain, tx: Tx, options: { payments: boolean }): Promise<void> {
  const { settings } = chain.store.t
  const names = options.payments ? [HOLD, HELD_PAYMENTS] : [HOLD]
  await tx.delete(settings).where(inArray(settings.name, names))
}
