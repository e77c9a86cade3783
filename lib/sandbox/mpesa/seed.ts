import type { Kernel } from '@/lib/sandbox/kernel'
import { CHARGES, openAccounts, payoutCharge, UTILITY, WORKING } from '@/lib/sandbox/mpesa/accounts'
import { mpesaKey } from '@/lib/sandbox/mpesa/credential'
import { type PlannedEvent, planHistory } from '@/lib/sandbox/mpesa/history-plan'
import { mintReceipt, stamp } from '@/lib/sandbox/mpesa/identifiers'
import { resultText } from '@/lib/sandbox/mpesa/results'
import { centsOf } from '@/lib/sandbox/mpesa/shillings'
import { TransactionRow } from '@/lib/sandbox/mpesa/tables'

/** Safaricom's public test pay bill and its public passkey (contract 4.3). */
export const STK_SHORTCODE = '174379'
export const STK_PASSKEY = 'bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919'
/** The merchant's own short code: customers pay it, and it pays people. */
export const MAIN_SHORTCODE = '600100'
export const INITIATOR = 'testapi'
export const INITIATOR_PASSWORD = 'Safaricom999!*!'
/** The other published test short codes, so that other people's test data works. */
const TEST_SHORTCODES = [
  '600000',
  '600999',
  '600998',
  '600997',
  '600996',
  '600992',
  '600984',
  '600982',
  '600610',
  '600111',
]
const OPENING_UTILITY = centsOf(640_000)
const OPENING_WORKING = centsOf(120_000)
const EVEN_TILL = centsOf(700_000)
const KEPT_IN_TILL = centsOf(25_000)

/** Short codes, initiators, phones and a year of history. The tables are empty when this is called. */
export function seedMpesa(kernel: Kernel): void {
  kernel.db.transaction(() => {
    mpesaKey(kernel)
    seedShortcodes(kernel)
    const { customers, suppliers, staff } = kernel.world
    for (const person of [...customers, ...suppliers, ...staff])
      kernel.phones.know(person.msisdn, person.name, centsOf(90_000))
    kernel.phones.know('254708374149', 'Jane Wanjiru', centsOf(150_000))
    const { utility, charges } = seedHistory(kernel)
    openAccounts(kernel.db, MAIN_SHORTCODE, 'paybill', {
      [UTILITY]: utility,
      [WORKING]: OPENING_WORKING,
      [CHARGES]: charges,
    })
  })()
}

function seedShortcodes(kernel: Kernel): void {
  const shortcode = kernel.db.prepare('insert into mpesa_shortcodes values (?, ?, ?, ?)')
  const initiator = kernel.db.prepare('insert into mpesa_initiators (name, password) values (?, ?)')
  shortcode.run(STK_SHORTCODE, 'Soko Fresh Ltd', STK_PASSKEY, 0)
  shortcode.run(MAIN_SHORTCODE, 'Soko Fresh Ltd', '0123456789abcdef'.repeat(4), 1)
  initiator.run(INITIATOR, INITIATOR_PASSWORD)
  openAccounts(kernel.db, STK_SHORTCODE, 'paybill', { [UTILITY]: centsOf(184_250) })
  for (const code of TEST_SHORTCODES) {
    shortcode.run(code, code === '600000' ? 'Test Biller' : 'Test Organisation', null, 1)
    // Older test data names the initiator after the short code's last digits.
    initiator.run(`${INITIATOR}${code.slice(-3)}`, INITIATOR_PASSWORD)
    openAccounts(kernel.db, code, 'paybill', { [UTILITY]: centsOf(500_000), [WORKING]: centsOf(500_000) })
  }
}

type Till = { utility: number; charges: number }

/** Writes the planned events with the balances they left, and returns the balances of today. */
function seedHistory(kernel: Kernel): Till {
  const till: Till = { utility: OPENING_UTILITY, charges: 0 }
  const nowMs = kernel.now().getTime()
  const receipts = kernel.random('mpesa receipts')
  const columns = TransactionRow.keyof().options.filter((name) => name !== 'id')
  const insert = kernel.db.prepare(
    `insert into mpesa_transactions (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`,
  )
  const taken = new Set<string>()
  for (const [place, event] of planHistory(kernel.world, kernel.random('mpesa history'), nowMs).entries()) {
    let receipt = mintReceipt(new Date(event.at), receipts)
    while (taken.has(receipt)) receipt = mintReceipt(new Date(event.at), receipts)
    taken.add(receipt)
    insert.run(
      event.kind === 'c2b' ? collected(kernel, event, receipt, till) : paidOut(event, receipt, till, place, receipts),
    )
  }
  return till
}

const COMMON = {
  state: 'completed',
  shortcode: MAIN_SHORTCODE,
  account: UTILITY,
  charge: 0,
  originatorId: null,
  conversationId: null,
  resultCode: '0',
  resultDesc: resultText('0'),
  resultUrl: null,
  timeoutUrl: null,
  reversedBy: null,
  historic: 1,
} as const

function collected(kernel: Kernel, event: PlannedEvent & { kind: 'c2b' }, receipt: string, till: Till) {
  till.utility += event.amount
  return {
    ...COMMON,
    kind: 'c2b',
    receipt,
    msisdn: event.payer.msisdn,
    party: event.payer.name || kernel.phones.get(event.payer.msisdn).name,
    amount: event.amount,
    reference: event.reference,
    command: 'CustomerPayBillOnline',
    initiatedAt: event.at,
    finalisedAt: event.at,
    balanceAfter: till.utility,
    chargesAfter: till.charges,
  }
}

function paidOut(
  event: PlannedEvent & { kind: 'b2c' },
  receipt: string,
  till: Till,
  place: number,
  random: () => number,
) {
  const amount = event.elastic ? affordable(event.amount, till.utility) : event.amount
  const failed = event.failure !== null || amount > till.utility
  const charge = failed ? 0 : payoutCharge(amount)
  if (!failed) {
    till.utility -= amount
    till.charges -= charge
  }
  const code = failed ? (event.failure ?? '1') : '0'
  const day = stamp(new Date(event.at)).slice(0, 8)
  const hex = Array.from({ length: 20 }, () => Math.floor(random() * 16).toString(16)).join('')
  return {
    ...COMMON,
    kind: 'b2c',
    state: failed ? 'failed' : 'completed',
    // A refused initiator never reached the ledger, so there is no id that looks like a receipt.
    receipt: code === '2001' ? null : receipt,
    msisdn: event.receiver.msisdn,
    party: event.receiver.name,
    amount,
    charge,
    reference: event.remarks,
    command: event.command,
    originatorId: `sf-${day.slice(2)}-${place}`,
    conversationId: `AG_${day}_${hex}`,
    resultCode: code,
    resultDesc: resultText(code),
    // The order reached M-Pesa a few seconds before it was carried out.
    initiatedAt: event.at - 2_000 - Math.floor(random() * 6_000),
    finalisedAt: event.at,
    balanceAfter: till.utility,
    chargesAfter: till.charges,
  }
}

/** A supplier's bill scaled to what lies in the till, in steps of KES 50, and never more than can be spared. */
function affordable(amount: number, utility: number): number {
  const step = centsOf(50)
  const scaled = Math.min(
    (amount * Math.max(utility, 0)) / EVEN_TILL,
    amount * 2.2,
    Math.max(utility - KEPT_IN_TILL, step),
  )
  return Math.max(Math.round(scaled / step) * step, centsOf(500))
}
