import { desc, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import type { MoneyRail, Transmission } from '@/lib/providers/money-rail'
import { addAccount, addLine, testRuntime } from '../balances/balances-fixture'
import type { FeatureContext, Runtime } from '../context'
import { viewPayment } from '../payments/payment-view'
import { submitPayment } from '../payments/submit-payment'
import { seedDemoPeople } from '../people/demo-people'
import { viewTransaction } from '../transactions/view-transaction'
import { revealAccount } from './reveal-account'

const MINUTE = 60_000
const PHONE = '254712345678'
const rail: MoneyRail = {
  rail: 'mpesa.b2c',
  steps: ['send'],
  resendSameKey: false,
  prepare: (_step, order) => ({ operation: 'send', method: 'POST', path: '/pay', body: order.providerKey }),
  transmit: async (): Promise<Transmission> => ({
    replyClass: 'accepted',
    outcome: { kind: 'accepted', providerReference: 'REF-1' },
    exchange: null,
  }),
  ask: async () => ({ kind: 'cannot_ask', because: 'not scripted' }),
}
let now: Date
let rt: Runtime
let paymentId: string
let lineId: string

async function as(signInName: string): Promise<FeatureContext> {
  const { users } = rt.store.t
  const [row] = await rt.store.read.select().from(users).where(eq(users.signInName, signInName)).limit(1)
  if (!row) throw new Error(`${signInName} is missing`)
  const roles = row.roles.split(',') as Role[]
  return { ...rt, actor: { id: row.id, name: row.name, signInName, roles, permissions: permissionsOf(roles) } }
}

const reveal = async (who: string, kind: 'payment' | 'transaction' | 'message', id: string) =>
  revealAccount(await as(who), { kind, id, reason: 'Compare with invoice 2231' })

beforeEach(async () => {
  now = new Date('2026-11-20T09:00:00Z')
  rt = testRuntime([{ id: 'mpesa', accounts: [], rails: { 'mpesa.b2c': rail } }], () => now)
  await seedDemoPeople(rt)
  const account = await addAccount(rt, 'mpesa', '600100', 'KES')
  const payment = await submitPayment(await as('amina'), {
    requestKey: crypto.randomUUID(),
    rail: 'mpesa.b2c',
    sourceAccountId: account.id,
    counterpartyName: 'Jane Wanjiku',
    counterpartyAccount: '0712 345 678',
    counterpartyBank: '',
    amount: '1,200',
    merchantReference: '',
    purpose: 'Tomatoes',
    details: {},
    secondPrompt: false,
  })
  paymentId = payment.id
  await addLine(rt, account, '2026-11-20T08:00:00Z', 'in', 500n, {
    counterpartyAccount: PHONE,
    description: `Pay Bill from ${PHONE}`,
  })
  lineId = (await rt.store.read.select().from(rt.store.t.transactions).limit(1))[0]?.id ?? ''
})

test('the right alone shows nothing: a record is in full for its revealer, for ten minutes, and for nobody else', async () => {
  const sight = async (who: string) => (await viewPayment(await as(who), paymentId)).sight
  expect(await sight('baraka')).toEqual({ inFull: false, until: null, mayReveal: true })
  await reveal('baraka', 'payment', paymentId)
  expect(await sight('baraka')).toMatchObject({ inFull: true, until: new Date(now.getTime() + 10 * MINUTE) })
  expect(await sight('chausiku')).toMatchObject({ inFull: false })
  now = new Date(now.getTime() + 10 * MINUTE)
  expect(await sight('baraka')).toEqual({ inFull: false, until: null, mayReveal: true })
})

test('each reveal leaves who, what and why in the audit log, and no number', async () => {
  await reveal('farida', 'payment', paymentId)
  const { audit } = rt.store.t
  const [record] = await rt.store.read.select().from(audit).orderBy(desc(audit.number)).limit(1)
  expect(record).toMatchObject({
    actorId: (await as('farida')).actor.id,
    action: 'account.reveal',
    subject: `payment:${paymentId}`,
    facts: '{"reason":"Compare with invoice 2231"}',
  })
})

test('a maker reveals payments of their own and nothing else; cashiers, accountants and administrators nothing', async () => {
  await reveal('amina', 'payment', paymentId)
  for (const [who, kind, id] of [
    ['amina', 'transaction', lineId],
    ['daudi', 'payment', paymentId],
    ['eshe', 'payment', paymentId],
    ['gitau', 'payment', paymentId],
  ] as const)
    await expect(reveal(who, kind, id), who).rejects.toMatchObject({ code: 'forbidden' })
  expect((await viewPayment(await as('eshe'), paymentId)).sight).toEqual({
    inFull: false,
    until: null,
    mayReveal: false,
  })
})

test('what does not exist is not found, and counts as nothing', async () => {
  await expect(reveal('baraka', 'message', crypto.randomUUID())).rejects.toMatchObject({ code: 'not_found' })
})

test('a transaction hides its account in description and messages until it is revealed', async () => {
  const read = async () => (await viewTransaction(await as('baraka'), lineId)).row.description
  expect(await read()).toBe('Pay Bill from 0712 ••• 678')
  await reveal('baraka', 'transaction', lineId)
  expect(await read()).toBe(`Pay Bill from ${PHONE}`)
})

test('twenty an hour, whoever asks at once; the next one an hour after the first', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 25 }, () => reveal('baraka', 'payment', paymentId)))
  const refused = asked.filter((one) => one.status === 'rejected')
  expect(refused).toHaveLength(5)
  for (const one of refused) expect(one.reason).toMatchObject({ code: 'reveal_limit' })
  await reveal('chausiku', 'payment', paymentId)
  now = new Date(now.getTime() + 60 * MINUTE - 1)
  await expect(reveal('baraka', 'transaction', lineId)).rejects.toMatchObject({ code: 'reveal_limit' })
  now = new Date(now.getTime() + 1)
  await reveal('baraka', 'transaction', lineId)
})
