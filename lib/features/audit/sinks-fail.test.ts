import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { denyPayment } from '../approvals/decide-payment'
import { dispatchPayment } from '../payments/dispatch-payment'
import { type Engine, openEngine, success } from '../payments/engine-fixture'
import { submitPayment } from '../payments/submit-payment'
import { pauseSending } from '../providers/pause-sending'

let engine: Engine
beforeEach(async () => {
  engine = await openEngine()
})
afterEach(() => engine.store.close())

/** From here on no record can be written: a full disk on the log's pages, a broken chain, anything. */
async function failAudit(): Promise<void> {
  await engine.store.tx(async (tx) => {
    if (!('run' in tx) || typeof tx.run !== 'function') throw new Error('the store takes no raw statement')
    await tx.run(
      sql`create trigger audit_fails before insert on audit begin select raise(abort, 'no audit today'); end`,
    )
  })
}

async function rowCounts(): Promise<Record<string, number>> {
  const { payments, approvals, attempts, postings, settings } = engine.store.t
  const count = async (
    table: typeof payments | typeof approvals | typeof attempts | typeof postings | typeof settings,
  ) => (await engine.store.read.select({ n: sql<number>`count(*)` }).from(table))[0]?.n ?? 0
  return {
    payments: await count(payments),
    approvals: await count(approvals),
    attempts: await count(attempts),
    postings: await count(postings),
    settings: await count(settings),
  }
}

describe('when the audit log cannot be written, nothing happens:', () => {
  test('no payment is submitted', async () => {
    await failAudit()
    const before = await rowCounts()
    await expect(submitPayment(await engine.as('amina'), engine.payout())).rejects.toThrow('no audit today')
    expect(await rowCounts()).toEqual(before)
  })

  test('no payment is approved or denied', async () => {
    const payment = await submitPayment(await engine.as('amina'), engine.payout())
    await failAudit()
    await expect(engine.approve(payment)).rejects.toThrow('no audit today')
    const seen = { paymentId: payment.id, version: payment.version, contentHash: payment.contentHash }
    await expect(denyPayment(await engine.as('baraka'), { ...seen, reason: 'not ours' })).rejects.toThrow(
      'no audit today',
    )
    expect(await engine.reload(payment)).toEqual(payment)
  })

  test('nothing is sent', async () => {
    const payment = await engine.approvedPayout()
    await failAudit()
    await expect(dispatchPayment(engine.rt, payment.id, 'worker-1')).rejects.toThrow('no audit today')
    expect(engine.b2c.sent).toHaveLength(0)
    expect(await engine.reload(payment)).toEqual(payment)
  })

  test('nothing is posted', async () => {
    const payment = await engine.approvedPayout()
    await dispatchPayment(engine.rt, payment.id, 'worker-1')
    const sent = await engine.reload(payment)
    await failAudit()
    await expect(engine.tell(payment.id, success())).rejects.toThrow('no audit today')
    expect(await engine.reload(payment)).toEqual(sent)
    expect(await rowCounts()).toMatchObject({ postings: 0 })
  })

  test('no provider is paused', async () => {
    await failAudit()
    const pause = pauseSending(await engine.as('baraka'), { provider: 'mpesa', reason: 'in trouble' })
    await expect(pause).rejects.toThrow('no audit today')
    expect(
      await engine.store.read
        .select()
        .from(engine.store.t.settings)
        .where(eq(engine.store.t.settings.name, 'pause.mpesa')),
    ).toEqual([])
  })
})
