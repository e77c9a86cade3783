import { and, eq, isNull } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Evidence } from '@/lib/core/evidence'
import { verifyMoney } from '../audit/verify-money'
import { dispatchPayment } from '../payments/dispatch-payment'
import { type Engine, openEngine, success } from '../payments/engine-fixture'
import { countPaymentTabs, listPaymentsPage } from '../payments/list-payments-page'
import { movePayment } from '../payments/move-payment'
import type { Payment } from '../payments/payment-order'
import type { Proposal } from '../proposals/propose'
import { findEvidence } from '../proposals/queries'
import { confirmResolution, refuseResolution, withdrawResolution } from './decide-resolution'
import { proposeResolution } from './propose-resolution'
import { PAPER_BYTES_MAX, type ProposeResolutionInput } from './schemas'
import { viewReview } from './view-review'

let engine: Engine

beforeEach(async () => {
  engine = await openEngine()
})

async function sentPayout(): Promise<Payment> {
  const payment = await engine.approvedPayout()
  await dispatchPayment(engine.rt, payment.id, 'worker-1')
  return engine.reload(payment)
}

/** A payout that the provider says paid another amount. */
async function inReview(other: Partial<Evidence> = { amountMinor: 1_250_100n }): Promise<Payment> {
  const payment = await sentPayout()
  await engine.tell(payment.id, success(other))
  return engine.reload(payment)
}

const says = async (by: string, payment: Payment, how: ProposeResolutionInput['how'], extra = {}) =>
  proposeResolution(await engine.as(by), {
    paymentId: payment.id,
    how,
    receipt: '',
    amount: '',
    reason: 'Statement of 20 November, line 14',
    ...extra,
  })
const seen = (row: Proposal) => ({ proposalId: row.id, contentHash: row.contentHash })
const confirms = async (by: string, row: Proposal) =>
  confirmResolution(await engine.as(by), { ...seen(row), code: engine.codeOf(by) })

async function openFlags(payment: Payment) {
  const { flags } = engine.store.t
  return engine.store.read
    .select()
    .from(flags)
    .where(and(eq(flags.paymentId, payment.id), isNull(flags.closedAt)))
}

async function booksAreRight() {
  const checks = await verifyMoney(engine.store, 'Africa/Nairobi')
  expect(checks.filter(({ broken }) => broken.length > 0)).toEqual([])
}

describe('a payment that needs review', () => {
  it('is settled as paid by two people: posted once with what moved, flags closed, line and totals following', async () => {
    const payment = await inReview()
    const row = await says('eshe', payment, 'succeeded', { receipt: 'UKK7RT61SV', amount: '12,501' })
    const after = await confirms('baraka', row)
    expect(after).toMatchObject({
      state: 'succeeded',
      receipt: 'UKK7RT61SV',
      amountMinor: 1_250_000n,
      confirmedMinor: 1_250_100n,
    })
    expect(await openFlags(payment)).toEqual([])
    const { flags, postings, transactions, dailyTotals, audit } = engine.store.t
    expect(await engine.store.read.select().from(flags)).toMatchObject([{ closedBy: `proposal:${row.id}` }])
    const own = (await engine.store.read.select().from(postings)).filter(({ kind }) => kind === 'own')
    expect(own).toMatchObject([{ amountMinor: -1_250_100n }])
    expect(await engine.store.read.select().from(transactions)).toMatchObject([
      { state: 'succeeded', amountMinor: 1_250_100n, providerReference: 'UKK7RT61SV' },
    ])
    expect(await engine.store.read.select().from(dailyTotals)).toMatchObject([{ outCount: 1, outMinor: 1_250_100n }])
    const acts = (await engine.store.read.select().from(audit)).map(({ action }) => action)
    expect(acts).toEqual(
      expect.arrayContaining(['payment.resolve.propose', 'payment.resolve.confirm', 'payment.resolve_succeeded']),
    )
    await booksAreRight()
  })

  it.each(['failed', 'release'] as const)('is settled as %s without a posting, and keeps why', async (how) => {
    const payment = await inReview()
    const after = await confirms('baraka', await says('amina', payment, how))
    expect(after).toMatchObject({
      state: 'failed',
      reasonCode: `by_hand_${how}`,
      decisionNote: 'Statement of 20 November, line 14',
    })
    expect(await openFlags(payment)).toEqual([])
    await booksAreRight()
  })

  it('is never settled by its proposer, by whoever prepared the payout, or by somebody without the right', async () => {
    const payment = await inReview()
    const byApprover = await says('baraka', payment, 'failed')
    await expect(confirms('baraka', byApprover)).rejects.toMatchObject({ code: 'proposer_is_decider' })
    await expect(confirms('amina', byApprover)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(confirms('eshe', byApprover)).rejects.toMatchObject({ code: 'forbidden' })
    const amina = await engine.as('amina')
    const both = { ...amina, actor: { ...amina.actor, permissions: (await engine.as('baraka')).actor.permissions } }
    const own = confirmResolution(both, { ...seen(byApprover), code: engine.codeOf('amina') })
    await expect(own).rejects.toMatchObject({ code: 'maker_is_approver' })
    await expect(says('daudi', payment, 'failed')).rejects.toMatchObject({ code: 'forbidden' })
    expect(await engine.reload(payment)).toMatchObject({ state: 'needs_review' })
  })

  it('keeps asking, and a settlement that the provider overtook is refused and makes way', async () => {
    const payment = await sentPayout()
    await engine.tell(payment.id, { meaning: 'not_known', firm: true }, 'query')
    await engine.store.tx(async (tx) => {
      await movePayment(engine.rt, tx, await engine.reload(payment), 'unresolved', 'worker')
    })
    const row = await says('eshe', payment, 'failed')
    expect(await engine.tell(payment.id, success())).toMatchObject({ payment: { state: 'succeeded' } })
    await expect(confirms('baraka', row)).rejects.toMatchObject({ code: 'resolution_moot' })
    const view = await viewReview(await engine.as('baraka'), await engine.reload(payment), true)
    expect(view).toMatchObject({ undecided: false, open: { moot: true } })
    await withdrawResolution(await engine.as('eshe'), seen(row))
    await booksAreRight()
  })

  it('counts what was told after the proposal as something else to decide', async () => {
    const payment = await inReview()
    const row = await says('eshe', payment, 'failed')
    await engine.tell(payment.id, success({ amountMinor: 1_250_100n, partyAccount: '254700000000' }))
    await expect(confirms('baraka', row)).rejects.toMatchObject({ code: 'resolution_moot' })
    const next = await says('chausiku', payment, 'failed')
    expect(await confirms('baraka', next)).toMatchObject({ state: 'failed' })
  })

  it('stays as it is when the second person refuses, with the reason kept', async () => {
    const payment = await inReview()
    const row = await says('eshe', payment, 'failed')
    await refuseResolution(await engine.as('baraka'), { ...seen(row), reason: 'Line 14 is another payment' })
    expect(await engine.reload(payment)).toMatchObject({ state: 'needs_review' })
    const view = await viewReview(await engine.as('eshe'), payment, true)
    expect(view.past).toMatchObject([{ proposal: { state: 'refused', decisionNote: 'Line 14 is another payment' } }])
  })

  it('asks for a receipt that is not the money of another payment', async () => {
    const paid = await sentPayout()
    await engine.tell(paid.id, success({ receipt: 'UKK7RT61AA' }))
    const other = await engine.approvedPayout({ counterpartyAccount: '0712 345 679', purpose: 'Onions' })
    await dispatchPayment(engine.rt, other.id, 'worker-1')
    await engine.tell(other.id, success({ partyAccount: '254700000000' }))
    for (const [receipt, problem] of [
      ['', 'required'],
      ['UKK7RT61AA', 'already_used'],
    ]) {
      await expect(says('eshe', other, 'succeeded', { receipt })).rejects.toMatchObject({
        fields: { receipt: problem },
      })
    }
    await expect(says('eshe', other, 'succeeded', { receipt: 'X1', amount: '0' })).rejects.toMatchObject({
      fields: { amount: 'not_positive' },
    })
  })

  it('keeps the paper whole with its fingerprint, and refuses one that is too large', async () => {
    const payment = await inReview()
    const { rt } = engine
    const input = {
      paymentId: payment.id,
      how: 'failed' as const,
      receipt: '',
      amount: '',
      reason: 'See the statement',
    }
    const eshe = await engine.as('eshe')
    const large = { name: 'all.pdf', bytes: Buffer.alloc(PAPER_BYTES_MAX + 1) }
    await expect(proposeResolution(eshe, input, large)).rejects.toMatchObject({ fields: { paper: 'file_too_large' } })
    const row = await proposeResolution(eshe, input, { name: 'page 3.pdf', bytes: Buffer.from('paper') })
    expect(await findEvidence(rt.store, row.id)).toMatchObject({
      name: 'page 3.pdf',
      sha256: row.evidenceSha256,
      bytes: Buffer.from('paper'),
    })
  })
})

describe('something flagged about a payment that stands', () => {
  it('is listed by itself and closed by two people with a note, the state unchanged', async () => {
    const payment = await sentPayout()
    await engine.tell(payment.id, success({ partyName: 'PETER OTIENO' }))
    expect(await engine.reload(payment)).toMatchObject({ state: 'succeeded', confirmedName: 'PETER OTIENO' })
    expect(await openFlags(payment)).toMatchObject([{ kind: 'name_mismatch' }])
    expect(await countPaymentTabs(engine.store)).toMatchObject({ flagged: 1, review: 0, finished: 1 })
    expect((await listPaymentsPage(engine.store, 'flagged', undefined)).rows).toMatchObject([{ id: payment.id }])
    await expect(says('eshe', payment, 'failed')).rejects.toMatchObject({ code: 'conflict' })
    const after = await confirms('baraka', await says('eshe', payment, 'note'))
    expect(after).toMatchObject({ state: 'succeeded' })
    expect(await openFlags(payment)).toEqual([])
    expect(await countPaymentTabs(engine.store)).toMatchObject({ flagged: 0 })
    await expect(says('eshe', payment, 'note')).rejects.toMatchObject({ code: 'conflict' })
    await booksAreRight()
  })

  it('shows what was said with the account hidden from whoever may not see it', async () => {
    const payment = await inReview({ partyAccount: '254700000001' })
    const ctx = await engine.as('eshe')
    expect((await viewReview(ctx, payment, true)).flags).toMatchObject([{ said: { party: '254700000001' } }])
    const [hidden] = (await viewReview(ctx, payment, false)).flags
    expect(hidden?.said?.party).not.toContain('700000001')
    expect(hidden?.partyDiffers).toBe(true)
  })

  it('says of the same account that it is the same, to a reader who sees both hidden in part', async () => {
    const payment = await inReview({ amountMinor: 1_250_100n, partyAccount: '254712345678' })
    const [flag] = (await viewReview(await engine.as('amina'), payment, false)).flags
    expect(flag).toMatchObject({ kind: 'amount_mismatch', partyDiffers: false })
    expect(flag?.said?.party).not.toContain('712345678')
  })
})
