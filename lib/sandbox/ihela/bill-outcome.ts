import { decimals } from '@/lib/sandbox/ihela/amounts'
import { getMerchant, moveFrancs } from '@/lib/sandbox/ihela/merchants'
import { BILL_STATUSES, type BillRow, type BillStatus } from '@/lib/sandbox/ihela/tables'
import type { Kernel } from '@/lib/sandbox/kernel'

/** What the payer's id ends with decides the bill by itself (contract 6.4). */
const SCRIPTED: Readonly<Record<string, { status: BillStatus; atVerify: number }>> = {
  '900': { status: 'Paid', atVerify: 2 },
  '901': { status: 'Expired', atVerify: 1 },
  '902': { status: 'Error', atVerify: 1 },
  '903': { status: 'Cancelled', atVerify: 1 },
}

/** The bill as a verify finds it now: counts the verify, lets scripts and the expiry take effect. */
export function verifiedBill(kernel: Kernel, bill: BillRow): BillRow {
  kernel.db.prepare('update ihela_bills set verifies = verifies + 1 where id = ?').run(bill.id)
  const wanted = bill.status === 'Pending' ? kernel.outcome('ihela', 'bill_verify', aboutBill(bill)) : undefined
  const status = BILL_STATUSES.find((known) => known === wanted)
  if (status) return endBill(kernel, bill, status)
  const script = SCRIPTED[scriptedEnding(bill)]
  if (script && bill.verifies + 1 >= script.atVerify) return endBill(kernel, bill, script.status)
  return currentBill(kernel, bill)
}

/** The bill with its expiry taken into account. */
export function currentBill(kernel: Kernel, bill: BillRow): BillRow {
  return kernel.now().getTime() >= bill.expiresAt ? endBill(kernel, bill, 'Expired') : bill
}

/** Ends a pending bill; the first end wins. Paying moves the money in the same commit. */
export function endBill(kernel: Kernel, bill: BillRow, status: BillStatus): BillRow {
  return kernel.db.transaction(() => {
    const merchant = getMerchant(bill.clientId)
    const bankReference = status === 'Paid' ? bankReferenceOf(merchant.id, bill.id) : null
    const after = kernel.db
      .prepare<[string, string | null, number], BillRow>(
        "update ihela_bills set status = ?, bankReference = ? where id = ? and status = 'Pending' returning *",
      )
      .get(status, bankReference, bill.id)
    if (!after)
      return kernel.db.prepare<[number], BillRow>('select * from ihela_bills where id = ?').get(bill.id) ?? bill
    if (status === 'Paid') {
      const at = kernel.now().getTime()
      moveFrancs(kernel, { clientId: bill.clientId, at, kind: 'bill', reference: bill.code, francs: bill.francs })
      kernel.move({
        provider: 'ihela',
        kind: 'bill',
        providerReference: bill.code,
        merchantReference: bill.merchantReference,
        amount: decimals(bill.francs),
        currency: 'BIF',
        from: bill.bankClientId ?? bill.user,
        to: merchant.title,
      })
    }
    return after
  })()
}

/** `CPT-5/01-199`: the form of the published sample. */
export function bankReferenceOf(merchantId: number, sequence: number): string {
  return `CPT-${merchantId}/01-${200 + sequence}`
}

function aboutBill(bill: BillRow): (string | null)[] {
  return [bill.merchantReference, bill.code, bill.user, bill.bankClientId]
}

function scriptedEnding(bill: BillRow): string {
  for (const id of [bill.bankClientId, bill.user]) {
    const ending = id?.split('@')[0]?.slice(-3) ?? ''
    if (ending in SCRIPTED) return ending
  }
  return ''
}
