import { beforeEach, describe, expect, it } from 'vitest'
import type { FeatureContext } from '../context'
import { type Engine, openEngine } from '../payments/engine-fixture'
import { startPayment, withPayee } from '../payments/start-payment'
import type { Proposal } from '../proposals/propose'
import { listOpenProposals, listProposalsAbout } from '../proposals/queries'
import { countProposalsWaiting } from '../proposals/waiting'
import { newnessOf } from '../rules/new-payee'
import { confirmPayee, refusePayee, withdrawPayee } from './decide-payee'
import { enterPayee } from './enter-payee'
import { subjectOfPayee } from './payee-content'
import { proposePayeeChange } from './propose-change'
import { getPayee, listPayees } from './queries'
import type { AddPayeeInput, ChangePayeeInput } from './schemas'

let engine: Engine
let amina: FeatureContext
let baraka: FeatureContext

const jane: AddPayeeInput = {
  name: 'Jane Wanjiru',
  rail: 'mpesa.b2c',
  account: '0712 345 678',
  bank: '',
  details: {},
  reason: 'invoice 47',
}
const seen = (row: Pick<Proposal, 'id' | 'contentHash'>) => ({ proposalId: row.id, contentHash: row.contentHash })
const signed = (row: Pick<Proposal, 'id' | 'contentHash'>, by = 'baraka') => ({ ...seen(row), code: engine.codeOf(by) })
const payable = async () => (await listPayees(engine.store)).map(({ name }) => name)

async function entered(): Promise<{ payeeId: string; proposal: Pick<Proposal, 'id' | 'contentHash'> }> {
  const { payeeId } = await enterPayee(amina, jane)
  const [proposal] = await listProposalsAbout(engine.store, subjectOfPayee(payeeId))
  if (!proposal) throw new Error('nothing waits')
  return { payeeId, proposal }
}

const change = (payeeId: string, to: Partial<ChangePayeeInput> = {}): ChangePayeeInput => ({
  payeeId,
  name: 'Jane Wanjiru',
  account: '0722 000 111',
  bank: '',
  details: {},
  reason: 'she called from her old number',
  ...to,
})

beforeEach(async () => {
  engine = await openEngine()
  amina = await engine.as('amina')
  baraka = await engine.as('baraka')
})

describe('a new payee', () => {
  it('cannot be chosen, and the server refuses it, before another person has confirmed it with a code', async () => {
    const { payeeId, proposal } = await entered()
    expect(await payable()).toEqual([])
    await expect(withPayee(amina, engine.payout({ payeeId }))).rejects.toMatchObject({
      fields: { payeeId: 'payee_not_confirmed' },
    })
    await confirmPayee(baraka, signed(proposal))
    expect(await payable()).toEqual(['Jane Wanjiru'])
    expect(await withPayee(amina, engine.payout({ payeeId }))).toMatchObject({ counterpartyAccount: '254712345678' })
  })

  it('is not confirmed by who entered it, unseen, or without the right', async () => {
    const { proposal } = await entered()
    await expect(confirmPayee(amina, signed(proposal, 'amina'))).rejects.toMatchObject({ code: 'forbidden' })
    const both: FeatureContext = {
      ...amina,
      actor: { ...amina.actor, permissions: new Set([...amina.actor.permissions, 'payee.confirm']) },
    }
    await expect(confirmPayee(both, signed(proposal, 'amina'))).rejects.toMatchObject({ code: 'proposer_is_decider' })
    await expect(confirmPayee(baraka, { ...signed(proposal), contentHash: 'f'.repeat(64) })).rejects.toMatchObject({
      code: 'content_changed',
    })
    await expect(confirmPayee(baraka, { ...seen(proposal), code: '000000' })).rejects.toMatchObject({
      code: 'wrong_code',
    })
    expect(await payable()).toEqual([])
  })

  it('leaves the book when it is refused or taken back, and can be entered again', async () => {
    const first = await entered()
    await refusePayee(baraka, { ...seen(first.proposal), reason: 'not her number' })
    await expect(getPayee(engine.store, engine.store.read, first.payeeId)).rejects.toMatchObject({ code: 'not_found' })
    const second = await entered()
    await withdrawPayee(amina, seen(second.proposal))
    const third = await entered()
    await confirmPayee(baraka, signed(third.proposal))
    expect(await payable()).toEqual(['Jane Wanjiru'])
  })

  it('kept under a typed payment waits too, and the payment goes its way', async () => {
    await startPayment(amina, { ...engine.payout(), savePayee: true })
    expect(await listOpenProposals(engine.store, ['payee.add'])).toHaveLength(1)
    expect(await countProposalsWaiting(engine.store, baraka.actor)).toBe(1)
    expect(await countProposalsWaiting(engine.store, amina.actor)).toBe(0)
    expect(await payable()).toEqual([])
  })
})

describe('another account of a payee', () => {
  async function confirmed(): Promise<string> {
    const { payeeId, proposal } = await entered()
    await confirmPayee(baraka, signed(proposal))
    return payeeId
  }
  const accountOf = async (payeeId: string) => (await getPayee(engine.store, engine.store.read, payeeId)).account

  it('waits while the old one stays in force, then counts as new for seven days', async () => {
    const payeeId = await confirmed()
    engine.pass(30 * 86_400_000)
    const row = await proposePayeeChange(amina, change(payeeId))
    expect(await accountOf(payeeId)).toBe('254712345678')
    await confirmPayee(baraka, signed(row))
    expect(await accountOf(payeeId)).toBe('254722000111')
    const place = { rail: 'mpesa.b2c', bank: '', account: '254722000111' } as const
    const newness = () => newnessOf(engine.store, engine.store.read, place, engine.rt.now())
    expect(await newness()).toBe('account_changed')
    engine.pass(7 * 86_400_000)
    expect(await newness()).toBe('first_payment')
  })

  it('that is refused changes nothing', async () => {
    const payeeId = await confirmed()
    const row = await proposePayeeChange(amina, change(payeeId))
    await expect(proposePayeeChange(amina, change(payeeId))).rejects.toMatchObject({ code: 'proposal_open' })
    await refusePayee(baraka, { ...seen(row), reason: 'called her: not true' })
    expect(await accountOf(payeeId)).toBe('254712345678')
    expect(await payable()).toEqual(['Jane Wanjiru'])
  })

  it('is checked as a new one is', async () => {
    const payeeId = await confirmed()
    await enterPayee(amina, { ...jane, name: 'Other', account: '0733 000 111' })
    const refusedWith = (fields: Record<string, string>) => ({ code: 'invalid_input', fields })
    await expect(proposePayeeChange(amina, change(payeeId, { account: '12' }))).rejects.toMatchObject(
      refusedWith({ account: 'kenyan_phone' }),
    )
    await expect(proposePayeeChange(amina, change(payeeId, { account: '0733 000 111' }))).rejects.toMatchObject(
      refusedWith({ account: 'already_used' }),
    )
    await expect(proposePayeeChange(amina, change(payeeId, { account: '0712 345 678' }))).rejects.toMatchObject(
      refusedWith({ name: 'no_change' }),
    )
    await expect(proposePayeeChange(baraka, change(payeeId))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is a new name only: the account does not become new by it', async () => {
    const payeeId = await confirmed()
    const before = (await getPayee(engine.store, engine.store.read, payeeId)).accountChangedAt
    engine.pass(86_400_000)
    const row = await proposePayeeChange(amina, change(payeeId, { name: 'Jane W. Mwangi', account: '0712 345 678' }))
    await confirmPayee(baraka, signed(row))
    expect(await getPayee(engine.store, engine.store.read, payeeId)).toMatchObject({
      name: 'Jane W. Mwangi',
      nameKey: 'jane w. mwangi',
      accountChangedAt: before,
    })
  })

  it('of a payee that itself waits is not proposed', async () => {
    const { payeeId } = await entered()
    await expect(proposePayeeChange(amina, change(payeeId))).rejects.toMatchObject({ code: 'conflict' })
  })
})
