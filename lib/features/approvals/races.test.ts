import { and, eq, isNull } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { AppError } from '@/lib/core/errors'
import { dispatchPayment } from '../payments/dispatch-payment'
import { editPayment } from '../payments/edit-payment'
import { type Engine, openEngine } from '../payments/engine-fixture'
import type { Payment } from '../payments/payment-order'
import { submitPayment } from '../payments/submit-payment'
import { demoTotpSecret } from '../people/demo-people'
import { currentCode } from '../people/totp'
import { approvePayment, cancelPayment, denyPayment } from './decide-payment'

let engine: Engine
let payment: Payment

beforeEach(async () => {
  engine = await openEngine()
  payment = await submitPayment(await engine.as('amina'), engine.payout())
})

const seen = (what: Payment = payment) => ({
  paymentId: what.id,
  version: what.version,
  contentHash: what.contentHash,
})
const codeNow = (name: string) => currentCode(demoTotpSecret(name), engine.clock.now).code

async function approvalsOf(id: string) {
  const { approvals } = engine.store.t
  return engine.store.read
    .select()
    .from(approvals)
    .where(and(eq(approvals.paymentId, id), isNull(approvals.voidedAt)))
}

async function actsOn(id: string): Promise<string[]> {
  const { audit } = engine.store.t
  const rows = await engine.store.read
    .select()
    .from(audit)
    .where(eq(audit.subject, `payment:${id}`))
  return rows.map(({ action }) => action)
}

/** Codes of those that were refused; what went through counts as `done`. */
function outcomes(results: PromiseSettledResult<unknown>[]): string[] {
  return results.map((result) => (result.status === 'fulfilled' ? 'done' : (result.reason as AppError).code))
}

describe('deciding at the same time', () => {
  test('a hundred approvals by two people at once: one counts, one order leaves', async () => {
    engine.pass(60_000)
    const people = [await engine.as('baraka'), await engine.as('chausiku')]
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, (_, number) => {
        const ctx = people[number % 2]
        if (!ctx) throw new Error('two people decide')
        return approvePayment(ctx, { ...seen(), code: codeNow(ctx.actor.signInName) })
      }),
    )
    const ends = outcomes(results)
    expect(ends.filter((end) => end === 'done')).toHaveLength(1)
    expect(ends.filter((end) => !['done', 'conflict', 'already_approved', 'wrong_code'].includes(end))).toEqual([])
    expect(await approvalsOf(payment.id)).toHaveLength(1)
    expect((await actsOn(payment.id)).filter((act) => act === 'payment.approve_last')).toHaveLength(1)
    await Promise.all(Array.from({ length: 10 }, () => dispatchPayment(engine.rt, payment.id, 'worker-1')))
    expect(engine.b2c.sent).toHaveLength(1)
  })

  test('the second of two approvers is told who was first, and when', async () => {
    engine.pass(60_000)
    await approvePayment(await engine.as('baraka'), { ...seen(), code: codeNow('baraka') })
    const second = approvePayment(await engine.as('chausiku'), { ...seen(), code: codeNow('chausiku') })
    await expect(second).rejects.toMatchObject({
      code: 'conflict',
      first: { act: 'approve_last', by: 'Baraka Mwangi', at: engine.clock.now },
    })
  })

  test('approve and deny: one wins, and the other is told', async () => {
    engine.pass(60_000)
    const [baraka, chausiku] = [await engine.as('baraka'), await engine.as('chausiku')]
    const results = await Promise.allSettled([
      approvePayment(baraka, { ...seen(), code: codeNow('baraka') }),
      denyPayment(chausiku, { ...seen(), reason: 'no invoice' }),
    ])
    expect(outcomes(results).toSorted()).toEqual(['conflict', 'done'])
    const loser = results.find((result) => result.status === 'rejected')
    const winner = results[0]?.status === 'fulfilled' ? 'Baraka Mwangi' : 'Chausiku Njeri'
    expect(loser?.reason).toMatchObject({ first: { by: winner } })
    expect(await approvalsOf(payment.id)).toHaveLength(1)
  })

  test('approve and cancel: what is cancelled is never sent, whoever came first', async () => {
    engine.pass(60_000)
    const results = await Promise.allSettled([
      approvePayment(await engine.as('baraka'), { ...seen(), code: codeNow('baraka') }),
      cancelPayment(await engine.as('amina'), { paymentId: payment.id, reason: 'typed twice' }),
    ])
    expect(outcomes(results)[1]).toBe('done')
    expect((await engine.reload(payment)).state).toBe('cancelled')
    await dispatchPayment(engine.rt, payment.id, 'worker-1')
    expect(engine.b2c.sent).toEqual([])
  })

  test('a cancellation that comes too late is told who approved', async () => {
    await engine.approve(payment)
    await dispatchPayment(engine.rt, payment.id, 'worker-1')
    const late = cancelPayment(await engine.as('amina'), { paymentId: payment.id, reason: 'typed twice' })
    await expect(late).rejects.toMatchObject({ code: 'conflict', first: { act: 'approve_last', by: 'Baraka Mwangi' } })
  })

  test('approve and edit: an approval never lands on content that was not on its page', async () => {
    engine.pass(60_000)
    const results = await Promise.allSettled([
      approvePayment(await engine.as('baraka'), { ...seen(), code: codeNow('baraka') }),
      editPayment(await engine.as('amina'), {
        ...engine.payout({ amount: '13,000' }),
        paymentId: payment.id,
        version: payment.version,
      }),
    ])
    expect(outcomes(results).filter((end) => end === 'done')).toHaveLength(1)
    const after = await engine.reload(payment)
    const approved = await approvalsOf(payment.id)
    if (after.state === 'approved') expect(after.amountMinor).toBe(1_250_000n)
    else expect([after.state, after.amountMinor, approved]).toEqual(['awaiting_approval', 1_300_000n, []])
  })

  test('a hundred mixed decisions at once leave one decision', async () => {
    engine.pass(60_000)
    const [baraka, chausiku, amina] = [await engine.as('baraka'), await engine.as('chausiku'), await engine.as('amina')]
    const acts = [
      () => approvePayment(baraka, { ...seen(), code: codeNow('baraka') }),
      () => approvePayment(chausiku, { ...seen(), code: codeNow('chausiku') }),
      () => denyPayment(chausiku, { ...seen(), reason: 'no invoice' }),
      () =>
        editPayment(amina, {
          ...engine.payout({ amount: '13,000' }),
          paymentId: payment.id,
          version: payment.version,
        }),
    ]
    const results = await Promise.allSettled(Array.from({ length: 100 }, (_, number) => acts[number % 4]?.()))
    const decided = (await actsOn(payment.id)).filter((act) => /\.(approve_last|deny|edit)$/.test(act))
    expect(decided).toHaveLength(1)
    // The same edit sent again answers the same payment; nothing else is done twice.
    if (decided[0] !== 'payment.edit') expect(outcomes(results).filter((end) => end === 'done')).toHaveLength(1)
  })

  test('an approval sent again after a lost answer says that it was approved, and writes nothing', async () => {
    const code = engine.codeOf('baraka')
    await approvePayment(await engine.as('baraka'), { ...seen(), code })
    const before = await actsOn(payment.id)
    const again = approvePayment(await engine.as('baraka'), { ...seen(), code })
    await expect(again).rejects.toMatchObject({ code: 'already_approved' })
    expect(await approvalsOf(payment.id)).toHaveLength(1)
    expect(await actsOn(payment.id)).toEqual(before)
  })
})

describe('a maker who may also approve', () => {
  beforeEach(async () => {
    const { users } = engine.store.t
    await engine.store.tx(async (tx) => {
      await tx.update(users).set({ roles: 'maker,approver' }).where(eq(users.signInName, 'amina'))
    })
  })

  test('neither approves nor denies what they made', async () => {
    const amina = await engine.as('amina')
    const refused = { code: 'maker_is_approver' }
    await expect(approvePayment(amina, { ...seen(), code: engine.codeOf('amina') })).rejects.toMatchObject(refused)
    await expect(denyPayment(amina, { ...seen(), reason: 'my own' })).rejects.toMatchObject(refused)
    expect(await approvalsOf(payment.id)).toEqual([])
  })

  test('is refused by the database as well, also after editing', async () => {
    const amina = await engine.as('amina')
    await editPayment(amina, {
      ...engine.payout({ amount: '13,000' }),
      paymentId: payment.id,
      version: payment.version,
    })
    const after = await engine.reload(payment)
    const { approvals } = engine.store.t
    const row = {
      id: crypto.randomUUID(),
      paymentId: after.id,
      approverId: amina.actor.id,
      decision: 'approved' as const,
      contentHash: after.contentHash,
      version: after.version,
      reason: null,
      voidedAt: null,
      batchHash: null,
      at: engine.clock.now,
    }
    const insert = engine.store.tx(async (tx) => {
      await tx.insert(approvals).values(row)
    })
    await expect(insert).rejects.toThrow('the maker or last editor cannot approve')
  })
})
