import { eq } from 'drizzle-orm'
import { openMemoryStore } from '@/db/open-store'
import { newId } from '@/db/uuid-v7'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import type { Rail } from '@/lib/core/rails'
import { silentLog } from '@/lib/log'
import { createBitpesa } from '@/lib/providers/bitpesa'
import { funded, TRANSACTION_ID, transactionBody } from '@/lib/providers/bitpesa/fixtures'
import { sign } from '@/lib/providers/bitpesa/signature'
import type { CallbackCaution, Door } from '@/lib/providers/inbound'
import type { Quote } from '@/lib/providers/look-ups'
import type { Answer, MoneyRail, Transmission } from '@/lib/providers/money-rail'
import { createMpesa } from '@/lib/providers/mpesa'
import {
  CHECKOUT_REQUEST_ID,
  confirmation,
  mpesaConfig,
  payoutPaid,
  promptPaid,
  timeoutNotice,
} from '@/lib/providers/mpesa/fixtures'
import { registryOf } from '@/lib/providers/registry'
import { createWekeza } from '@/lib/providers/wekeza'
import { inbound, VECTOR_SECRET, W1 } from '@/lib/providers/wekeza/fixtures'
import { signWebhook } from '@/lib/providers/wekeza/signature'
import { countApprovals } from '../approvals/decide-payment'
import type { FeatureContext, Runtime } from '../context'
import { callbackToken, callbackUrl, standingToken } from '../payments/callback-token'
import { dispatchPayment } from '../payments/dispatch-payment'
import { movePayment } from '../payments/move-payment'
import type { Payment } from '../payments/payment-order'
import { submitPayment } from '../payments/submit-payment'
import { seedDemoPeople } from '../people/demo-people'

/** The moment that the signed vector W1 was made at: its signature is fresh. */
export const NOW = new Date('2026-02-13T10:30:15Z')
const PHONE = '254708374149'

const BITPESA_KEY = 'any-order-key'
const BITPESA_SECRET = 'any-order-secret'
const QUOTE: Quote = {
  sendMinor: 10_000n,
  sendCurrency: 'USD',
  receiveMinor: 370_000n,
  receiveCurrency: 'UGX',
  rate: '3700',
  feeMinor: 0n,
  expiresAt: new Date(NOW.getTime() + 600_000),
}

export type Message = Readonly<{ door: Door; token: string; body: string; headers: Record<string, string> }>
export type World = Readonly<{
  rt: Runtime
  clock: { now: Date }
  answers: Answers
  /** The recorded messages, in the order in which they would come. */
  messages: readonly Message[]
  payments: Readonly<Record<'prompt' | 'payout' | 'transfer' | 'crossBorder', Payment>>
}>

/** What the provider says when it is asked; tests put it here by rail. */
type Answers = Partial<Record<Rail, Answer>>

/** Accepts every order under the reference that the recorded messages carry. */
function accepting(rail: Rail, providerReference: string, answers: Answers): MoneyRail {
  const outcome = { kind: 'accepted', providerReference } as const
  const sent: Transmission = { replyClass: 'accepted', outcome, exchange: null }
  return {
    rail,
    steps: ['send'],
    resendSameKey: false,
    prepare: () => ({ operation: 'send', method: 'POST', path: '/', body: '{}' }),
    transmit: async () => sent,
    ask: async () => answers[rail] ?? { kind: 'cannot_ask', because: 'not asked here' },
  }
}

async function person(rt: Runtime, signInName: string): Promise<FeatureContext> {
  const [row] = await rt.store.read.select().from(rt.store.t.users).where(eq(rt.store.t.users.signInName, signInName))
  if (!row) throw new Error(`no ${signInName}`)
  const roles = row.roles.split(',') as Role[]
  return { ...rt, actor: { id: row.id, name: row.name, signInName, roles, permissions: permissionsOf(roles) } }
}

type Wish = Readonly<{ rail: Rail; accountId: string; account: string; amount: string; corridor?: string }>

async function sentPayment(rt: Runtime, wish: Wish): Promise<Payment> {
  const { rail, accountId, account, amount, corridor = '' } = wish
  const isPrompt = rail === 'mpesa.stk'
  const maker = await person(rt, isPrompt ? 'daudi' : 'amina')
  const payment = await submitPayment(maker, {
    requestKey: crypto.randomUUID(),
    rail,
    sourceAccountId: accountId,
    counterpartyName: isPrompt ? '' : corridor ? 'Grace Akello Nakato' : 'Jane Wanjiru',
    counterpartyAccount: account,
    counterpartyBank: corridor,
    amount,
    merchantReference: '',
    purpose: 'Replay drill',
    details: corridor ? { fix: 'receive', mobileProvider: 'mtn' } : {},
    secondPrompt: false,
  })
  if (!isPrompt) {
    const approver = await person(rt, 'baraka')
    await rt.store.tx(async (tx) => {
      const { id, contentHash, version } = payment
      await tx.insert(rt.store.t.approvals).values({
        id: newId(),
        paymentId: id,
        approverId: approver.actor.id,
        decision: 'approved',
        contentHash,
        version,
        reason: null,
        voidedAt: null,
        at: NOW,
      })
      if ((await countApprovals(rt, tx, payment)) !== 1) throw new Error('one approval was given')
      await movePayment(rt, tx, payment, 'approve_last', approver.actor.id)
    })
  }
  await dispatchPayment(rt, payment.id, 'worker-1')
  return payment
}

/** A body as Wekeza would sign it at that moment. */
export function wekezaMessage({ rt }: Pick<World, 'rt'>, body: string, at: Date): Message {
  const timestamp = Math.floor(at.getTime() / 1000)
  const v1 = signWebhook(VECTOR_SECRET, timestamp, Buffer.from(body))
  return {
    door: 'w',
    token: standingToken(rt.key, 'arrivals'),
    body,
    headers: { 'x-wekeza-signature': `t=${timestamp},v1=${v1}` },
  }
}

/** Any bytes at the signed doors, authenticated as their providers would. */
export function signedMessages({ rt, clock }: Pick<World, 'rt' | 'clock'>, bytes: Buffer): Record<'w' | 'b', Message> {
  const token = standingToken(rt.key, 'arrivals')
  const timestamp = Math.floor(clock.now.getTime() / 1000)
  const v1 = signWebhook(VECTOR_SECRET, timestamp, bytes)
  const nonce = 'any-nonce'
  const url = callbackUrl(rt.publicUrl, token)('b')
  const signature = sign(BITPESA_SECRET, { nonce, method: 'POST', url, body: bytes })
  return {
    w: { door: 'w', token, body: '', headers: { 'x-wekeza-signature': `t=${timestamp},v1=${v1}` } },
    b: {
      door: 'b',
      token,
      body: '',
      headers: {
        'authorization-key': BITPESA_KEY,
        'authorization-nonce': nonce,
        'authorization-signature': signature,
      },
    },
  }
}

/** For tests: a payment by each rail that callbacks tell of, sent and accepted; real doors, and the messages for them. */
export async function newWorld(options: Readonly<{ caution?: CallbackCaution }> = {}): Promise<World> {
  const clock = { now: NOW }
  const answers: Answers = {}
  const store = openMemoryStore()
  const mpesa = createMpesa({ ...mpesaConfig('http://127.0.0.1:9'), ...options })
  const wekeza = createWekeza({
    baseUrl: 'http://127.0.0.1:9/api/v1',
    oauthUrl: 'http://127.0.0.1:9/oauth',
    clientId: 'client',
    clientSecret: 'secret',
    webhookSecrets: [VECTOR_SECRET],
    accountIds: ['acc_1234567890'],
  })
  const bitpesa = createBitpesa({
    baseUrl: 'http://127.0.0.1:9/v1',
    apiKey: BITPESA_KEY,
    apiSecret: BITPESA_SECRET,
    currencies: ['USD'],
    senderExternalId: 'soko-fresh',
  })
  const crossBorder = accepting('bitpesa.payout', TRANSACTION_ID, answers)
  const stk = accepting('mpesa.stk', CHECKOUT_REQUEST_ID, answers)
  const b2c = accepting('mpesa.b2c', payoutPaid.Result.ConversationID, answers)
  const transfer = accepting('wekeza.transfer', 'pmt_abc123xyz', answers)
  const providers = registryOf([
    { ...mpesa, rails: { 'mpesa.stk': stk, 'mpesa.b2c': b2c } },
    { ...wekeza, rails: { 'wekeza.transfer': transfer } },
    { ...bitpesa, rails: { 'bitpesa.payout': crossBorder }, quotes: { quote: async () => QUOTE } },
  ])
  const rt: Runtime = {
    store,
    providers,
    mode: 'sandbox',
    zone: 'Africa/Nairobi',
    publicUrl: 'http://localhost:3000',
    key: Buffer.alloc(32, 5),
    merchantName: 'Soko Fresh Ltd',
    now: () => clock.now,
    log: silentLog,
  }
  await seedDemoPeople(rt)
  const accounts = { collect: newId(), pay: newId(), bank: newId(), dollars: newId() }
  const own = { currency: 'KES' as const, purpose: 'both' as const, createdAt: NOW }
  await store.tx(async (tx) => {
    await tx.insert(store.t.providerAccounts).values([
      { id: accounts.collect, provider: 'mpesa', accountKey: '174379', name: 'Collections', ...own },
      { id: accounts.pay, provider: 'mpesa', accountKey: '600100', name: 'Payouts', ...own },
      { id: accounts.bank, provider: 'wekeza', accountKey: 'acc_1234567890', name: 'Bank', ...own },
      { id: accounts.dollars, provider: 'bitpesa', accountKey: 'USD', name: 'Dollars', ...own, currency: 'USD' },
    ])
  })
  const prompt = await sentPayment(rt, {
    rail: 'mpesa.stk',
    accountId: accounts.collect,
    account: PHONE,
    amount: '1,250',
  })
  const payout = await sentPayment(rt, { rail: 'mpesa.b2c', accountId: accounts.pay, account: PHONE, amount: '3,000' })
  const transferred = await sentPayment(rt, {
    rail: 'wekeza.transfer',
    accountId: accounts.bank,
    account: '1009876543',
    amount: '5,000',
  })
  const abroad = await sentPayment(rt, {
    rail: 'bitpesa.payout',
    accountId: accounts.dollars,
    account: '+256772123400',
    amount: '370,000',
    corridor: 'UGX::Mobile',
  })
  const messages = await messagesFor(rt, prompt, payout)
  return { rt, clock, answers, messages, payments: { prompt, payout, transfer: transferred, crossBorder: abroad } }
}

async function messagesFor(rt: Runtime, prompt: Payment, payout: Payment): Promise<Message[]> {
  const attempts = await rt.store.read.select().from(rt.store.t.attempts)
  const attemptOf = (payment: Payment) => {
    const attempt = attempts.find((one) => one.paymentId === payment.id)
    if (!attempt) throw new Error('a sent payment has an attempt')
    return attempt
  }
  const [asked, paid] = [attemptOf(prompt), attemptOf(payout)]
  // The recorded results carry the key of the contract's sample; ours is the attempt's.
  const withOurKey = (body: unknown) => JSON.stringify(body).replaceAll('payout-000812-a1', paid.providerKey)
  const to = (door: Door, token: string, body: string, headers: Record<string, string> = {}): Message => ({
    door,
    token,
    body,
    headers,
  })
  const arrivals = standingToken(rt.key, 'arrivals')
  const crossBorder = (event: string, object: object, nonce: string): Message => {
    const body = JSON.stringify({ webhook: 'w1', event, object })
    const url = callbackUrl(rt.publicUrl, arrivals)('b')
    const signature = sign(BITPESA_SECRET, { nonce, method: 'POST', url, body })
    return to('b', arrivals, body, {
      'authorization-key': BITPESA_KEY,
      'authorization-nonce': nonce,
      'authorization-signature': signature,
    })
  }
  const sameReceipt = { ...confirmation, TransID: 'TL48ZQ1WXN', TransAmount: '1250.00' }
  return [
    to('prompts', callbackToken(rt.key, asked.id), JSON.stringify(promptPaid)),
    to('confirmation', arrivals, JSON.stringify(sameReceipt)),
    to('results', callbackToken(rt.key, paid.id), withOurKey(payoutPaid)),
    to('timeouts', callbackToken(rt.key, paid.id), withOurKey(timeoutNotice)),
    to('confirmation', arrivals, JSON.stringify(confirmation)),
    to('w', arrivals, W1.body, { ...inbound(W1).headers }),
    crossBorder('transaction.created', transactionBody({ external_id: 'of-ours' }), 'n-1'),
    crossBorder('transaction.paid_in', funded('received', { external_id: 'of-ours' }), 'n-2'),
    crossBorder('transaction.paid_out', funded('paid', { external_id: 'of-ours' }), 'n-3'),
  ]
}
