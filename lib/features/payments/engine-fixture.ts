import { eq } from 'drizzle-orm'
import { openMemoryStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { Evidence, EvidenceSource } from '@/lib/core/evidence'
import type { Rail } from '@/lib/core/rails'
import { silentLog } from '@/lib/log'
import type { Answer, MoneyRail, Sending, SendOrder, SendOutcome, Transmission } from '@/lib/providers/money-rail'
import { registryOf } from '@/lib/providers/registry'
import { approvePayment } from '../approvals/decide-payment'
import { keepRowMarks } from '../audit/row-marks'
import type { FeatureContext, Person, Runtime } from '../context'
import { demoTotpSecret, seedDemoPeople } from '../people/demo-people'
import { personOf } from '../people/person'
import { currentCode } from '../people/totp'
import { applyEvidence } from './apply-evidence'
import type { Payment } from './payment-order'
import { getPayment } from './queries'
import type { SubmitPaymentInput } from './schemas'
import { submitPayment } from './submit-payment'

export const PHONE = '254712345678'

/** A rail whose answers a test scripts; it keeps what it was asked to send. */
export class ScriptedRail implements MoneyRail {
  readonly steps = ['send'] as const
  readonly resendSameKey = false
  sent: SendOrder[] = []
  wire: string[] = []
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
  async transmit(_step: 'send' | 'fund', { body, mayLeave }: Sending, order: SendOrder): Promise<Transmission> {
    if (mayLeave && !(await mayLeave())) {
      const outcome = { kind: 'not_sent', because: 'its lease was over' } as const
      return { replyClass: 'not_sent', outcome, exchange: null }
    }
    this.sent.push(order)
    this.wire.push(body)
    return { replyClass: this.outcome.kind, outcome: this.outcome, exchange: null }
  }
  async ask(): Promise<Answer> {
    return this.answer
  }
}

/** The provider's word that a payout of {@link Engine.payout} went through. */
export const success = (extra: Partial<Evidence> = {}): Evidence => ({
  meaning: 'succeeded',
  firm: true,
  receipt: 'UKK7RT61SV',
  amountMinor: 1_250_000n,
  currency: 'KES',
  partyAccount: PHONE,
  ...extra,
})

export type Engine = Awaited<ReturnType<typeof openEngine>>

/** For tests: the whole engine on a store, in memory unless one is given, with the demo people, scripted rails and a clock set by hand. */
export async function openEngine(store: Store = openMemoryStore()) {
  const clock = { now: new Date('2026-11-20T09:00:00Z') }
  const b2c = new ScriptedRail('mpesa.b2c')
  const stk = new ScriptedRail('mpesa.stk')
  const reversal = new ScriptedRail('mpesa.reversal')
  const providers = registryOf([
    { id: 'mpesa', accounts: [], rails: { 'mpesa.b2c': b2c, 'mpesa.stk': stk, 'mpesa.reversal': reversal } },
  ])
  const rt: Runtime = {
    store,
    providers,
    mode: 'sandbox',
    zone: 'Africa/Nairobi',
    publicUrl: 'http://localhost:3000',
    key: Buffer.alloc(32, 7),
    merchantName: 'Soko Fresh Ltd',
    now: () => clock.now,
    log: silentLog,
  }
  keepRowMarks(rt)
  await seedDemoPeople(rt)
  const accountId = newId()
  await store.tx(async (tx) => {
    await tx.insert(store.t.providerAccounts).values({
      id: accountId,
      provider: 'mpesa',
      accountKey: '600100',
      name: 'Payouts',
      currency: 'KES',
      purpose: 'both',
      createdAt: clock.now,
    })
  })

  async function person(signInName: string): Promise<Person> {
    const { users } = store.t
    const [row] = await store.read.select().from(users).where(eq(users.signInName, signInName)).limit(1)
    if (!row) throw new Error(`${signInName} is missing`)
    return personOf(row)
  }

  const engine = {
    store,
    rt,
    clock,
    b2c,
    stk,
    reversal,
    accountId,
    async as(signInName: string): Promise<FeatureContext> {
      return { ...rt, actor: await person(signInName) }
    },
    pass(ms: number) {
      clock.now = new Date(clock.now.getTime() + ms)
    },
    /** A fresh code of a demo person's authenticator; a minute passes, so that it is another one each time. */
    codeOf(signInName: string): string {
      engine.pass(60_000)
      return currentCode(demoTotpSecret(signInName), clock.now).code
    },
    payout(overrides: Partial<SubmitPaymentInput> = {}): SubmitPaymentInput {
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
    },
    async tell(paymentId: string, evidence: Evidence, source: EvidenceSource = 'callback') {
      return store.tx(async (tx) =>
        applyEvidence(rt, tx, await getPayment(store, tx, paymentId), evidence, source, null),
      )
    },
    reload: (payment: Pick<Payment, 'id'>) => getPayment(store, store.read, payment.id),
    async approve(payment: Payment, by = 'baraka'): Promise<Payment> {
      return approvePayment(await engine.as(by), {
        paymentId: payment.id,
        version: payment.version,
        contentHash: payment.contentHash,
        code: engine.codeOf(by),
      })
    },
    async approvedPayout(overrides: Partial<SubmitPaymentInput> = {}): Promise<Payment> {
      return engine.approve(await submitPayment(await engine.as('amina'), engine.payout(overrides)))
    },
  }
  return engine
}
