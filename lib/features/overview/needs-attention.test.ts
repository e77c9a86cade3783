import { beforeEach, expect, test } from 'vitest'
import { newId } from '@/db/uuid-v7'
import type { PaymentState } from '@/lib/core/payment-state'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import { addAccount, addLine, NOW, testRuntime } from '../balances/balances-fixture'
import type { ProviderAccount } from '../balances/queries'
import type { FeatureContext, Runtime } from '../context'
import { seedDemoPeople } from '../people/demo-people'
import { readNeedsAttention } from './needs-attention'

let rt: Runtime
let account: ProviderAccount

beforeEach(async () => {
  rt = testRuntime()
  await seedDemoPeople(rt)
  account = await addAccount(rt, 'mpesa', '600100', 'KES')
})

async function as(signInName: string): Promise<FeatureContext> {
  const people = await rt.store.read.select().from(rt.store.t.users)
  const row = people.find((each) => each.signInName === signInName)
  if (!row) throw new Error(`${signInName} is missing`)
  const roles = row.roles.split(',') as Role[]
  return { ...rt, actor: { id: row.id, name: row.name, signInName, roles, permissions: permissionsOf(roles) } }
}

async function addPayment(state: PaymentState, maker: string, stateSince: string, amountMinor = 100n): Promise<void> {
  const { actor } = await as(maker)
  const id = newId()
  await rt.store.tx(async (tx) => {
    await tx.insert(rt.store.t.payments).values({
      id,
      reference: `HZ-${id}`,
      direction: 'out',
      provider: 'mpesa',
      rail: 'mpesa.b2c',
      state,
      version: 1,
      amountMinor,
      currency: 'KES',
      sourceAccountId: account.id,
      counterpartyName: 'Jane Wanjiku',
      counterpartyAccount: '254712345678',
      counterpartyBank: '',
      merchantReference: '',
      purpose: '',
      details: '{}',
      makerId: actor.id,
      lastEditorId: actor.id,
      requestKey: id,
      contentHash: '',
      approvalsNeeded: 1,
      stateSince: new Date(stateSince),
      createdAt: NOW,
    })
  })
}

test('nothing waits where nothing is', async () => {
  expect(await readNeedsAttention(await as('baraka'), [])).toEqual([])
})

test('an approver sees what waits for them, with sum and age; the maker of it does not', async () => {
  await addPayment('awaiting_approval', 'amina', '2026-11-21T05:00:00Z', 300n)
  await addPayment('awaiting_approval', 'amina', '2026-11-21T06:00:00Z', 200n)
  expect(await readNeedsAttention(await as('baraka'), [])).toEqual([
    {
      kind: 'approval',
      count: 2,
      oldest: new Date('2026-11-21T05:00:00Z'),
      nextCheckAt: null,
      sums: [{ currency: 'KES', amountMinor: 500n }],
      href: '/approvals',
    },
  ])
  expect(await readNeedsAttention(await as('amina'), [])).toEqual([])
})

test('an approver’s own payment does not wait for that approver', async () => {
  await addPayment('awaiting_approval', 'baraka', '2026-11-21T05:00:00Z')
  expect(await readNeedsAttention(await as('baraka'), [])).toEqual([])
  expect((await readNeedsAttention(await as('chausiku'), []))[0]?.count).toBe(1)
})

test('unknown counts after five minutes, needs review at once', async () => {
  await addPayment('unknown', 'amina', '2026-11-21T06:54:59Z')
  await addPayment('unknown', 'amina', '2026-11-21T06:55:01Z')
  await addPayment('needs_review', 'amina', '2026-11-21T06:59:59Z')
  const items = await readNeedsAttention(await as('eshe'), [])
  expect(items.map(({ kind, count }) => [kind, count])).toEqual([
    ['unknown', 1],
    ['review', 1],
  ])
})

test('what failed today is today’s in the business zone, and leads to exactly that list', async () => {
  await addLine(rt, account, '2026-11-20T21:00:00Z', 'out', 10n, { state: 'failed' })
  await addLine(rt, account, '2026-11-20T20:59:59Z', 'out', 10n, { state: 'failed' })
  const items = await readNeedsAttention(await as('eshe'), [])
  expect(items).toMatchObject([
    { kind: 'failed', count: 1, href: '/transactions?tab=failed&from=2026-11-21&to=2026-11-21' },
  ])
})
