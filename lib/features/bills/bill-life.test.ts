import { beforeEach, describe, expect, it } from 'vitest'
import { openMemoryStore } from '@/db/open-store'
import { newId } from '@/db/uuid-v7'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import { silentLog } from '@/lib/log'
import type { BillRail, BillStatus } from '@/lib/providers/bill-rail'
import { registryOf } from '@/lib/providers/registry'
import type { FeatureContext, Runtime } from '../context'
import { viewBillStatus, wordFits } from './bill-view'
import { checkBill, checkBillNow } from './check-bill'
import { BILL_TAB_STATES, countBillTabs, listBillsPage } from './list-bills-page'
import { getBill } from './queries'
import { raiseBill } from './raise-bill'
import type { CreateBillInput } from './schemas'

type Raised = Awaited<ReturnType<BillRail['raiseBill']>>
type Checked = Awaited<ReturnType<BillRail['checkBill']>>
const EXCHANGE = null as never

/** A bill rail that answers what a test says, and counts. */
class ScriptedBills implements BillRail {
  raised: Raised = {
    kind: 'raised',
    bill: { code: 'BILL-1', confirmationUrl: 'http://127.0.0.1:4014/pay', providerWord: 'Initiated' },
    exchange: EXCHANGE,
  }
  checked: Checked = { kind: 'no_answer', because: 'not scripted', exchange: null }
  raisedCount = 0
  async raiseBill(): Promise<Raised> {
    this.raisedCount += 1
    return this.raised
  }
  async checkBill(): Promise<Checked> {
    return this.checked
  }
  says(meaning: BillStatus['meaning'], providerWord: string, bankReference?: string) {
    this.checked = {
      kind: 'status',
      status: { meaning, providerWord, ...(bankReference && { bankReference }) },
      exchange: EXCHANGE,
    }
  }
}

let rt: Runtime
let rail: ScriptedBills

beforeEach(async () => {
  const store = openMemoryStore()
  rail = new ScriptedBills()
  rt = {
    store,
    providers: registryOf([
      {
        id: 'ihela',
        accounts: [{ key: 'ihela', name: 'iHela', currency: 'BIF', purpose: 'both' }],
        rails: {},
        bills: rail,
      },
    ]),
    mode: 'sandbox',
    zone: 'Africa/Nairobi',
    publicUrl: 'http://localhost:3000',
    key: Buffer.alloc(32, 7),
    merchantName: 'Soko Fresh Ltd',
    now: () => new Date('2026-11-20T09:00:00Z'),
    log: silentLog,
  }
  await store.tx((tx) =>
    tx.insert(store.t.providerAccounts).values({
      id: newId(),
      provider: 'ihela',
      accountKey: 'ihela',
      name: 'iHela',
      currency: 'BIF',
      purpose: 'both',
      createdAt: rt.now(),
    }),
  )
})

async function as(role: Role): Promise<FeatureContext> {
  return {
    ...rt,
    actor: { id: newId(), name: role, signInName: role, roles: [role], permissions: permissionsOf([role]) },
  }
}

const wish = (): CreateBillInput => ({
  requestKey: crypto.randomUUID(),
  customerName: 'Aline',
  payer: 'aline@example.org',
  bank: '',
  amount: '2,000',
  description: 'Avocados',
})

async function raised(): Promise<string> {
  const outcome = await raiseBill(await as('cashier'), wish())
  if (outcome.kind !== 'raised') throw new Error(outcome.kind)
  return outcome.billId
}

describe('raising a bill', () => {
  it('asks the provider once for one request key', async () => {
    const cashier = await as('cashier')
    const input = wish()
    const first = await raiseBill(cashier, input)
    expect(await raiseBill(cashier, input)).toEqual(first)
    expect(rail.raisedCount).toBe(1)
  })

  it('gives the corrected try a key of its own, and the provider’s own words', async () => {
    const cashier = await as('cashier')
    const input = wish()
    rail.raised = { kind: 'refused', words: 'amount: too small', fields: { amount: 'too small' }, exchange: EXCHANGE }
    const refused = await raiseBill(cashier, input)
    expect(refused).toMatchObject({ kind: 'refused', words: 'amount: too small', fields: { amount: 'too small' } })
    if (refused.kind !== 'refused') throw new Error(refused.kind)
    expect(refused.freshKey).not.toBe(input.requestKey)
    rail.raised = new ScriptedBills().raised
    expect(await raiseBill(cashier, { ...input, amount: '3000', requestKey: refused.freshKey })).toMatchObject({
      kind: 'raised',
    })
  })

  it('says that nothing was raised when nothing was sent', async () => {
    rail.raised = { kind: 'not_sent', because: 'no connection' }
    expect(await raiseBill(await as('maker'), wish())).toMatchObject({ kind: 'unreachable' })
  })

  it('leaves a bill whose answer was lost Unknown', async () => {
    rail.raised = { kind: 'indeterminate', because: 'timeout', exchange: null }
    const bill = await getBill(rt.store, rt.store.read, await raised())
    expect([bill.state, bill.code]).toEqual(['unknown', null])
  })

  it('refuses half francs and people without the right', async () => {
    await expect(raiseBill(await as('maker'), { ...wish(), amount: '2000.50' })).rejects.toMatchObject({
      fields: { amount: 'whole_units_only' },
    })
    await expect(raiseBill(await as('auditor'), wish())).rejects.toMatchObject({ code: 'forbidden' })
    expect(rail.raisedCount).toBe(0)
  })
})

describe('the status of a bill', () => {
  it('turns paid with the bank’s reference, and its money is one line however often it is checked', async () => {
    const id = await raised()
    rail.says('paid', 'Paid', 'CPT-1')
    const cashier = await as('cashier')
    await checkBillNow(cashier, { billId: id })
    const bill = await checkBillNow(cashier, { billId: id })
    expect(await viewBillStatus(cashier, bill)).toMatchObject({ state: 'paid', bankReference: 'CPT-1', booked: true })
    expect(await rt.store.read.select().from(rt.store.t.transactions)).toHaveLength(1)
  })

  it.each([
    ['a word nobody listed', 'unmapped', 'Settled?'],
    ['Paid without its reference', 'unmapped', 'Paid'],
  ] as const)('is not paid by %s, and shows it', async (_what, meaning, word) => {
    const id = await raised()
    rail.says(meaning, word)
    const cashier = await as('cashier')
    const bill = await checkBill(rt, id, 'worker')
    expect(await viewBillStatus(cashier, bill)).toMatchObject({
      state: 'pending',
      providerWord: word,
      wordFits: false,
      booked: false,
    })
    expect(await rt.store.read.select().from(rt.store.t.transactions)).toHaveLength(0)
  })

  it('finds nothing odd in the words of an open bill and of a settled one', () => {
    expect([wordFits('pending', 'Initiated'), wordFits('pending', 'pending'), wordFits('paid', 'Paid')]).toEqual([
      true,
      true,
      true,
    ])
  })

  it('keeps what it knew when the provider does not answer', async () => {
    const id = await raised()
    const bill = await checkBill(rt, id, 'worker')
    expect([bill.state, bill.lastCheckedAt, bill.nextCheckAt !== null]).toEqual(['pending', null, true])
  })
})

describe('the list of bills', () => {
  it('has every state in exactly one tab beside All', () => {
    const states = [...BILL_TAB_STATES.open, ...BILL_TAB_STATES.paid, ...BILL_TAB_STATES.other]
    expect(states.sort()).toEqual([...BILL_TAB_STATES.all].sort())
  })

  it('pages back and forth without losing or repeating a bill of one instant', async () => {
    const ids = new Set<string>()
    for (let index = 0; index < 5; index += 1) ids.add(await raised())
    const first = await listBillsPage(rt.store, 'open', undefined, 2)
    const second = await listBillsPage(rt.store, 'open', first.older ?? '', 2)
    const third = await listBillsPage(rt.store, 'open', second.older ?? '', 2)
    expect(new Set([first, second, third].flatMap((page) => page.rows.map((row) => row.id)))).toEqual(ids)
    expect([first.newer, third.older]).toEqual([null, null])
    const back = await listBillsPage(rt.store, 'open', third.newer ?? '', 2)
    expect(back.rows.map((row) => row.id)).toEqual(second.rows.map((row) => row.id))
    expect(await countBillTabs(rt.store)).toEqual({ open: 5, paid: 0, other: 0, all: 5 })
  })
})
