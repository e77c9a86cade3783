import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { openMemoryStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { silentLog } from '@/lib/log'
import type { MoneyRail } from '@/lib/providers/money-rail'
import { registryOf } from '@/lib/providers/registry'
import type { FeatureContext, Runtime } from '../context'
import { listPaymentsPage } from '../payments/list-payments-page'
import type { SubmitPaymentInput } from '../payments/schemas'
import { submitPayment } from '../payments/submit-payment'
import { demoTotpSecret, seedDemoPeople } from '../people/demo-people'
import { personOf } from '../people/person'
import { currentCode } from '../people/totp'
import { approvePayment, denyPayment } from './decide-payment'
import { countWaiting, listDecided, listDecisions, listWaiting, sumWaiting } from './queries'

/** Takes every order and is never asked to send one: nothing here goes beyond the approvals. */
const idleRail: MoneyRail = {
  rail: 'mpesa.b2c',
  steps: ['send'],
  resendSameKey: false,
  prepare: () => ({ operation: 'send', method: 'POST', path: '/pay', body: '{}' }),
  transmit: () => Promise.reject(new Error('nothing is sent here')),
  ask: () => Promise.reject(new Error('nothing is asked here')),
}

let store: Store
let rt: Runtime
let now = new Date('2026-11-20T09:00:00Z')
let accountId = ''

beforeEach(async () => {
  store = openMemoryStore()
  now = new Date('2026-11-20T09:00:00Z')
  rt = {
    store,
    providers: registryOf([{ id: 'mpesa', accounts: [], rails: { 'mpesa.b2c': idleRail } }]),
    mode: 'sandbox',
    zone: 'Africa/Nairobi',
    publicUrl: 'http://127.0.0.1:1',
    key: Buffer.alloc(32, 7),
    merchantName: 'Duka',
    now: () => now,
    log: silentLog,
  }
  await seedDemoPeople(rt)
  accountId = newId(now)
  await store.tx(async (tx) => {
    await tx.insert(store.t.providerAccounts).values({
      id: accountId,
      provider: 'mpesa',
      accountKey: '600100',
      name: 'Payouts',
      currency: 'KES',
      purpose: 'both',
      createdAt: now,
    })
  })
})

async function as(signInName: string): Promise<FeatureContext> {
  const { users } = store.t
  const [row] = await store.read.select().from(users).where(eq(users.signInName, signInName)).limit(1)
  if (!row) throw new Error(`${signInName} is missing`)
  return { ...rt, actor: personOf(row) }
}

async function payout(amount: string, phone: string) {
  now = new Date(now.getTime() + 1_000)
  const input: SubmitPaymentInput = {
    requestKey: crypto.randomUUID(),
    rail: 'mpesa.b2c',
    sourceAccountId: accountId,
    counterpartyName: 'Jane Wanjiku',
    counterpartyAccount: phone,
    counterpartyBank: '',
    amount,
    merchantReference: '',
    purpose: 'Tomatoes',
    details: {},
    secondPrompt: false,
  }
  return submitPayment(await as('amina'), input)
}

function codeOf(signInName: string): string {
  now = new Date(now.getTime() + 60_000)
  return currentCode(demoTotpSecret(signInName), now).code
}

test('a payout waits for every approver and never for its maker', async () => {
  await payout('100', '0712000001')
  await payout('250', '0712000002')
  const counts = async (name: string) => {
    const { actor } = await as(name)
    return [await countWaiting(store, actor, 'me'), await countWaiting(store, actor, 'others')]
  }
  expect(await counts('baraka')).toEqual([2, 0])
  expect(await counts('amina')).toEqual([0, 2])
  expect(await counts('eshe')).toEqual([0, 2])
})

test('the maker does not wait for themselves even with the right to approve', async () => {
  await payout('100', '0712000001')
  const { users } = store.t
  await store.tx(async (tx) => {
    await tx.update(users).set({ roles: 'maker,approver' }).where(eq(users.signInName, 'amina'))
  })
  const { actor } = await as('amina')
  expect(await countWaiting(store, actor, 'me')).toBe(0)
  expect(await countWaiting(store, actor, 'others')).toBe(1)
})

test('what one approved of two waits for the other', async () => {
  const payment = await payout('100', '0712000001')
  await store.tx(async (tx) => {
    await tx.update(store.t.payments).set({ state: 'draft' }).where(eq(store.t.payments.id, payment.id))
    const two = { state: 'awaiting_approval', approvalsNeeded: 2 } as const
    await tx.update(store.t.payments).set(two).where(eq(store.t.payments.id, payment.id))
  })
  await approvePayment(await as('baraka'), {
    paymentId: payment.id,
    version: payment.version,
    contentHash: payment.contentHash,
    code: codeOf('baraka'),
  })
  const baraka = (await as('baraka')).actor
  const chausiku = (await as('chausiku')).actor
  expect(await listWaiting(store, baraka, 'me')).toEqual([])
  expect((await listWaiting(store, baraka, 'others')).map((row) => row.id)).toEqual([payment.id])
  expect((await listWaiting(store, chausiku, 'me')).map((row) => row.makerName)).toEqual(['Amina Odhiambo'])
  expect((await listDecisions(store, payment.id)).map((each) => each.approverName)).toEqual(['Baraka Mwangi'])
})

test('sums are per currency over all that waits, oldest first in the list', async () => {
  const first = await payout('100', '0712000001')
  const second = await payout('250.00', '0712000002')
  const { actor } = await as('baraka')
  expect(await sumWaiting(store, actor, 'me')).toEqual([{ currency: 'KES', payments: 2, totalMinor: 35_000n }])
  expect((await listWaiting(store, actor, 'me')).map((row) => row.id)).toEqual([first.id, second.id])
})

test('decisions and payments page to both sides without losing or repeating a row', async () => {
  const ids: string[] = []
  for (let number = 1; number <= 5; number += 1) {
    const payment = await payout('100', `071200000${number}`)
    ids.unshift(payment.id)
    await denyPayment(await as('baraka'), {
      paymentId: payment.id,
      version: payment.version,
      contentHash: payment.contentHash,
      reason: 'no invoice',
    })
  }
  const readers = [
    async (at?: string) => {
      const page = await listDecided(store, at, 2)
      return { ...page, ids: page.rows.map((row) => row.payment.id) }
    },
    async (at?: string) => {
      const page = await listPaymentsPage(store, 'finished', at, 2)
      return { ...page, ids: page.rows.map((row) => row.id) }
    },
  ]
  for (const read of readers) {
    const first = await read()
    const second = await read(first.older ?? undefined)
    const third = await read(second.older ?? undefined)
    expect([...first.ids, ...second.ids, ...third.ids]).toEqual(ids)
    expect([first.newer, third.older]).toEqual([null, null])
    const back = await read(third.newer ?? undefined)
    expect(back.ids).toEqual(second.ids)
    expect((await read(back.newer ?? undefined)).newer).toBeNull()
  }
  expect((await listPaymentsPage(store, 'open', undefined)).rows).toEqual([])
})
