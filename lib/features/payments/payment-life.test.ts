import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { Evidence } from '@/lib/core/evidence'
import { permissionsOf } from '@/lib/core/permissions'
import { approvePayment, cancelPayment, denyPayment } from '../approvals/decide-payment'
import type { Runtime } from '../context'
import { askAboutPayment } from './ask-provider'
import { callbackToken } from './callback-token'
import { dispatchPayment } from './dispatch-payment'
import { type Engine, openEngine, type ScriptedRail, success } from './engine-fixture'
import { recoverAbandonedTries } from './recover-payments'
import { submitPayment } from './submit-payment'

let engine: Engine
let store: Store
let rt: Runtime
let b2c: ScriptedRail

beforeEach(async () => {
  engine = await openEngine()
  store = engine.store
  rt = engine.rt
  b2c = engine.b2c
})

describe('a payout', () => {
  it('is sent once after another person approved it, and its receipt makes one line and one roll-up', async () => {
    const approved = await engine.approvedPayout()
    expect(approved.state).toBe('approved')
    await dispatchPayment(rt, approved.id, 'worker-1')
    expect((await engine.reload(approved)).state).toBe('sent')
    await engine.tell(approved.id, success())
    await engine.tell(approved.id, success())
    const done = await engine.reload(approved)
    expect(done).toMatchObject({ state: 'succeeded', receipt: 'UKK7RT61SV', confirmedMinor: 1_250_000n })
    expect(b2c.sent).toHaveLength(1)
    const lines = await store.read.select().from(store.t.transactions)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ state: 'succeeded', providerReference: 'UKK7RT61SV', amountMinor: 1_250_000n })
    const totals = await store.read.select().from(store.t.dailyTotals)
    expect(totals).toMatchObject([{ day: '2026-11-20', outCount: 1, outMinor: 1_250_000n, inCount: 0 }])
    const postings = await store.read.select().from(store.t.postings)
    expect(postings.reduce((sum, row) => sum + row.amountMinor, 0n)).toBe(0n)
  })

  it('keeps the exact request without the secret of its callback address, which travels', async () => {
    const approved = await engine.approvedPayout()
    await dispatchPayment(rt, approved.id, 'worker-1')
    const [attempt] = await store.read.select().from(store.t.attempts)
    const token = callbackToken(rt.key, attempt?.id ?? '')
    expect(attempt?.requestBody).not.toContain(token)
    expect(b2c.wire).toEqual([attempt?.requestBody.replace('{{callback_token}}', token)])
    expect(b2c.wire[0]).toContain(token)
  })

  it('is never approved by its maker: not by the feature, not by SQL', async () => {
    const both = await engine.as('amina')
    const payment = await submitPayment(both, engine.payout())
    const asApprover = { ...both, actor: { ...both.actor, permissions: permissionsOf(['maker', 'approver']) } }
    const seen = { paymentId: payment.id, version: payment.version, contentHash: payment.contentHash }
    await expect(approvePayment(asApprover, { ...seen, code: '000000' })).rejects.toMatchObject({
      code: 'maker_is_approver',
    })
    const bySql = store.tx(async (tx) => {
      await tx.insert(store.t.approvals).values({
        id: newId(),
        paymentId: payment.id,
        approverId: both.actor.id,
        decision: 'approved',
        contentHash: payment.contentHash,
        version: payment.version,
        reason: null,
        voidedAt: null,
        at: engine.clock.now,
      })
    })
    await expect(bySql).rejects.toThrow(/maker or last editor/)
  })

  it('does not leave without its approvals, even when its state is set by SQL', async () => {
    const payment = await submitPayment(await engine.as('amina'), engine.payout())
    const forced = store.tx(async (tx) => {
      await tx.update(store.t.payments).set({ state: 'approved' }).where(eq(store.t.payments.id, payment.id))
      await tx.update(store.t.payments).set({ state: 'sending' }).where(eq(store.t.payments.id, payment.id))
    })
    await expect(forced).rejects.toThrow(/not sent without its approvals/)
  })

  it('keeps its content once submitted', async () => {
    const payment = await submitPayment(await engine.as('amina'), engine.payout())
    const changed = store.tx(async (tx) => {
      await tx.update(store.t.payments).set({ amountMinor: 99n }).where(eq(store.t.payments.id, payment.id))
    })
    await expect(changed).rejects.toThrow(/content of a submitted payment is fixed/)
  })

  it('is not approved from a stale page', async () => {
    const payment = await submitPayment(await engine.as('amina'), engine.payout())
    const stale = {
      paymentId: payment.id,
      version: payment.version - 1,
      contentHash: payment.contentHash,
      code: engine.codeOf('baraka'),
    }
    await expect(approvePayment(await engine.as('baraka'), stale)).rejects.toMatchObject({ code: 'content_changed' })
  })

  it('becomes Unknown when the answer is lost, is asked about, and is never sent again', async () => {
    b2c.outcome = { kind: 'indeterminate', because: 'timeout' }
    const approved = await engine.approvedPayout()
    await dispatchPayment(rt, approved.id, 'worker-1')
    expect((await engine.reload(approved)).state).toBe('unknown')
    await dispatchPayment(rt, approved.id, 'worker-1')
    b2c.answer = {
      kind: 'evidence',
      evidence: success(),
      exchange: {
        operation: 'ask',
        startedAt: engine.clock.now,
        durationMs: 5,
        request: { method: 'POST', url: '/ask', body: '' },
        reply: null,
      },
    }
    await askAboutPayment(rt, approved.id, 'worker-1')
    expect((await engine.reload(approved)).state).toBe('succeeded')
    expect(b2c.sent).toHaveLength(1)
  })

  it('is settled by a callback that comes before the reply', async () => {
    const approved = await engine.approvedPayout()
    b2c.transmit = async (_step, _prepared, order) => {
      b2c.sent.push(order)
      await engine.tell(approved.id, success())
      return { replyClass: 'accepted', outcome: { kind: 'accepted', providerReference: 'CONV-1' }, exchange: null }
    }
    await dispatchPayment(rt, approved.id, 'worker-1')
    expect((await engine.reload(approved)).state).toBe('succeeded')
  })

  it('goes back to Approved and keeps its key when nothing left', async () => {
    b2c.outcome = { kind: 'not_sent', because: 'connection refused' }
    const approved = await engine.approvedPayout()
    await dispatchPayment(rt, approved.id, 'worker-1')
    expect((await engine.reload(approved)).state).toBe('approved')
    b2c.outcome = { kind: 'accepted', providerReference: 'CONV-1' }
    await dispatchPayment(rt, approved.id, 'worker-1')
    expect((await engine.reload(approved)).state).toBe('sent')
    expect(new Set(b2c.sent.map((order) => order.providerKey)).size).toBe(1)
  })

  it('needs review when the provider paid another amount; what was ordered stands', async () => {
    const approved = await engine.approvedPayout()
    await dispatchPayment(rt, approved.id, 'worker-1')
    await engine.tell(approved.id, success({ amountMinor: 1_250_100n }))
    expect(await engine.reload(approved)).toMatchObject({ state: 'needs_review', amountMinor: 1_250_000n })
    expect(await store.read.select().from(store.t.postings)).toHaveLength(0)
  })

  it('that crashed between its bytes and its answer is Unknown after the restart', async () => {
    const approved = await engine.approvedPayout()
    b2c.transmit = () => new Promise(() => undefined)
    void dispatchPayment(rt, approved.id, 'dead-worker')
    await expect.poll(async () => (await engine.reload(approved)).state).toBe('sending')
    await recoverAbandonedTries(rt, (worker) => worker === 'dead-worker')
    expect((await engine.reload(approved)).state).toBe('unknown')
  })

  it('is one payment for one request key, and refuses the key for another content', async () => {
    const ctx = await engine.as('amina')
    const input = engine.payout()
    const first = await submitPayment(ctx, input)
    const second = await submitPayment(ctx, input)
    expect(second.id).toBe(first.id)
    await expect(submitPayment(ctx, { ...input, amount: '12,501' })).rejects.toMatchObject({
      code: 'request_key_reused',
    })
  })

  it('that looks like an earlier one asks for a reason and then goes on', async () => {
    const ctx = await engine.as('amina')
    await submitPayment(ctx, engine.payout())
    await expect(submitPayment(ctx, engine.payout())).rejects.toMatchObject({ code: 'conflict' })
    const repeat = await submitPayment(ctx, engine.payout({ duplicateReason: 'second delivery of the day' }))
    expect(repeat.duplicateReason).toBe('second delivery of the day')
  })

  it('can be denied with a reason, or taken back by its maker before it is sent', async () => {
    const maker = await engine.as('amina')
    const first = await submitPayment(maker, engine.payout())
    const denied = await denyPayment(await engine.as('baraka'), {
      paymentId: first.id,
      version: first.version,
      contentHash: first.contentHash,
      reason: 'wrong supplier',
    })
    expect(denied.state).toBe('denied')
    const second = await submitPayment(maker, engine.payout())
    expect((await cancelPayment(maker, { paymentId: second.id, reason: 'typed twice' })).state).toBe('cancelled')
  })
})

describe('a collection', () => {
  const collection = () =>
    engine.payout({ rail: 'mpesa.stk', counterpartyName: '', amount: '1,500', purpose: 'Invoice 12' })

  it('needs no approver, and a second prompt to the same phone needs a word', async () => {
    const cashier = await engine.as('daudi')
    const payment = await submitPayment(cashier, collection())
    expect(payment.state).toBe('approved')
    await expect(submitPayment(cashier, collection())).rejects.toMatchObject({ code: 'prompt_open' })
    const second = await submitPayment(cashier, { ...collection(), secondPrompt: true })
    expect(second.id).not.toBe(payment.id)
  })

  it('keeps asking after a failure that the provider may take back, and fails only when a later question agrees', async () => {
    const payment = await submitPayment(await engine.as('daudi'), collection())
    await dispatchPayment(rt, payment.id, 'worker-1')
    const noAnswer: Evidence = {
      meaning: 'failed',
      firm: false,
      code: '1037',
      words: 'DS timeout user cannot be reached.',
    }
    await engine.tell(payment.id, noAnswer)
    expect((await engine.reload(payment)).state).toBe('sent')
    engine.pass(180_000)
    await engine.tell(payment.id, noAnswer, 'query')
    expect(await engine.reload(payment)).toMatchObject({ state: 'failed', reasonCode: '1037' })
  })
})
