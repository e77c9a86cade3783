import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { dispatchPayment } from '../payments/dispatch-payment'
import { type Engine, openEngine, PHONE, success } from '../payments/engine-fixture'
import { submitPayment } from '../payments/submit-payment'
import { approvalNeed } from './approval-need'
import { newnessOf } from './new-payee'
import { installRule } from './rules-fixture'
import { seedSandboxRules } from './seed-rules'

let engine: Engine

beforeEach(async () => {
  engine = await openEngine()
})

const submit = async (amount: string) => submitPayment(await engine.as('amina'), engine.payout({ amount }))
const place = { rail: 'mpesa.b2c', bank: '', account: PHONE } as const

describe('a payment and its rule', () => {
  it('stores at submit how many people it needs and by which rule', async () => {
    const rule = await installRule(engine)
    expect(await submit('100,000')).toMatchObject({ approvalsNeeded: 1, approvalRuleId: null, isNewPayee: true })
    expect(await submit('100,001')).toMatchObject({ approvalsNeeded: 2, approvalRuleId: rule.id, isNewPayee: true })
  })

  it('does not leave before two people approved it', async () => {
    await installRule(engine)
    const payment = await submit('250,000')
    const first = await engine.approve(payment, 'baraka')
    expect(first.state).toBe('awaiting_approval')
    await dispatchPayment(engine.rt, payment.id, 'worker-1')
    expect(engine.b2c.sent).toHaveLength(0)
    expect((await engine.approve(first, 'chausiku')).state).toBe('approved')
    await dispatchPayment(engine.rt, payment.id, 'worker-1')
    expect(engine.b2c.sent).toHaveLength(1)
  })

  it('keeps the rule it started under when rules change, and SQL keeps it too', async () => {
    const payment = await submit('250,000')
    await installRule(engine)
    expect((await engine.approve(payment)).state).toBe('approved')
    const { payments } = engine.store.t
    const loosened = engine.store.tx(async (tx) => {
      await tx.update(payments).set({ approvalsNeeded: 0 }).where(eq(payments.id, payment.id))
    })
    await expect(loosened).rejects.toThrow(/content of a submitted payment is fixed/)
  })

  it('asks nobody to approve money that comes in', async () => {
    const ctx = await engine.as('daudi')
    await installRule(engine, { overMinor: 0n })
    const collection = engine.payout({ rail: 'mpesa.stk', amount: '100' })
    expect(await submitPayment(ctx, collection)).toMatchObject({ approvalsNeeded: 0, approvalRuleId: null })
  })

  it('answers what a rule for new payees would ask', async () => {
    await installRule(engine, { newPayeeOnly: true, overMinor: 0n })
    const facts = { rail: 'mpesa.b2c', currency: 'KES', amountMinor: 100n } as const
    const needed = async (isNewPayee: boolean) =>
      (await approvalNeed(engine.store, engine.store.read, { ...facts, isNewPayee })).needed
    expect([await needed(true), await needed(false)]).toEqual([2, 1])
  })
})

describe('a new payee', () => {
  const newness = () => newnessOf(engine.store, engine.store.read, place, engine.rt.now())

  it('is one until a payment from here has arrived', async () => {
    expect(await newness()).toBe('first_payment')
    const payment = await engine.approvedPayout()
    await dispatchPayment(engine.rt, payment.id, 'worker-1')
    expect(await newness()).toBe('first_payment')
    await engine.tell(payment.id, success())
    expect(await newness()).toBeNull()
    expect(await newnessOf(engine.store, engine.store.read, { ...place, rail: 'ihela.cashin' }, engine.rt.now())).toBe(
      'first_payment',
    )
  })

  it('is one again for seven days when the account of a payee was changed to it', async () => {
    const payment = await engine.approvedPayout()
    await dispatchPayment(engine.rt, payment.id, 'worker-1')
    await engine.tell(payment.id, success())
    const { payees } = engine.store.t
    const at = engine.rt.now()
    await engine.store.tx(async (tx) => {
      await tx.insert(payees).values({
        id: 'p1',
        name: 'Jane',
        nameKey: 'jane',
        rail: place.rail,
        account: place.account,
        bank: '',
        details: '{}',
        accountChangedAt: at,
        confirmedAt: at,
        createdBy: 'x',
        createdAt: at,
      })
    })
    expect(await newness()).toBeNull()
    await engine.store.tx(async (tx) => {
      await tx.update(payees).set({ createdAt: new Date(at.getTime() - 1) })
    })
    expect(await newness()).toBe('account_changed')
    engine.pass(7 * 86_400_000)
    expect(await newness()).toBeNull()
  })
})

describe('a sandbox', () => {
  it('starts once with one rule, and live mode with none', async () => {
    await seedSandboxRules(engine.rt)
    await seedSandboxRules(engine.rt)
    expect(await engine.store.read.select().from(engine.store.t.approvalRules)).toMatchObject([
      { currency: 'KES', overMinor: 10_000_000n, approvers: 2, proposalId: 'installation' },
    ])
    await expect(seedSandboxRules({ ...engine.rt, mode: 'live' })).rejects.toThrow(/sandbox/)
  })
})
