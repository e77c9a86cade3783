import { desc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '@/db/store'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import type { Rail } from '@/lib/core/rails'
import type { MoneyRail, SendOrder, Transmission } from '@/lib/providers/money-rail'
import { registryOf } from '@/lib/providers/registry'
import { approvePayment } from '../approvals/decide-payment'
import { addAccount, testRuntime } from '../balances/balances-fixture'
import type { FeatureContext, Runtime } from '../context'
import { dispatchPayment } from '../payments/dispatch-payment'
import type { Payment } from '../payments/payment-order'
import { viewPayment } from '../payments/payment-view'
import { getPayment } from '../payments/queries'
import { reviewPayment } from '../payments/review-payment'
import type { SubmitPaymentInput } from '../payments/schemas'
import { submitPayment } from '../payments/submit-payment'
import { demoTotpSecret, seedDemoPeople } from '../people/demo-people'
import { currentCode } from '../people/totp'
import { listPauses } from './pause'
import { pauseSending, resumeSending } from './pause-sending'

const MINUTE = 60_000
let now = new Date('2026-11-20T09:00:00Z')
let rt: Runtime
let store: Store
let sent: SendOrder[]
let accountId = ''

const acceptingRail = (rail: Rail): MoneyRail => ({
  rail,
  steps: ['send'],
  resendSameKey: false,
  prepare: (_step, order) => ({ operation: 'send', method: 'POST', path: '/pay', body: order.providerKey }),
  transmit: async (_step, _prepared, order): Promise<Transmission> => {
    sent.push(order)
    return { replyClass: 'accepted', outcome: { kind: 'accepted', providerReference: 'REF-1' }, exchange: null }
  },
  ask: async () => ({ kind: 'cannot_ask', because: 'not scripted' }),
})

async function as(signInName: string): Promise<FeatureContext> {
  const [row] = await store.read.select().from(store.t.users).where(eq(store.t.users.signInName, signInName)).limit(1)
  if (!row) throw new Error(`${signInName} is missing`)
  const roles = row.roles.split(',') as Role[]
  return { ...rt, actor: { id: row.id, name: row.name, signInName, roles, permissions: permissionsOf(roles) } }
}

const payout = (more: Partial<SubmitPaymentInput> = {}): SubmitPaymentInput => ({
  requestKey: crypto.randomUUID(),
  rail: 'mpesa.b2c',
  sourceAccountId: accountId,
  counterpartyName: 'Jane Wanjiku',
  counterpartyAccount: '0712 345 678',
  counterpartyBank: '',
  amount: '1,200',
  merchantReference: '',
  purpose: 'Tomatoes',
  details: {},
  secondPrompt: false,
  ...more,
})

async function approved(): Promise<Payment> {
  const payment = await submitPayment(await as('amina'), payout())
  now = new Date(now.getTime() + MINUTE)
  return approvePayment(await as('baraka'), {
    paymentId: payment.id,
    version: payment.version,
    contentHash: payment.contentHash,
    code: currentCode(demoTotpSecret('baraka'), now).code,
  })
}

const reload = ({ id }: Payment) => getPayment(store, store.read, id)
const pause = async (who = 'baraka') =>
  pauseSending(await as(who), { provider: 'mpesa', reason: 'Answers are late since noon' })
const resume = async (who = 'gitau') => resumeSending(await as(who), { provider: 'mpesa', reason: 'M-Pesa says fixed' })

async function dispatchDue({ id }: Payment): Promise<Date | undefined> {
  const { jobs } = store.t
  const [job] = await store.read.select().from(jobs).where(eq(jobs.subjectId, id)).limit(1)
  return job?.dueAt
}

beforeEach(async () => {
  now = new Date('2026-11-20T09:00:00Z')
  sent = []
  rt = testRuntime(
    [
      {
        id: 'mpesa',
        accounts: [],
        rails: { 'mpesa.b2c': acceptingRail('mpesa.b2c'), 'mpesa.stk': acceptingRail('mpesa.stk') },
      },
    ],
    () => now,
  )
  store = rt.store
  await seedDemoPeople(rt)
  accountId = (await addAccount(rt, 'mpesa', '600100', 'KES')).id
})

describe('while a provider is paused', () => {
  it('an approved payout stays Approved, says why, and is looked at again in a minute', async () => {
    await pause()
    const payment = await approved()
    await dispatchPayment(rt, payment.id, 'worker-1')
    expect(sent).toEqual([])
    const nextLook = new Date(now.getTime() + MINUTE)
    expect(await reload(payment)).toMatchObject({ state: 'approved', reasonCode: 'paused', nextCheckAt: nextLook })
    expect(await dispatchDue(payment)).toEqual(nextLook)
    const { pause: seen } = await viewPayment(await as('amina'), payment.id)
    expect(seen).toMatchObject({ byName: (await as('baraka')).actor.name, reason: 'Answers are late since noon' })
  })

  it('a payout approved before the pause does not slip through', async () => {
    const payment = await approved()
    await pause()
    await dispatchPayment(rt, payment.id, 'worker-1')
    expect(sent).toEqual([])
  })

  it('customers are still asked to pay: receiving goes on', async () => {
    await pause()
    const prompt = await submitPayment(await as('daudi'), payout({ rail: 'mpesa.stk' }))
    await dispatchPayment(rt, prompt.id, 'worker-1')
    expect(sent).toHaveLength(1)
  })

  it('payouts can be prepared, and the check step warns', async () => {
    const before = await reviewPayment(await as('amina'), payout())
    expect(before.rails).toEqual({ pause: null, trouble: null })
    await pause()
    const { rails } = await reviewPayment(await as('amina'), payout())
    expect(rails.pause).toMatchObject({ reason: 'Answers are late since noon', at: now.toISOString() })
  })
})

it('a created payment that is not funded yet is not funded while its provider is paused', async () => {
  const steps: string[] = []
  const rail: MoneyRail = {
    ...acceptingRail('mpesa.b2c'),
    steps: ['send', 'fund'],
    transmit: async (step): Promise<Transmission> => {
      steps.push(step)
      if (step === 'send') {
        return { replyClass: 'accepted', outcome: { kind: 'accepted', providerReference: 'REF-2' }, exchange: null }
      }
      return { replyClass: 'not_sent', outcome: { kind: 'not_sent', because: 'nobody listens' }, exchange: null }
    },
  }
  rt = { ...rt, providers: registryOf([{ id: 'mpesa', accounts: [], rails: { 'mpesa.b2c': rail } }]) }
  const payment = await approved()
  await dispatchPayment(rt, payment.id, 'worker-1')
  expect(await reload(payment)).toMatchObject({ state: 'unknown', providerReference: 'REF-2' })
  await pause()
  await dispatchPayment(rt, payment.id, 'worker-1')
  expect(steps).toEqual(['send', 'fund'])
  expect(await dispatchDue(payment)).toEqual(new Date(now.getTime() + MINUTE))
  await resume()
  await dispatchPayment(rt, payment.id, 'worker-1')
  expect(steps).toEqual(['send', 'fund', 'fund'])
})

it('after the resume what waited is due at once, and goes out once', async () => {
  await pause()
  const payment = await approved()
  await dispatchPayment(rt, payment.id, 'worker-1')
  await resume()
  expect(await dispatchDue(payment)).toEqual(now)
  expect((await viewPayment(await as('amina'), payment.id)).pause).toBeNull()
  await dispatchPayment(rt, payment.id, 'worker-1')
  await dispatchPayment(rt, payment.id, 'worker-1')
  expect(sent).toHaveLength(1)
  expect(await reload(payment)).toMatchObject({ state: 'sent', reasonCode: null })
})

describe('who', () => {
  it('approver and administrator pause; only the administrator resumes', async () => {
    for (const name of ['amina', 'daudi', 'eshe', 'farida']) {
      await expect(pause(name), name).rejects.toMatchObject({ code: 'forbidden' })
    }
    await pause('baraka')
    for (const name of ['amina', 'baraka', 'daudi', 'eshe', 'farida']) {
      await expect(resume(name), name).rejects.toMatchObject({ code: 'forbidden' })
    }
    await resume('gitau')
    await pause('gitau')
    expect((await listPauses(store)).get('mpesa')?.byName).toBe((await as('gitau')).actor.name)
  })

  it('the second of two who pause or resume is told that it changed', async () => {
    await pause()
    await expect(pause('gitau')).rejects.toMatchObject({ code: 'conflict' })
    await resume()
    await expect(resume()).rejects.toMatchObject({ code: 'conflict' })
  })

  it('what is not set up is not paused', async () => {
    const act = pauseSending(await as('gitau'), { provider: 'ihela', reason: 'no such thing' })
    await expect(act).rejects.toMatchObject({ code: 'not_configured' })
  })

  it('both acts are in the audit log with their reasons', async () => {
    await pause()
    await resume()
    const { audit } = store.t
    const rows = await store.read
      .select()
      .from(audit)
      .where(eq(audit.subject, 'provider:mpesa'))
      .orderBy(desc(audit.number))
    expect(rows.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['provider.resume', (await as('gitau')).actor.id],
      ['provider.pause', (await as('baraka')).actor.id],
    ])
    expect(rows[0]?.facts).toContain('M-Pesa says fixed')
    expect(rows[1]?.facts).toContain('Answers are late since noon')
  })
})
