import { createHmac, randomBytes } from 'node:crypto'
import { and, count, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Store, Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { FeatureContext } from '@/lib/features/context'
import { type Acting, confirmWithCode, mayTryCode, recordWrongCode } from './confirm-with-code'
import { keyFor } from './sealed-secret'

export const RECOVERY_CODES = 10
const LENGTH = 12
/** Without letters and digits that look alike; 32 of them, so that five random bits choose one. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** As it was written down: capitals, and neither blanks nor dashes. */
function codeKey(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** Sixty random bits under a key of the installation: a copy of the database alone gives nothing to guess against. */
function hashOf(key: Buffer, userId: string, typed: string): string {
  return createHmac('sha256', keyFor(key, 'recovery code'))
    .update(`${userId}:${codeKey(typed)}`)
    .digest('hex')
}

function newCode(): string {
  const letters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

const unusedOf = (store: Store, userId: string) => {
  const { recoveryCodes: t } = store.t
  return and(eq(t.userId, userId), isNull(t.usedAt), isNull(t.voidedAt))
}

/** Ends whatever recovery codes a person still has. */
export async function voidRecoveryCodes(ctx: Pick<Acting, 'store' | 'now'>, tx: Tx, userId: string): Promise<void> {
  const { recoveryCodes: t } = ctx.store.t
  await tx.update(t).set({ voidedAt: ctx.now() }).where(unusedOf(ctx.store, userId))
}

/** Ten new ones; those of before end. @returns them for the only time: stored are their hashes. */
export async function makeRecoveryCodes(
  ctx: Pick<Acting, 'store' | 'now' | 'key'>,
  tx: Tx,
  userId: string,
): Promise<string[]> {
  await voidRecoveryCodes(ctx, tx, userId)
  const codes = Array.from({ length: RECOVERY_CODES }, newCode)
  const createdAt = ctx.now()
  await tx.insert(ctx.store.t.recoveryCodes).values(
    codes.map((code) => ({
      id: newId(createdAt),
      userId,
      codeHash: hashOf(ctx.key, userId, code),
      createdAt,
      usedAt: null,
      voidedAt: null,
    })),
  )
  return codes
}

export async function countRecoveryCodes(store: Store, userId: string): Promise<number> {
  const [row] = await store.read.select({ left: count() }).from(store.t.recoveryCodes).where(unusedOf(store, userId))
  return Number(row?.left ?? 0)
}

/**
 * Spends a recovery code in place of the authenticator's, once, with a line in the audit log. A wrong one counts like a
 * wrong code of the authenticator.
 * @throws AppError `wrong_code`, `too_many_attempts`
 */
export async function spendRecoveryCode(ctx: Acting, typed: string): Promise<void> {
  const { recoveryCodes: t } = ctx.store.t
  const verdict = await ctx.store.tx(async (tx) => {
    if (!(await mayTryCode(ctx, tx))) return 'wait'
    const spent = await tx
      .update(t)
      .set({ usedAt: ctx.now() })
      .where(and(unusedOf(ctx.store, ctx.actor.id), eq(t.codeHash, hashOf(ctx.key, ctx.actor.id, typed))))
      .returning({ id: t.id })
    if (spent.length === 0) {
      await recordWrongCode(ctx, tx)
      return 'wrong'
    }
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'second_factor.recovery',
      subject: `user:${ctx.actor.id}`,
      facts: { code: spent[0]?.id ?? '' },
    })
    return 'fits'
  })
  if (verdict === 'wait') throw new AppError('too_many_attempts', `${ctx.actor.id} gave too many wrong codes`)
  if (verdict === 'wrong')
    throw new AppError('wrong_code', `${ctx.actor.id} gave a wrong or used recovery code`, {
      fields: { code: 'recovery_code_wrong' },
    })
}

export const RenewRecoveryCodesInput = z.object({ code: z.string().trim().max(20) })

/** Ten new ones for whoever has the authenticator at hand; those of before end. */
export async function renewRecoveryCodes(
  ctx: FeatureContext,
  input: z.infer<typeof RenewRecoveryCodesInput>,
): Promise<string[]> {
  await confirmWithCode(ctx, input.code)
  return ctx.store.tx(async (tx) => {
    const codes = await makeRecoveryCodes(ctx, tx, ctx.actor.id)
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'recovery_codes.renew',
      subject: `user:${ctx.actor.id}`,
      facts: {},
    })
    return codes
  })
}
