import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Evidence } from '@/lib/core/evidence'
import { approvePayment, cancelPayment } from '@/lib/features/approvals/decide-payment'
import { askAboutPayment } from '@/lib/features/payments/ask-provider'
import { dispatchPayment } from '@/lib/features/payments/dispatch-payment'
import { type Engine, openEngine, success } from '@/lib/features/payments/engine-fixture'
import type { Payment } from '@/lib/features/payments/payment-order'
import { raiseUnresolved, recoverAbandonedTries } from '@/lib/features/payments/recover-payments'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { demoTotpSecret } from '@/lib/features/people/demo-people'
import { currentCode } from '@/lib/features/people/totp'
import type { Answer } from '@/lib/providers/money-rail'

const HOUR = 3_600_000
const nobodyIsGone = () => false

const answered = (evidence: Evidence): Answer => ({
  kind: 'evidence',
  evidence,
  exchange: {
    operation: 'ask',
    startedAt: new Date(0),
    durationMs: 1,
    request: { method: 'POST', url: 'https://provider.example/ask', body: '' },
    reply: { status: 200, body: '{}' },
  },
})
const failure: Evidence = { meaning: 'failed', firm: true, code: '2001' }
const pending: Evidence = { meaning: 'pending', firm: true }
const notKnown: Evidence = { meaning: 'not_known', firm: true }

async function flagsOf(engine: Engine, payment: Payment): Promise<string[]> {
  const { flags } = engine.store.t
  const rows = await engine.store.read.select().from(flags).where(eq(flags.paymentId, payment.id))
  return rows.map(({ kind }) => kind).sort()
}

async function postingsOf(engine: Engine, payment: Payment): Promise<number> {
  const { postings } = engine.store.t
  return (await engine.store.read.select().from(postings).where(eq(postings.paymentId, payment.id))).length
}

/** A payout whose answer was lost. */
async function unknownPayout(engine: Engine): Promise<Payment> {
  const payment = await engine.approvedPayout()
  engine.b2c.outcome = { kind: 'indeterminate', because: '500' }
  await dispatchPayment(engine.rt, payment.id, 'w1')
  return engine.reload(payment)
}

/** All orders of a list. */
function orders<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))
}

describe('an answer that proves nothing', () => {
  it('a 500 after the provider did it: Unknown, then Succeeded by a question; sent once', async () => {
    const engine = await openEngine()
    const payment = await unknownPayout(engine)
    expect(payment.state).toBe('unknown')
    engine.b2c.answer = answered(success())
    await askAboutPayment(engine.rt, payment.id, 'w1')
    expect((await engine.reload(payment)).state).toBe('succeeded')
    expect(engine.b2c.sent).toHaveLength(1)
    expect(await postingsOf(engine, payment)).toBe(2)
  })

  it('a 500 without the provider doing it: asked about, never failed by itself, never sent again', async () => {
    const engine = await openEngine()
    const payment = await unknownPayout(engine)
    engine.b2c.answer = answered(notKnown)
    for (let asked = 0; asked < 5; asked += 1) {
      engine.pass(60_000)
      await askAboutPayment(engine.rt, payment.id, 'w1')
    }
    expect((await engine.reload(payment)).state).toBe('unknown')
    expect(engine.b2c.sent).toHaveLength(1)
  })

  it('a provider that forgets: Unknown, then Needs review, never sent again by itself', async () => {
    const engine = await openEngine()
    // Even where the same key may be sent again: this one was taken down there once.
    Object.assign(engine.b2c, { resendSameKey: true })
    const payment = await engine.approvedPayout()
    await dispatchPayment(engine.rt, payment.id, 'w1')
    expect((await engine.reload(payment)).state).toBe('sent')
    engine.b2c.answer = answered(notKnown)
    await askAboutPayment(engine.rt, payment.id, 'w1')
    await askAboutPayment(engine.rt, payment.id, 'w1')
    expect((await engine.reload(payment)).state).toBe('unknown')
    engine.pass(HOUR)
    await raiseUnresolved(engine.rt, payment.id)
    await askAboutPayment(engine.rt, payment.id, 'w1')
    expect((await engine.reload(payment)).state).toBe('needs_review')
    expect(engine.b2c.sent).toHaveLength(1)
  })
})

describe('news in any order', () => {
  it('a callback before the answer settles it, and the answer changes nothing', async () => {
    const engine = await openEngine()
    const payment = await engine.approvedPayout()
    const transmit = engine.b2c.transmit.bind(engine.b2c)
    engine.b2c.transmit = async (...request) => {
      await engine.tell(payment.id, success())
      return transmit(...request)
    }
    await dispatchPayment(engine.rt, payment.id, 'w1')
    expect((await engine.reload(payment)).state).toBe('succeeded')
    expect(await postingsOf(engine, payment)).toBe(2)
  })

  it.each(orders(['success', 'success again', 'failure', 'pending'] as const).map((order) => [order]))(
    'keeps what came first and shows what contradicts it: %j',
    async (order) => {
      const engine = await openEngine()
      const payment = await engine.approvedPayout()
      await dispatchPayment(engine.rt, payment.id, 'w1')
      const news = { success: success(), 'success again': success(), failure, pending }
      for (const word of order) await engine.tell(payment.id, news[word])
      const after = await engine.reload(payment)
      const firstFinal = order.find((word) => word !== 'pending')
      expect(after.state).toBe(firstFinal === 'failure' ? 'needs_review' : 'succeeded')
      expect(await flagsOf(engine, payment)).toEqual(['contradiction'])
      expect(await postingsOf(engine, payment)).toBe(after.state === 'succeeded' ? 2 : 0)
    },
  )
})

describe('a worker that stalls', () => {
  it('past its lease in the middle of a call writes nothing any more', async () => {
    const engine = await openEngine()
    const payment = await engine.approvedPayout()
    const transmit = engine.b2c.transmit.bind(engine.b2c)
    engine.b2c.transmit = async (...request) => {
      const sent = await transmit(...request)
      engine.pass(10 * 60_000)
      await recoverAbandonedTries(engine.rt, nobodyIsGone)
      return sent
    }
    engine.b2c.outcome = { kind: 'refused', code: 'R1', words: 'too late to matter' }
    await dispatchPayment(engine.rt, payment.id, 'w1')
    expect((await engine.reload(payment)).state).toBe('unknown')
    const [only] = await engine.store.read.select().from(engine.store.t.attemptTries)
    expect(only?.replyClass).toBe('indeterminate')
  })

  it('past its lease before the call sends nothing, and the next one sends it', async () => {
    const engine = await openEngine()
    const payment = await engine.approvedPayout()
    // The clock jumps once the claim is stored: the next look at it is the one before sending.
    let late = 0
    const tx: typeof engine.store.tx = async (work) => {
      const value = await engine.store.tx(work)
      late = 10 * 60_000
      return value
    }
    const slow = {
      ...engine.rt,
      now: () => new Date(engine.clock.now.getTime() + late),
      store: { ...engine.store, tx },
    }
    await dispatchPayment(slow, payment.id, 'w1')
    expect(engine.b2c.sent).toEqual([])
    expect((await engine.reload(payment)).state).toBe('approved')
    engine.pass(10 * 60_000)
    await dispatchPayment(engine.rt, payment.id, 'w2')
    expect(engine.b2c.sent).toHaveLength(1)
    expect((await engine.reload(payment)).state).toBe('sent')
  })

  it('whose try somebody ended while it fetched a token sends nothing, and what was decided stays', async () => {
    const engine = await openEngine()
    const payment = await engine.approvedPayout()
    const transmit = engine.b2c.transmit.bind(engine.b2c)
    engine.b2c.transmit = async (...request) => {
      engine.pass(10 * 60_000)
      await recoverAbandonedTries(engine.rt, nobodyIsGone)
      engine.pass(-10 * 60_000)
      return transmit(...request)
    }
    await dispatchPayment(engine.rt, payment.id, 'w1')
    expect(engine.b2c.sent).toEqual([])
    expect((await engine.reload(payment)).state).toBe('unknown')
  })
})

describe('lines that are down', () => {
  it('no way to the provider for an hour: Approved with its key, tried ever more rarely, then sent once', async () => {
    const engine = await openEngine()
    const payment = await engine.approvedPayout()
    engine.b2c.outcome = { kind: 'not_sent', because: 'connection refused' }
    const { jobs } = engine.store.t
    const until = engine.clock.now.getTime() + HOUR
    let tries = 0
    for (;;) {
      await dispatchPayment(engine.rt, payment.id, 'w1')
      tries += 1
      const [job] = await engine.store.read.select().from(jobs).where(eq(jobs.subjectId, payment.id))
      if (!job || job.dueAt.getTime() > until) break
      engine.clock.now = job.dueAt
    }
    expect((await engine.reload(payment)).state).toBe('approved')
    expect(tries).toBeLessThan(20)
    engine.clock.now = new Date(until)
    engine.b2c.outcome = { kind: 'accepted', providerReference: 'CONV-1' }
    await dispatchPayment(engine.rt, payment.id, 'w1')
    expect((await engine.reload(payment)).state).toBe('sent')
    expect(new Set(engine.b2c.wire).size).toBe(1)
  })

  it('no callback ever comes: settled by questions only', async () => {
    const engine = await openEngine()
    const payment = await engine.approvedPayout()
    await dispatchPayment(engine.rt, payment.id, 'w1')
    engine.b2c.answer = answered(pending)
    await askAboutPayment(engine.rt, payment.id, 'w1')
    expect((await engine.reload(payment)).nextCheckAt).not.toBeNull()
    engine.b2c.answer = answered(success())
    await askAboutPayment(engine.rt, payment.id, 'w1')
    expect((await engine.reload(payment)).state).toBe('succeeded')
  })
})

describe('a provider that errs', () => {
  it('executes twice for one key: the second movement is a line of its own and a flag', async () => {
    const engine = await openEngine()
    const payment = await engine.approvedPayout()
    await dispatchPayment(engine.rt, payment.id, 'w1')
    await engine.tell(payment.id, success())
    await engine.tell(payment.id, success({ receipt: 'UKK7SECOND' }))
    expect(await flagsOf(engine, payment)).toEqual(['second_movement'])
    expect(await postingsOf(engine, payment)).toBe(2)
    const { transactions } = engine.store.t
    const [second] = await engine.store.read
      .select()
      .from(transactions)
      .where(eq(transactions.providerReference, 'UKK7SECOND'))
    expect(second).toMatchObject({ paymentId: null, state: 'succeeded' })
  })

  it('gives one receipt to two payments: the second is flagged and not booked on it', async () => {
    const engine = await openEngine()
    const first = await engine.approvedPayout()
    const second = await engine.approvedPayout({ duplicateReason: 'two deliveries' })
    for (const payment of [first, second]) await dispatchPayment(engine.rt, payment.id, 'w1')
    await engine.tell(first.id, success())
    await engine.tell(second.id, success())
    expect((await engine.reload(first)).state).toBe('succeeded')
    expect((await engine.reload(second)).state).toBe('needs_review')
    expect(await flagsOf(engine, second)).toEqual(['receipt_conflict'])
    expect(await postingsOf(engine, second)).toBe(0)
  })
})

describe('people at the same time', () => {
  it('two approvers at once, and an approval against a cancellation: one of them wins', async () => {
    const engine = await openEngine()
    const submitted = await submitPayment(await engine.as('amina'), engine.payout())
    const [baraka, chausiku, amina] = [await engine.as('baraka'), await engine.as('chausiku'), await engine.as('amina')]
    const approval = (who: typeof baraka, signInName: string) =>
      approvePayment(who, {
        paymentId: submitted.id,
        version: submitted.version,
        contentHash: submitted.contentHash,
        code: currentCode(demoTotpSecret(signInName), engine.clock.now).code,
      })
    const ends = await Promise.allSettled([
      approval(baraka, 'baraka'),
      approval(chausiku, 'chausiku'),
      cancelPayment(amina, { paymentId: submitted.id, reason: 'not needed' }),
    ])
    const approvals = ends.slice(0, 2).filter(({ status }) => status === 'fulfilled')
    expect(approvals.length).toBeLessThanOrEqual(1)
    expect(['approved', 'cancelled']).toContain((await engine.reload(submitted)).state)
    expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
  })
})

describe('a clock that jumps', () => {
  it.each([
    ['an hour forward', HOUR],
    ['an hour back', -HOUR],
    ['a year forward', 365 * 24 * HOUR],
  ])('%s while a payment is under way: it is still sent once and settled once', async (_name, by) => {
    const engine = await openEngine()
    const payment = await engine.approvedPayout()
    const transmit = engine.b2c.transmit.bind(engine.b2c)
    engine.b2c.transmit = async (...request) => {
      const sent = await transmit(...request)
      engine.pass(by)
      await recoverAbandonedTries(engine.rt, nobodyIsGone)
      return sent
    }
    await dispatchPayment(engine.rt, payment.id, 'w1')
    expect(['sent', 'unknown']).toContain((await engine.reload(payment)).state)
    engine.pass(-by)
    await dispatchPayment(engine.rt, payment.id, 'w2')
    engine.b2c.answer = answered(success())
    await askAboutPayment(engine.rt, payment.id, 'w2')
    expect((await engine.reload(payment)).state).toBe('succeeded')
    expect(engine.b2c.sent).toHaveLength(1)
    expect(await postingsOf(engine, payment)).toBe(2)
  })
})
