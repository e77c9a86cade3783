import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { denyPayment } from '../approvals/decide-payment'
import { listDecisions, listWaiting } from '../approvals/queries'
import { dispatchPayment } from './dispatch-payment'
import { listEdits } from './edit-history'
import { editPayment } from './edit-payment'
import { type Engine, openEngine, PHONE } from './engine-fixture'
import { APPROVAL_LIFE_MS } from './payment-jobs'
import type { Payment } from './payment-order'
import { reviewEdit } from './review-edit'
import type { SubmitPaymentInput } from './schemas'
import { submitPayment } from './submit-payment'

let engine: Engine
let payment: Payment

beforeEach(async () => {
  engine = await openEngine()
  payment = await submitPayment(await engine.as('amina'), engine.payout())
})

async function edit(changes: Partial<SubmitPaymentInput>, by = 'amina', of: Payment = payment): Promise<Payment> {
  await editPayment(await engine.as(by), { ...engine.payout(changes), paymentId: of.id, version: of.version })
  return engine.reload(of)
}

/** As two people approve: the first one leaves it waiting. */
async function needTwo(): Promise<void> {
  const { payments: t } = engine.store.t
  await engine.store.tx(async (tx) => {
    await tx.update(t).set({ state: 'draft' }).where(eq(t.id, payment.id))
    await tx.update(t).set({ state: 'awaiting_approval', approvalsNeeded: 2 }).where(eq(t.id, payment.id))
  })
}

const auditOf = (action: string) =>
  engine.store.read.select().from(engine.store.t.audit).where(eq(engine.store.t.audit.action, action))

test('an edit drops the approval that was given, keeps it as void, and asks for approval again', async () => {
  await needTwo()
  const once = await engine.approve(payment)
  const after = await edit({ amount: '13,000' }, 'amina', once)
  expect(after).toMatchObject({ state: 'awaiting_approval', amountMinor: 1_300_000n, lastEditorId: payment.makerId })
  expect(after.contentHash).not.toBe(payment.contentHash)
  expect(after.version).toBe(once.version + 2)
  expect((await listDecisions(engine.store, payment.id)).map((each) => [each.approverName, each.isVoid])).toEqual([
    ['Baraka Mwangi', true],
  ])
  const { actor } = await engine.as('baraka')
  expect((await listWaiting(engine.store, actor, 'me')).map(({ id }) => id)).toEqual([payment.id])
})

test('what was approved before an edit is not enough to send it; approved again, exactly the new content leaves', async () => {
  await needTwo()
  await edit({ counterpartyAccount: '0722 000 111' }, 'amina', await engine.approve(payment))
  await dispatchPayment(engine.rt, payment.id, 'worker-1')
  expect(engine.b2c.sent).toEqual([])
  for (const by of ['baraka', 'chausiku']) {
    const waiting = await engine.reload(payment)
    if (waiting.state === 'awaiting_approval') await engine.approve(waiting, by)
  }
  await dispatchPayment(engine.rt, payment.id, 'worker-1')
  expect(engine.b2c.sent.map((order) => order.counterpartyAccount)).toEqual(['254722000111'])
})

test('the approver reads what it was before; the audit log names the fields and holds no account', async () => {
  await edit({ counterpartyAccount: '0722 000 111', amount: '13,000' })
  const [change] = await listEdits(await engine.as('baraka'), payment.id)
  expect(change?.before).toMatchObject({ amountMinor: 1_250_000n, counterpartyAccount: PHONE })
  const [row] = await auditOf('payment.edit')
  expect(JSON.parse(row?.facts ?? '{}')).toMatchObject({ changed: ['amountMinor', 'counterpartyAccount'] })
  expect(row?.facts).not.toContain(PHONE)
  expect(row?.facts).not.toContain('722000111')
  await expect(listEdits(await engine.as('eshe'), payment.id)).rejects.toMatchObject({ code: 'forbidden' })
})

test('the day to approve it begins again', async () => {
  engine.pass(APPROVAL_LIFE_MS / 2)
  await edit({ purpose: 'Tomatoes, week 48' })
  const { jobs } = engine.store.t
  const [job] = await engine.store.read.select().from(jobs).where(eq(jobs.kind, 'expire'))
  expect(job?.dueAt).toEqual(new Date(engine.clock.now.getTime() + APPROVAL_LIFE_MS))
})

test('an edit that changes nothing, or comes again after a lost answer, drops no approval', async () => {
  await needTwo()
  const once = await engine.approve(payment)
  await edit({}, 'amina', once)
  expect((await listDecisions(engine.store, payment.id)).map((each) => each.isVoid)).toEqual([false])
  await edit({ amount: '13,000' }, 'amina', once)
  await edit({ amount: '13,000' }, 'amina', once)
  expect(await auditOf('payment.edit')).toHaveLength(1)
})

test('nobody but its maker changes it, not even an approver', async () => {
  await expect(edit({ amount: '13,000' }, 'baraka')).rejects.toMatchObject({ code: 'forbidden' })
  const { users } = engine.store.t
  await engine.store.tx(async (tx) => {
    await tx.update(users).set({ roles: 'maker' }).where(eq(users.signInName, 'chausiku'))
  })
  await expect(edit({ amount: '13,000' }, 'chausiku')).rejects.toMatchObject({ code: 'forbidden' })
  expect((await engine.reload(payment)).version).toBe(payment.version)
})

test('the checks of the first time hold again', async () => {
  await expect(edit({ amount: '12.50' })).rejects.toMatchObject({ fields: { amount: 'whole_units_only' } })
  await expect(edit({ counterpartyAccount: '12' })).rejects.toMatchObject({
    fields: { counterpartyAccount: 'kenyan_phone' },
  })
  await submitPayment(await engine.as('amina'), engine.payout({ amount: '900' }))
  await expect(edit({ amount: '900' })).rejects.toMatchObject({ fields: { duplicateReason: 'required' } })
  expect((await edit({ amount: '900', duplicateReason: 'two deliveries' })).duplicateReason).toBe('two deliveries')
})

test('what was decided meanwhile is not edited, and its maker is told by whom', async () => {
  const baraka = await engine.as('baraka')
  const seen = { paymentId: payment.id, version: payment.version, contentHash: payment.contentHash }
  await denyPayment(baraka, { ...seen, reason: 'no invoice' })
  await expect(edit({ amount: '13,000' })).rejects.toMatchObject({
    code: 'conflict',
    first: { act: 'deny', by: 'Baraka Mwangi' },
  })
})

test('an approval since the page was opened stops the edit and says whose it was', async () => {
  await needTwo()
  await engine.approve(payment)
  await expect(edit({ amount: '13,000' })).rejects.toMatchObject({
    code: 'content_changed',
    first: { act: 'approve', by: 'Baraka Mwangi' },
  })
})

test('the check step of a change shows before and after, and whose approval it drops', async () => {
  await needTwo()
  const once = await engine.approve(payment)
  const asked = { ...engine.payout({ amount: '13,000' }), paymentId: payment.id, version: once.version }
  const review = await reviewEdit(await engine.as('amina'), asked)
  expect(review).toMatchObject({
    changed: true,
    amountMinor: '1300000',
    before: { amountMinor: '1250000', account: PHONE },
    approvers: ['Baraka Mwangi'],
    submitted: null,
  })
  const same = { ...engine.payout(), paymentId: payment.id, version: once.version }
  expect((await reviewEdit(await engine.as('amina'), same)).changed).toBe(false)
  await expect(reviewEdit(await engine.as('chausiku'), asked)).rejects.toMatchObject({ code: 'forbidden' })
})
