import { type SQL, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '@/db/uuid-v7'
import { sha256Hex } from '@/lib/core/content-hash'
import { hashOf, type Payment } from '../payments/payment-order'
import { recordPaymentLine } from '../transactions/record-payment-line'
import { NOW, openTransactionsWorld, type TransactionsWorld, ZONE } from '../transactions/transactions-fixture'
import { verifyMoney } from './verify-money'

let world: TransactionsWorld
let paymentId: string
let attemptId: string

/** One payout that went as it should: approved by another, sent once, posted, one line; and other people's money. */
beforeEach(async () => {
  world = await openTransactionsWorld()
  const { store } = world
  await store.tx((tx) => tx.insert(store.t.users).values([userOf('maker'), userOf('approver')]))
  paymentId = newId()
  attemptId = newId()
  const payment = payoutOf('maker', 'awaiting_approval')
  await world.add()
  await world.add({ direction: 'out', rail: 'mpesa.b2c', feeMinor: 1_500n })
  await store.tx(async (tx) => {
    await tx.insert(store.t.payments).values(payment)
    await tx.insert(store.t.approvals).values({
      id: newId(),
      paymentId,
      approverId: 'approver',
      decision: 'approved',
      contentHash: payment.contentHash,
      version: 1,
      at: NOW,
    })
    await tx.update(store.t.payments).set({ state: 'succeeded' })
    await tx.insert(store.t.attempts).values(attemptOf(attemptId, 'HZ1'))
    const side = (kind: 'own' | 'counter', amountMinor: bigint) =>
      ({ id: newId(), paymentId, kind, account: kind, amountMinor, currency: 'KES', at: NOW }) as const
    await tx.insert(store.t.postings).values([side('own', -1_250_000n), side('counter', 1_250_000n)])
    await recordPaymentLine(
      world.keeping,
      tx,
      {
        accountId: world.shillings,
        provider: 'mpesa',
        rail: 'mpesa.b2c',
        direction: 'out',
        state: 'succeeded',
        amountMinor: 1_250_000n,
        feeMinor: 0n,
        currency: 'KES',
        occurredAt: NOW,
        providerReference: 'UKK7RT61SV',
        merchantReference: '',
        counterpartyName: 'Jane Wanjiku',
        counterpartyAccount: '254712345678',
        description: '',
        channel: '',
        paymentId,
      },
      'callback',
    )
  })
})
afterEach(() => world.store.close())

/** Signs in nowhere: no hashing, which is slow on purpose. */
function userOf(id: 'maker' | 'approver') {
  const never = { passwordHash: '', totpLastStep: 0, isDemo: true, failedSignIns: 0 }
  return { id, name: id, signInName: id, roles: id, ...never, createdAt: NOW }
}

function payoutOf(makerId: string, state: Payment['state']): Payment {
  const payment = {
    id: paymentId,
    reference: `HZ-${paymentId.slice(-8)}`,
    direction: 'out' as const,
    provider: 'mpesa' as const,
    rail: 'mpesa.b2c' as const,
    state,
    version: 4,
    amountMinor: 1_250_000n,
    currency: 'KES' as const,
    sourceAccountId: world.shillings,
    counterpartyName: 'Jane Wanjiku',
    counterpartyAccount: '254712345678',
    counterpartyBank: '',
    payeeId: null,
    merchantReference: '',
    purpose: 'Tomatoes',
    details: '{}',
    makerId,
    lastEditorId: makerId,
    requestKey: newId(),
    approvalsNeeded: 1,
    approvalRuleId: null,
    isNewPayee: false,
    linkKind: null,
    linkedPaymentId: null,
    linkedTransactionId: null,
    duplicateReason: null,
    confirmedMinor: null,
    confirmedCurrency: null,
    confirmedName: null,
    feeMinor: null,
    providerReference: null,
    receipt: 'UKK7RT61SV',
    reasonCode: null,
    reasonWords: null,
    tentativeFailureCode: null,
    decisionNote: null,
    nextCheckAt: null,
    sentAt: NOW,
    stateSince: NOW,
    createdAt: NOW,
    finishedAt: NOW,
  }
  return { ...payment, contentHash: hashOf(payment) }
}

function attemptOf(id: string, providerKey: string) {
  const requestBody = '{"Amount":12500}'
  return {
    id,
    paymentId,
    provider: 'mpesa' as const,
    kind: 'send' as const,
    providerKey,
    requestPath: '/pay',
    requestBody,
    requestSha256: sha256Hex(requestBody),
    callbackTokenHash: id,
    status: 'open' as const,
    createdAt: NOW,
  }
}

async function brokenRules(): Promise<string[]> {
  const checks = await verifyMoney(world.store, ZONE, NOW)
  expect(checks.length).toBeGreaterThan(4)
  return checks.filter((check) => check.broken.length > 0).map((check) => check.rule)
}

/** As somebody would who has the file and another program: first the guard goes, then the row. */
async function tamper(...statements: SQL[]): Promise<void> {
  await world.store.tx(async (tx) => {
    if (!('run' in tx) || typeof tx.run !== 'function') throw new Error('the store takes no raw statement')
    for (const statement of statements) await tx.run(statement)
  })
}

test('what the app itself wrote holds', async () => {
  expect(await brokenRules()).toEqual([])
})

test.each<[string, string[], ...SQL[]]>([
  [
    'a posting of another amount',
    ['postings sum to zero', 'succeeded payments are posted exactly once, no others'],
    sql`drop trigger postings_fixed`,
    sql`update postings set amount_minor = -1 where kind = 'own'`,
  ],
  [
    'postings both larger than the payment',
    ['succeeded payments are posted exactly once, no others'],
    sql`drop trigger postings_fixed`,
    sql`update postings set amount_minor = amount_minor * 2`,
  ],
  [
    'no posting',
    ['succeeded payments are posted exactly once, no others'],
    sql`drop trigger postings_never_deleted`,
    sql`delete from postings`,
  ],
  [
    'a payment set back by hand',
    ['succeeded payments are posted exactly once, no others'],
    sql`drop trigger payments_final_state_stays`,
    sql`update payments set state = 'failed'`,
  ],
  [
    'a line taken out',
    ['a succeeded payment is one line of the history', 'daily totals equal a recount'],
    sql`delete from transactions where payment_id is not null`,
  ],
  ['a line’s amount', ['daily totals equal a recount'], sql`update transactions set amount_minor = amount_minor + 1`],
  ['a line’s fee', ['daily totals equal a recount'], sql`update transactions set fee_minor = 7 where fee_minor > 0`],
  ['a line put on another day', ['daily totals equal a recount'], sql`update transactions set occurred_at = 0`],
  ['a total', ['daily totals equal a recount'], sql`update daily_totals set out_count = out_count + 1`],
  [
    'a stored request',
    ['stored requests are the ones that were hashed'],
    sql`drop trigger attempts_request_fixed`,
    sql`update attempts set request_body = '{"Amount":99999}'`,
  ],
  [
    'a payment’s amount, with its hash left alone',
    ['succeeded payments are posted exactly once, no others', 'payments are what was submitted'],
    sql`drop trigger payments_content_fixed`,
    sql`update payments set amount_minor = 9900`,
  ],
  ['a voided approval', ['no payout was sent without its approvals'], sql`update approvals set voided_at = 1`],
])('%s is found', async (_what, rules, ...statements) => {
  await tamper(...statements)
  expect(await brokenRules()).toEqual(rules)
})

test('a second open send is found', async () => {
  await tamper(sql`drop index attempts_one_open_send`)
  await world.store.tx((tx) => tx.insert(world.store.t.attempts).values(attemptOf(newId(), 'HZ2')))
  expect(await brokenRules()).toEqual(['at most one open send per payment'])
})
