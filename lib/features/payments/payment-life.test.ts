import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { openMemoryStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { Evidence } from '@/lib/core/evidence'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import type { Rail } from '@/lib/core/rails'
import { silentLog } from '@/lib/log'
import type { Answer, MoneyRail, SendOrder, SendOutcome, Transmission } from '@/lib/providers/provider'
import { registryOf } from '@/lib/providers/registry'
import { approvePayment, cancelPayment, denyPayment } from '../approvals/decide-payment'
import type { FeatureContext, Person, Runtime } from '../context'
import { demoTotpSecret, seedDemoPeople } from '../people/demo-people'
import { currentCode } from '../people/totp'
import { applyEvidence } from './apply-evidence'
import { askAboutPayment } from './ask-provider'
import { callbackToken } from './callback-token'
import { dispatchPayment } from './dispatch-payment'
import type { Payment } from './payment-order'
import { getPayment } from './queries'
import { recoverAbandonedTries } from './recover-payments'
import type { SubmitPaymentInput } from './schemas'
import { submitPayment } from './submit-payment'

const PHONE = '254712345678'

/** A rail whose answers a test scripts; it counts what it was asked to send. */
class ScriptedRail implements MoneyRail {
  readonly steps = ['send'] as const
  readonly resendSameKey = false
  sent: SendOrder[] = []
  outcome: SendOutcome = { kind: 'accepted', providerReference: 'CONV-1' }
  answer: Answer = { kind: 'cannot_ask', because: 'not scripted' }
  constructor(readonly rail: Rail) {}
  prepare(_step: 'send' | 'fund', order: SendOrder) {
    return {
      operation: 'send',
      method: 'POST' as const,
      path: '/pay',
      body: JSON.stringify({ key: order.providerKey, answerTo: order.callbackUrl('results') }),
    }
  }
  wire: string[] = []
  async transmit(_step: 'send' | 'fund', prepared: { body: string }, order: SendOrder): Promise<Transmission> {
    this.sent.push(order)
    this.wire.push(prepared.body)
    return { replyClass: this.outcome.kind, outcome: this.outcome, exchange: null }
  }
  async ask(): Promise<Answer> {
    return this.answer
  }
}

let store: Store
let rt: Runtime
let b2c: ScriptedRail
let stk: ScriptedRail
let now = new Date('2026-11-20T09:00:00Z')
let accountId = ''

async function person(signInName: string): Promise<Person> {
  const [row] = await store.read.select().from(store.t.users).where(eq(store.t.users.signInName, signInName)).limit(1)
  if (!row) throw new Error(`${signInName} is missing`)
  const roles = row.roles.split(',') as Role[]
  return { id: row.id, name: row.name, signInName, roles, permissions: permissionsOf(roles) }
}

async function as(signInName: string): Promise<FeatureContext> {
  return { ...rt, actor: await person(signInName) }
}

function codeOf(signInName: string): string {
  now = new Date(now.getTime() + 60_000)
  return currentCode(demoTotpSecret(signInName), now).code
}

function payout(overrides: Partial<SubmitPaymentInput> = {}): SubmitPaymentInput {
  return {
    requestKey: crypto.randomUUID(),
    rail: 'mpesa.b2c',
    sourceAccountId: accountId,
    counterpartyName: 'Jane Wanjiku',
    counterpartyAccount: '0712 345 678',
    counterpartyBank: '',
    amount: '12,500',
    merchantReference: '',
    purpose: 'Tomatoes, week 47',
    details: {},
    secondPrompt: false,
    ...overrides,
  }
}

const success = (extra: Partial<Evidence> = {}): Evidence => ({
  meaning: 'succeeded',
  firm: true,
  receipt: 'UKK7RT61SV',
  amountMinor: 1_250_000n,
  currency: 'KES',
  partyAccount: PHONE,
  ...extra,
})

async function tell(paymentId: string, evidence: Evidence, source: 'callback' | 'query' = 'callback') {
  return store.tx(async (tx) => applyEvidence(rt, tx, await getPayment(store, tx, paymentId), evidence, source, null))
}

const reload = (payment: Payment) => getPayment(store, store.read, payment.id)

async function approvedPayout(): Promise<Payment> {
  const payment = await submitPayment(await as('amina'), payout())
  return approvePayment(await as('baraka'), {
    paymentId: payment.id,
    version: payment.version,
    contentHash: payment.contentHash,
    code: codeOf('baraka'),
  })
}

beforeEach(async () => {
  now = new Date('2026-11-20T09:00:00Z')
  store = openMemoryStore()
  b2c = new ScriptedRail('mpesa.b2c')
  stk = new ScriptedRail('mpesa.stk')
  const providers = registryOf([{ id: 'mpesa', accounts: [], rails: { 'mpesa.b2c': b2c, 'mpesa.stk': stk } }])
  rt = {
    store,
    providers,
    mode: 'sandbox',
    zone: 'Africa/Nairobi',
    publicUrl: 'http://localhost:3000',
    key: Buffer.alloc(32, 7),
    merchantName: 'Soko Fresh Ltd',
    now: () => now,
    log: silentLog,
  }
  await seedDemoPeople(rt)
  accountId = newId()
  await store.tx(async (tx) => {
    await tx.insert(store.t.providerAccounts).values({
      id: accountId,
      provider: 'mpesa',
      accountKey: '600100',
      name: 'Payouts',
      currency: 'KES',
      purpose: 'both',
      createdAt: now,
    })
  })
})

describe('a payout', () => {
  it('is sent once after another person approved it, and its receipt makes one line and one roll-up', async () => {
    const approved = await approvedPayout()
    expect(approved.state).toBe('approved')
    await dispatchPayment(rt, approved.id, 'worker-1')
    expect((await reload(approved)).state).toBe('sent')
    await tell(approved.id, success())
    await tell(approved.id, success())
    const done = await reload(approved)
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
    const approved = await approvedPayout()
    await dispatchPayment(rt, approved.id, 'worker-1')
    const [attempt] = await store.read.select().from(store.t.attempts)
    const token = callbackToken(rt.key, attempt?.id ?? '')
    expect(attempt?.requestBody).not.toContain(token)
    expect(b2c.wire).toEqual([attempt?.requestBody.replace('{{callback_token}}', token)])
    expect(b2c.wire[0]).toContain(token)
  })

  it('is never approved by its maker: not by the feature, not by SQL', async () => {
    const both = await as('amina')
    const payment = await submitPayment(both, payout())
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
        at: now,
      })
    })
    await expect(bySql).rejects.toThrow(/maker or last editor/)
  })

  it('does not leave without its approvals, even when its state is set by SQL', async () => {
    const payment = await submitPayment(await as('amina'), payout())
    const forced = store.tx(async (tx) => {
      await tx.update(store.t.payments).set({ state: 'approved' }).where(eq(store.t.payments.id, payment.id))
      await tx.update(store.t.payments).set({ state: 'sending' }).where(eq(store.t.payments.id, payment.id))
    })
    await expect(forced).rejects.toThrow(/not sent without its approvals/)
  })

  it('keeps its content once submitted', async () => {
    const payment = await submitPayment(await as('amina'), payout())
    const changed = store.tx(async (tx) => {
      await tx.update(store.t.payments).set({ amountMinor: 99n }).where(eq(store.t.payments.id, payment.id))
    })
    await expect(changed).rejects.toThrow(/content of a submitted payment is fixed/)
  })

  it('is not approved from a stale page', async () => {
    const payment = await submitPayment(await as('amina'), payout())
    const stale = {
      paymentId: payment.id,
      version: payment.version - 1,
      contentHash: payment.contentHash,
      code: codeOf('baraka'),
    }
    await expect(approvePayment(await as('baraka'), stale)).rejects.toMatchObject({ code: 'content_changed' })
  })

  it('becomes Unknown when the answer is lost, is asked about, and is never sent again', async () => {
    b2c.outcome = { kind: 'indeterminate', because: 'timeout' }
    const approved = await approvedPayout()
    await dispatchPayment(rt, approved.id, 'worker-1')
    expect((await reload(approved)).state).toBe('unknown')
    await dispatchPayment(rt, approved.id, 'worker-1')
    b2c.answer = {
      kind: 'evidence',
      evidence: success(),
      exchange: {
        operation: 'ask',
        startedAt: now,
        durationMs: 5,
        request: { method: 'POST', url: '/ask', body: '' },
        reply: null,
      },
    }
    await askAboutPayment(rt, approved.id, 'worker-1')
    expect((await reload(approved)).state).toBe('succeeded')
    expect(b2c.sent).toHaveLength(1)
  })

  it('is settled by a callback that comes before the reply', async () => {
    const approved = await approvedPayout()
    b2c.transmit = async (_step, _prepared, order) => {
      b2c.sent.push(order)
      await tell(approved.id, success())
      return { replyClass: 'accepted', outcome: { kind: 'accepted', providerReference: 'CONV-1' }, exchange: null }
    }
    await dispatchPayment(rt, approved.id, 'worker-1')
    expect((await reload(approved)).state).toBe('succeeded')
  })

  it('goes back to Approved and keeps its key when nothing left', async () => {
    b2c.outcome = { kind: 'not_sent', because: 'connection refused' }
    const approved = await approvedPayout()
    await dispatchPayment(rt, approved.id, 'worker-1')
    expect((await reload(approved)).state).toBe('approved')
    b2c.outcome = { kind: 'accepted', providerReference: 'CONV-1' }
    await dispatchPayment(rt, approved.id, 'worker-1')
    expect((await reload(approved)).state).toBe('sent')
    expect(new Set(b2c.sent.map((order) => order.providerKey)).size).toBe(1)
  })

  it('needs review when the provider paid another amount; what was ordered stands', async () => {
    const approved = await approvedPayout()
    await dispatchPayment(rt, approved.id, 'worker-1')
    await tell(approved.id, success({ amountMinor: 1_250_100n }))
    expect(await reload(approved)).toMatchObject({ state: 'needs_review', amountMinor: 1_250_000n })
    expect(await store.read.select().from(store.t.postings)).toHaveLength(0)
  })

  it('that crashed between its bytes and its answer is Unknown after the restart', async () => {
    const approved = await approvedPayout()
    b2c.transmit = () => new Promise(() => undefined)
    void dispatchPayment(rt, approved.id, 'dead-worker')
    await expect.poll(async () => (await reload(approved)).state).toBe('sending')
    await recoverAbandonedTries(rt, (worker) => worker === 'dead-worker')
    expect((await reload(approved)).state).toBe('unknown')
  })

  it('is one payment for one request key, and refuses the key for another content', async () => {
    const ctx = await as('amina')
    const input = payout()
    const first = await submitPayment(ctx, input)
    const second = await submitPayment(ctx, input)
    expect(second.id).toBe(first.id)
    await expect(submitPayment(ctx, { ...input, amount: '12,501' })).rejects.toMatchObject({
      code: 'request_key_reused',
    })
  })

  it('that looks like an earlier one asks for a reason and then goes on', async () => {
    const ctx = await as('amina')
    await submitPayment(ctx, payout())
    await expect(submitPayment(ctx, payout())).rejects.toMatchObject({ code: 'conflict' })
    const repeat = await submitPayment(ctx, payout({ duplicateReason: 'second delivery of the day' }))
    expect(repeat.duplicateReason).toBe('second delivery of the day')
  })

  it('can be denied with a reason, or taken back by its maker before it is sent', async () => {
    const maker = await as('amina')
    const first = await submitPayment(maker, payout())
    const denied = await denyPayment(await as('baraka'), {
      paymentId: first.id,
      version: first.version,
      contentHash: first.contentHash,
      reason: 'wrong supplier',
    })
    expect(denied.state).toBe('denied')
    const second = await submitPayment(maker, payout())
    expect((await cancelPayment(maker, { paymentId: second.id, reason: 'typed twice' })).state).toBe('cancelled')
  })
})

describe('a collection', () => {
  const collection = () => payout({ rail: 'mpesa.stk', counterpartyName: '', amount: '1,500', purpose: 'Invoice 12' })

  it('needs no approver, and a second prompt to the same phone needs a word', async () => {
    const cashier = await as('daudi')
    const payment = await submitPayment(cashier, collection())
    expect(payment.state).toBe('approved')
    await expect(submitPayment(cashier, collection())).rejects.toMatchObject({ code: 'prompt_open' })
    const second = await submitPayment(cashier, { ...collection(), secondPrompt: true })
    expect(second.id).not.toBe(payment.id)
  })

  it('keeps asking after a failure that the provider may take back, and fails only when a later question agrees', async () => {
    const payment = await submitPayment(await as('daudi'), collection())
    await dispatchPayment(rt, payment.id, 'worker-1')
    const noAnswer: Evidence = {
      meaning: 'failed',
      firm: false,
      code: '1037',
      words: 'DS timeout user cannot be reached.',
    }
    await tell(payment.id, noAnswer)
    expect((await reload(payment)).state).toBe('sent')
    now = new Date(now.getTime() + 180_000)
    await tell(payment.id, noAnswer, 'query')
    expect(await reload(payment)).toMatchObject({ state: 'failed', reasonCode: '1037' })
  })
})
