import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FeatureContext } from '../context'
import { type Engine, openEngine } from '../payments/engine-fixture'
import { submitPayment } from '../payments/submit-payment'
import type { Proposal } from '../proposals/propose'
import { listDecidedProposals } from '../proposals/queries'
import { countProposalsWaiting } from '../proposals/waiting'
import { confirmRule, refuseRule, withdrawRule } from './decide-rule'
import { proposeRetiring, proposeRule } from './propose-rule'
import { listRulesInForce } from './queries'
import { installRule } from './rules-fixture'
import type { ProposeRuleInput } from './schemas'
import { whoWouldApprove } from './who-approves'

let engine: Engine
let gitau: FeatureContext
let halima: FeatureContext

beforeEach(async () => {
  engine = await openEngine()
  gitau = await engine.as('gitau')
  halima = await engine.as('halima')
})

const over50: ProposeRuleInput = {
  kind: 'approvers',
  currency: 'KES',
  rail: '',
  amount: '50,000',
  newPayeeOnly: false,
  reason: 'more care from now on',
}
const seen = (row: Proposal) => ({ proposalId: row.id, contentHash: row.contentHash })
const signed = (row: Proposal, by = 'halima') => ({ ...seen(row), code: engine.codeOf(by) })
const inForce = async () =>
  (await listRulesInForce(engine.store, engine.store.read)).map((rule) => [rule.kind, rule.overMinor, rule.approvers])
const question = { amount: '250,000', currency: 'KES', rail: 'mpesa.b2c', isNewPayee: true } as const

describe('a rule', () => {
  it('counts once a second administrator has confirmed it with a fresh code', async () => {
    const row = await proposeRule(gitau, over50)
    expect(await inForce()).toEqual([])
    await confirmRule(halima, signed(row))
    expect(await inForce()).toEqual([['approvers', 5_000_000n, 2]])
    const payment = await submitPayment(await engine.as('amina'), engine.payout({ amount: '50,001' }))
    expect(payment.approvalsNeeded).toBe(2)
  })

  it('is not confirmed by its proposer, by another content, by a used code or by people without the right', async () => {
    const row = await proposeRule(gitau, over50)
    await expect(confirmRule(gitau, signed(row, 'gitau'))).rejects.toMatchObject({ code: 'proposer_is_decider' })
    await expect(confirmRule(halima, { ...signed(row), contentHash: 'f'.repeat(64) })).rejects.toMatchObject({
      code: 'content_changed',
    })
    await expect(confirmRule(halima, { ...seen(row), code: '000000' })).rejects.toMatchObject({ code: 'wrong_code' })
    const approver = await engine.as('baraka')
    await expect(confirmRule(approver, signed(row, 'baraka'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(proposeRule(approver, over50)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await inForce()).toEqual([])
  })

  it('never enters by SQL without the agreement of two people', async () => {
    const row = await proposeRule(gitau, over50)
    await expect(installRule(engine, { proposalId: row.id })).rejects.toThrow(/needs two people/)
    await expect(installRule(engine, { proposalId: 'made up' })).rejects.toThrow(/needs two people/)
  })

  it('ends by two administrators, and by SQL not before', async () => {
    const rule = await installRule(engine)
    const row = await proposeRetiring(gitau, { ruleId: rule.id, reason: 'too slow' })
    const { approvalRules } = engine.store.t
    const early = engine.store.tx(async (tx) => {
      await tx.update(approvalRules).set({ retiredAt: engine.rt.now() }).where(eq(approvalRules.id, rule.id))
    })
    await expect(early).rejects.toThrow(/ends by the agreement of two people/)
    await confirmRule(halima, signed(row))
    expect(await inForce()).toEqual([])
  })

  it('that changes while a payment waits leaves that payment as it started', async () => {
    const rule = await installRule(engine)
    const payment = await submitPayment(await engine.as('amina'), engine.payout({ amount: '250,000' }))
    await confirmRule(halima, signed(await proposeRetiring(gitau, { ruleId: rule.id, reason: 'too slow' })))
    expect((await engine.approve(payment)).state).toBe('awaiting_approval')
    expect(await engine.reload(payment)).toMatchObject({ approvalsNeeded: 2, approvalRuleId: rule.id })
  })

  it('waits one at a time, is refused with a reason or taken back, and stays in the history', async () => {
    const first = await proposeRule(gitau, over50)
    await expect(proposeRule(halima, { ...over50, amount: '60,000' })).rejects.toMatchObject({ code: 'proposal_open' })
    expect([
      await countProposalsWaiting(engine.store, gitau.actor),
      await countProposalsWaiting(engine.store, halima.actor),
      await countProposalsWaiting(engine.store, (await engine.as('baraka')).actor),
    ]).toEqual([0, 1, 0])
    await refuseRule(halima, { ...seen(first), reason: 'not so low' })
    const second = await proposeRule(gitau, { ...over50, amount: '60,000' })
    await expect(withdrawRule(halima, seen(second))).rejects.toMatchObject({ code: 'forbidden' })
    engine.pass(1_000)
    await withdrawRule(gitau, seen(second))
    expect(await listDecidedProposals(engine.store, { kinds: ['rule.add'] })).toMatchObject([
      { state: 'withdrawn', deciderName: gitau.actor.name },
      { state: 'refused', decisionNote: 'not so low', deciderName: halima.actor.name },
    ])
    expect(await inForce()).toEqual([])
  })

  it('that is in force already is not proposed again', async () => {
    await installRule(engine, { overMinor: 5_000_000n })
    await expect(proposeRule(gitau, over50)).rejects.toMatchObject({ fields: { amount: 'rule_in_force' } })
  })
})

describe('who would have to approve', () => {
  it('is answered from the rules in force, naming who could', async () => {
    expect(await whoWouldApprove(gitau, question)).toMatchObject({ now: { needed: 1, rule: null }, wouldBe: null })
    await installRule(engine)
    expect(await whoWouldApprove(gitau, question)).toMatchObject({
      now: { needed: 2, rule: { overMinor: '10000000' }, stoppedBy: null },
      people: ['Baraka Mwangi', 'Chausiku Njeri'],
    })
  })

  it('is answered as it would be with what waits and with what is being typed, before anything is saved', async () => {
    const rule = await installRule(engine)
    const draft = { ...over50, kind: 'limit_payment', amount: '200,000' } as const
    expect(await whoWouldApprove(gitau, { ...question, draft })).toMatchObject({
      now: { stoppedBy: null },
      wouldBe: { needed: 2, stoppedBy: { overMinor: '20000000' } },
    })
    await proposeRetiring(gitau, { ruleId: rule.id, reason: 'too slow' })
    expect(await whoWouldApprove(halima, question)).toMatchObject({
      now: { needed: 2 },
      wouldBe: { needed: 1, rule: null },
    })
    await proposeRule(halima, over50)
    expect(await whoWouldApprove(halima, question)).toMatchObject({
      wouldBe: { needed: 2, rule: { overMinor: '5000000' } },
    })
    expect(await inForce()).toEqual([['approvers', 10_000_000n, 2]])
  })
})
