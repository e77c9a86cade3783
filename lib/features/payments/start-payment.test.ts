import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { openMemoryStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { Rail } from '@/lib/core/rails'
import { silentLog } from '@/lib/log'
import type { Place, Quote } from '@/lib/providers/look-ups'
import type { MoneyRail } from '@/lib/providers/money-rail'
import type { Provider } from '@/lib/providers/provider'
import { registryOf } from '@/lib/providers/registry'
import type { FeatureContext } from '../context'
import { addPayee } from '../payees/add-payee'
import { listPayees } from '../payees/queries'
import { seedDemoPeople } from '../people/demo-people'
import { personOf } from '../people/person'
import { listCollections } from './list-collections'
import { listPayoutChoices } from './payout-choices'
import { requestCollection } from './request-collection'
import { reviewPayment } from './review-payment'
import { type NewPaymentInput, startPayment } from './start-payment'

const UGANDA: Place = {
  id: 'UGX::Mobile',
  name: 'Uganda, mobile money',
  currency: 'UGX',
  minMinor: 1_000n,
  maxMinor: 5_000_000n,
  fields: [{ name: 'mobileProvider', required: true, options: [{ value: 'mtn', label: 'MTN' }] }],
}
const CREDIT_UNION: Place = { id: 'MF1-0001', name: 'iHela Credit Union', currency: 'BIF', fields: [] }

let store: Store
let world: Omit<FeatureContext, 'actor'>
let now = new Date('2026-11-20T09:00:00Z')
let unitsPerDollar = 3_700n
let sentTo: string[] = []

function rail(name: Rail): MoneyRail {
  return {
    rail: name,
    steps: ['send'],
    resendSameKey: false,
    prepare: () => ({ operation: 'send', method: 'POST', path: '/', body: '{}' }),
    transmit: async (_step, _prepared, order) => {
      sentTo.push(order.counterpartyAccount)
      return { replyClass: 'accepted', outcome: { kind: 'accepted', providerReference: 'R' }, exchange: null }
    },
    ask: async () => ({ kind: 'cannot_ask', because: 'not here' }),
  }
}

function providers(): Provider[] {
  const quote = async (wish: { fix: 'send' | 'receive'; amountMinor: bigint }): Promise<Quote> => ({
    sendMinor: wish.fix === 'send' ? wish.amountMinor : (wish.amountMinor * 100n) / unitsPerDollar,
    sendCurrency: 'USD',
    receiveMinor: wish.fix === 'receive' ? wish.amountMinor : (wish.amountMinor * unitsPerDollar) / 100n,
    receiveCurrency: 'UGX',
    rate: unitsPerDollar.toString(),
    feeMinor: 0n,
    expiresAt: new Date(now.getTime() + 600_000),
  })
  return [
    { id: 'mpesa', accounts: [], rails: { 'mpesa.b2c': rail('mpesa.b2c'), 'mpesa.stk': rail('mpesa.stk') } },
    {
      id: 'bitpesa',
      accounts: [],
      rails: { 'bitpesa.payout': rail('bitpesa.payout') },
      quotes: { quote },
      directory: { listPlaces: async () => [UGANDA] },
    },
    {
      id: 'ihela',
      accounts: [],
      rails: { 'ihela.cashin': rail('ihela.cashin') },
      directory: { listPlaces: async () => [CREDIT_UNION] },
      names: {
        lookUpName: async ({ account }) =>
          account === '76000111' || account === '000001-01'
            ? { found: true, name: 'Bigirimana Fabrice', account: '000001-01' }
            : { found: false, because: 'no such account' },
      },
    },
  ]
}

async function as(signInName: string): Promise<FeatureContext> {
  const [row] = await store.read.select().from(store.t.users).where(eq(store.t.users.signInName, signInName))
  return { ...world, actor: personOf(row!) }
}

function input(changes: Partial<NewPaymentInput> = {}): NewPaymentInput {
  return {
    requestKey: crypto.randomUUID(),
    rail: 'mpesa.b2c',
    sourceAccountId: 'mpesa-pay',
    counterpartyName: 'Jane Wanjiku',
    counterpartyAccount: '0712 345 678',
    counterpartyBank: '',
    amount: '12,500',
    merchantReference: '',
    purpose: 'Tomatoes, week 47',
    details: {},
    secondPrompt: false,
    savePayee: false,
    ...changes,
  }
}

const toUganda = (changes: Partial<NewPaymentInput> = {}) =>
  input({
    rail: 'bitpesa.payout',
    sourceAccountId: 'bitpesa-usd',
    counterpartyName: 'Grace Namutebi',
    counterpartyAccount: '0701 234 567',
    counterpartyBank: 'UGX::Mobile',
    amount: '370000',
    details: { mobileProvider: 'mtn', fix: 'receive' },
    ...changes,
  })

const toBurundi = (changes: Partial<NewPaymentInput> = {}) =>
  input({
    rail: 'ihela.cashin',
    sourceAccountId: 'ihela-bif',
    counterpartyName: '',
    counterpartyAccount: '76000111',
    counterpartyBank: 'MF1-0001',
    amount: '20000',
    ...changes,
  })

/** What the second person does; how is the payees' own test. */
async function confirmAll(): Promise<void> {
  await store.tx(async (tx) => {
    await tx.update(store.t.payees).set({ confirmedAt: now })
  })
}

const storedPayments = () => store.read.select().from(store.t.payments)

beforeEach(async () => {
  now = new Date('2026-11-20T09:00:00Z')
  unitsPerDollar = 3_700n
  sentTo = []
  store = openMemoryStore()
  world = {
    store,
    providers: registryOf(providers()),
    mode: 'sandbox',
    zone: 'Africa/Nairobi',
    publicUrl: 'http://localhost:3000',
    key: Buffer.alloc(32, 7),
    merchantName: 'Soko Fresh Ltd',
    now: () => now,
    log: silentLog,
  }
  await seedDemoPeople(world)
  await store.tx(async (tx) => {
    const accounts = [
      { id: 'mpesa-collect', provider: 'mpesa', accountKey: '174379', currency: 'KES', purpose: 'collect' },
      { id: 'mpesa-pay', provider: 'mpesa', accountKey: '600100', currency: 'KES', purpose: 'pay' },
      { id: 'bitpesa-usd', provider: 'bitpesa', accountKey: 'USD', currency: 'USD', purpose: 'pay' },
      { id: 'ihela-bif', provider: 'ihela', accountKey: 'BIF', currency: 'BIF', purpose: 'both' },
    ] as const
    for (const account of accounts) {
      await tx.insert(store.t.providerAccounts).values({ ...account, name: account.accountKey, createdAt: now })
    }
    await tx.insert(store.t.balanceSnapshots).values({
      id: newId(now),
      accountId: 'mpesa-pay',
      availableMinor: 1_500_000n,
      currentMinor: 1_500_000n,
      unclearedMinor: null,
      source: 'poll',
      at: now,
    })
  })
})

describe('the check step', () => {
  it('stores nothing and asks no rail to send', async () => {
    await reviewPayment(await as('amina'), input())
    expect(await storedPayments()).toEqual([])
    expect(sentTo).toEqual([])
  })

  it('shows the account in full, what is left, and approvers without the maker', async () => {
    const seen = await reviewPayment(await as('amina'), input())
    expect(seen).toMatchObject({ account: '254712345678', amountMinor: '1250000', nameCheck: { kind: 'after' } })
    expect(seen.float).toMatchObject({ availableMinor: '1500000', promisedMinor: '0', afterMinor: '250000' })
    expect(seen.approval.approvers).toHaveLength(2)
    expect(seen.approval.approvers.join()).not.toContain('Amina')
  })

  it('counts what is promised to other payments, and says when it is too little', async () => {
    const ctx = await as('amina')
    await startPayment(ctx, input())
    const seen = await reviewPayment(ctx, input({ counterpartyAccount: '0722 000 111' }))
    expect(seen.float).toMatchObject({ promisedMinor: '1250000', afterMinor: '-1000000' })
  })

  it('shows the earlier payment beside a repeat, but never the payment of this very form', async () => {
    const ctx = await as('amina')
    const first = input()
    const { paymentId } = await startPayment(ctx, first)
    const again = await reviewPayment(ctx, first)
    expect(again.duplicates).toEqual([])
    expect(again.submitted).toMatchObject({ id: paymentId })
    expect(again.float.promisedMinor).toBe('0')
    const repeat = await reviewPayment(ctx, input())
    expect(repeat.duplicates.map(({ id }) => id)).toEqual([paymentId])
  })

  it('answers the quote with the side that was fixed', async () => {
    const seen = await reviewPayment(await as('amina'), toUganda())
    expect(seen).toMatchObject({ amountMinor: '10000', currency: 'USD', place: 'Uganda, mobile money' })
    expect(seen.cost).toMatchObject({ kind: 'quote', fix: 'receive', receiveMinor: '370000', receiveCurrency: 'UGX' })
  })

  it('demands the fields of the corridor and keeps its limits', async () => {
    const ctx = await as('amina')
    const bare = reviewPayment(ctx, toUganda({ details: { fix: 'receive' } }))
    await expect(bare).rejects.toMatchObject({ fields: { 'details.mobileProvider': 'not_chosen' } })
    const huge = reviewPayment(ctx, toUganda({ amount: '5000001' }))
    await expect(huge).rejects.toMatchObject({ fields: { amount: 'above_rail_limit' } })
    const nowhere = reviewPayment(ctx, toUganda({ counterpartyBank: 'XXX::Mobile' }))
    await expect(nowhere).rejects.toMatchObject({ fields: { counterpartyBank: 'not_chosen' } })
  })

  it('names the holder that the bank gives, and refuses an account the bank does not know', async () => {
    const ctx = await as('amina')
    const seen = await reviewPayment(ctx, toBurundi())
    expect(seen.nameCheck).toEqual({ kind: 'found', name: 'Bigirimana Fabrice' })
    const unknown = reviewPayment(ctx, toBurundi({ counterpartyAccount: '76000404' }))
    await expect(unknown).rejects.toMatchObject({ fields: { counterpartyAccount: 'holder_not_found' } })
  })

  it('is not for who may not prepare payouts', async () => {
    await expect(reviewPayment(await as('daudi'), input())).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('starting a payment', () => {
  it('is one payment however often the form is sent', async () => {
    const ctx = await as('amina')
    const typed = input()
    const both = await Promise.all([startPayment(ctx, typed), startPayment(ctx, typed)])
    expect(both[0]).toEqual(both[1])
    expect(await startPayment(ctx, typed)).toEqual(both[0])
    expect(await storedPayments()).toHaveLength(1)
  })

  it('takes the account of a chosen payee from the book, whatever the browser says', async () => {
    const ctx = await as('amina')
    const payee = await addPayee(ctx, {
      name: 'Jane Wanjiku',
      rail: 'mpesa.b2c',
      account: '0712345678',
      bank: '',
      details: {},
      reason: '',
    })
    await confirmAll()
    await startPayment(
      ctx,
      input({ payeeId: payee.id, counterpartyAccount: '0799 999 999', counterpartyName: 'Mallory' }),
    )
    const [stored] = await storedPayments()
    expect(stored).toMatchObject({
      counterpartyAccount: '254712345678',
      counterpartyName: 'Jane Wanjiku',
      payeeId: payee.id,
    })
  })

  it('keeps a typed counterparty as one payee, in the rail’s own form, once somebody confirmed it', async () => {
    const ctx = await as('amina')
    await startPayment(ctx, input({ savePayee: true }))
    await startPayment(ctx, input({ savePayee: true, counterpartyAccount: '+254 712 345 678', amount: '700' }))
    expect(await listPayees(store)).toEqual([])
    await confirmAll()
    expect(await listPayees(store)).toMatchObject([{ name: 'Jane Wanjiku', account: '254712345678' }])
  })

  it('comes back for one look when the rate moved, on whichever side was fixed', async () => {
    const ctx = await as('amina')
    for (const [fix, amount] of [
      ['receive', '370000'],
      ['send', '100'],
    ] as const) {
      const typed = toUganda({ amount, details: { mobileProvider: 'mtn', fix } })
      unitsPerDollar = 3_700n
      const seen = await reviewPayment(ctx, typed)
      const expected = { expectedSendMinor: seen.amountMinor, expectedReceiveMinor: '370000' }
      unitsPerDollar = 3_600n
      await expect(startPayment(ctx, { ...typed, ...expected })).rejects.toMatchObject({ code: 'quote_expired' })
    }
    expect(await storedPayments()).toEqual([])
  })

  it('refuses another amount under the same key across a border too', async () => {
    const ctx = await as('amina')
    const typed = toUganda()
    await startPayment(ctx, typed)
    await expect(startPayment(ctx, { ...typed, amount: '740000' })).rejects.toMatchObject({
      code: 'request_key_reused',
    })
    unitsPerDollar = 3_600n
    await startPayment(ctx, typed)
    expect(await storedPayments()).toHaveLength(1)
  })

  it('needs the holder’s name ticked as it was found', async () => {
    const ctx = await as('amina')
    await expect(startPayment(ctx, toBurundi())).rejects.toMatchObject({ code: 'name_not_confirmed' })
    await startPayment(ctx, toBurundi({ confirmedName: 'Bigirimana Fabrice' }))
    expect(await storedPayments()).toMatchObject([{ counterpartyAccount: '000001-01' }])
  })

  it('does not take a collection’s rail', async () => {
    const asked = startPayment(await as('amina'), input({ rail: 'mpesa.stk', sourceAccountId: 'mpesa-collect' }))
    await expect(asked).rejects.toMatchObject({ fields: { rail: 'not_payable' } })
  })
})

describe('the choices of the forms', () => {
  it('offer a rail with the accounts it pays from, and none where it is not set up', async () => {
    const choices = await listPayoutChoices(world)
    const ids = Object.fromEntries(choices.map(({ rail: name, accounts }) => [name, accounts.map(({ id }) => id)]))
    expect(ids).toEqual({
      'mpesa.b2c': ['mpesa-pay'],
      'wekeza.transfer': [],
      'bitpesa.payout': ['bitpesa-usd'],
      'ihela.cashin': ['ihela-bif'],
    })
  })
})

describe('collections', () => {
  const ask = async (phone: string, changes: Partial<NewPaymentInput> = {}) =>
    requestCollection(
      await as('daudi'),
      input({
        rail: 'mpesa.stk',
        sourceAccountId: 'mpesa-collect',
        counterpartyAccount: phone,
        amount: '1500',
        ...changes,
      }),
    )

  it('ask a phone twice within its window only when a person says so', async () => {
    await ask('0712345678')
    await expect(ask('0712345678')).rejects.toMatchObject({ code: 'prompt_open' })
    await ask('0712345678', { secondPrompt: true })
    expect(await storedPayments()).toHaveLength(2)
  })

  it('are not payouts', async () => {
    await expect(ask('0712345678', { rail: 'mpesa.b2c' })).rejects.toMatchObject({ fields: { rail: 'not_chosen' } })
  })

  it('are paged both ways without losing or repeating one', async () => {
    for (let each = 0; each < 5; each += 1) {
      now = new Date(now.getTime() + 1_000)
      await ask(`071234567${each}`)
    }
    const first = await listCollections(store, undefined, 2)
    const second = await listCollections(store, first.older ?? '', 2)
    const third = await listCollections(store, second.older ?? '', 2)
    expect([first, second, third].flatMap(({ rows }) => rows.map((row) => row.counterpartyAccount.at(-1)))).toEqual([
      '4',
      '3',
      '2',
      '1',
      '0',
    ])
    expect([first.newer, third.older]).toEqual([null, null])
    const back = await listCollections(store, third.newer ?? '', 2)
    expect(back.rows).toEqual(second.rows)
    expect(await listCollections(store, back.newer ?? '', 2)).toMatchObject({ rows: first.rows, newer: null })
  })
})
