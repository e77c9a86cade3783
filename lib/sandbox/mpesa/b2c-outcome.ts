import { z } from 'zod'
import type { Kernel } from '@/lib/sandbox/kernel'
import { balanceOf, CHARGES, payoutCharge, post, UTILITY, WORKING } from '@/lib/sandbox/mpesa/accounts'
import { dottedStamp, mintReceipt, placeholderReceipt } from '@/lib/sandbox/mpesa/identifiers'
import {
  forcedCode,
  queueReference,
  resultBody,
  resultText,
  sendCallback,
  timeoutBody,
} from '@/lib/sandbox/mpesa/results'
import { centsOf, shillingText, wholeShillings, wireDouble } from '@/lib/sandbox/mpesa/shillings'
import { findShortcode, findTransaction, type TransactionRow } from '@/lib/sandbox/mpesa/tables'

const MIN_CENTS = centsOf(10)
const MAX_CENTS = centsOf(250_000)
const WALLET_CENTS_MAX = centsOf(500_000)
const DAY_MS = 86_400_000
const NAIROBI_OFFSET_MS = 3 * 3_600_000
const AFTER_TIMEOUT_MS = 2_000
const SumRow = z.object({ total: z.number() })

/** Carries a queued payout out (or fails it), commits, and sends the result. Runs once per payout. */
export async function executePayout(kernel: Kernel, id: number): Promise<void> {
  const queued = findTransaction(kernel.db, 'id', id)
  if (queued?.state !== 'queued') return
  const scripted = forcedCode(kernel, 'b2c', 'b2cResult', [queued.msisdn, queued.originatorId])
  const notices = { timeout: 'instead', timeout_then_result: 'before' }[scripted ?? '']
  const done = kernel.db.transaction(() => settle(kernel, id, notices === undefined ? scripted : undefined))()
  if (!done) return
  // 'instead': only the timeout notice comes; 'before': the notice, and the real result two seconds later.
  const notice = notices ?? kernel.setting<string>('mpesa', 'b2cTimeoutNotice', 'no')
  if (notice !== 'no' && done.timeoutUrl) {
    await sendCallback(kernel, {
      operation: 'b2c',
      url: done.timeoutUrl,
      body: timeoutBody(kernel.now(), conversationOf(done)),
    })
  }
  if (notice === 'instead') return
  const send = async () => {
    await sendCallback(kernel, { operation: 'b2c', url: done.resultUrl ?? '', body: payoutResult(kernel, done) })
  }
  if (notice === 'before') kernel.later(AFTER_TIMEOUT_MS, 'b2c result after its timeout', send)
  else await send()
}

function settle(kernel: Kernel, id: number, forced: string | undefined): TransactionRow | undefined {
  const payout = findTransaction(kernel.db, 'id', id)
  if (payout?.state !== 'queued') return undefined
  const code = forced ?? decide(kernel, payout)
  const at = kernel.now()
  const paid = code === '0'
  const charge = paid ? payoutCharge(payout.amount) : 0
  // What was stopped before the ledger keeps a placeholder; what a rule declined has an id that looks real.
  const early = code === '2001' || code === '21' || code === '8006' || code === '2028'
  const receipt = early ? null : mintReceipt(at)
  if (paid) {
    post(kernel.db, payout.shortcode, UTILITY, -payout.amount)
    post(kernel.db, payout.shortcode, CHARGES, -charge)
    kernel.phones.credit(payout.msisdn, payout.amount)
    kernel.move({
      provider: 'mpesa',
      kind: 'b2c',
      providerReference: receipt ?? '',
      merchantReference: payout.originatorId,
      amount: shillingText(payout.amount),
      currency: 'KES',
      from: `${payout.shortcode} ${UTILITY}`,
      to: payout.msisdn,
    })
  }
  kernel.db
    .prepare(
      `update mpesa_transactions set state = ?, receipt = ?, charge = ?, resultCode = ?, resultDesc = ?, finalisedAt = ?,
        balanceAfter = ?, chargesAfter = ? where id = ?`,
    )
    .run(
      paid ? 'completed' : 'failed',
      receipt,
      charge,
      code,
      resultText(code),
      at.getTime(),
      balanceOf(kernel.db, payout.shortcode, UTILITY),
      balanceOf(kernel.db, payout.shortcode, CHARGES),
      id,
    )
  return findTransaction(kernel.db, 'id', id)
}

/** The result code, by the first rule that speaks. */
function decide(kernel: Kernel, payout: TransactionRow): string {
  if (payout.resultCode !== '0') return payout.resultCode ?? '2001'
  const shortcode = findShortcode(kernel.db, payout.shortcode)
  if (!shortcode) return '21'
  if (shortcode.payouts === 0) return '2028'
  if (payout.amount < MIN_CENTS) return '2'
  if (payout.amount > MAX_CENTS) return '3'
  if (receivedToday(kernel, payout.msisdn) + payout.amount > WALLET_CENTS_MAX) return '4'
  if (kernel.phones.get(payout.msisdn).balanceMinor + payout.amount > WALLET_CENTS_MAX) return '8'
  if (balanceOf(kernel.db, payout.shortcode, UTILITY) < payout.amount) return '1'
  return '0'
}

function receivedToday(kernel: Kernel, msisdn: string): number {
  const nowMs = kernel.now().getTime() + NAIROBI_OFFSET_MS
  const midnightMs = nowMs - (nowMs % DAY_MS) - NAIROBI_OFFSET_MS
  const row = kernel.db
    .prepare(
      `select coalesce(sum(amount), 0) as total from mpesa_transactions
        where msisdn = ? and kind = 'b2c' and finalisedAt >= ? and state = 'completed'`,
    )
    .get(msisdn, midnightMs)
  return SumRow.parse(row).total
}

function conversationOf(payout: TransactionRow) {
  return { originatorId: payout.originatorId ?? '', conversationId: payout.conversationId ?? '' }
}

/** The result as it was, for live payouts and for history alike. */
export function payoutResult(kernel: Kernel, payout: TransactionRow): string {
  const at = new Date(payout.finalisedAt ?? payout.initiatedAt)
  const head = {
    ...conversationOf(payout),
    code: payout.resultCode ?? '17',
    transactionId: payout.receipt ?? placeholderReceipt(at),
    reference: queueReference('b2cresults'),
  }
  if (payout.state !== 'completed') return resultBody(head)
  return resultBody({
    ...head,
    parameters: [
      { Key: 'TransactionAmount', Value: wholeShillings(payout.amount) },
      { Key: 'TransactionReceipt', Value: payout.receipt ?? '' },
      { Key: 'ReceiverPartyPublicName', Value: `${payout.msisdn} - ${payout.party}` },
      { Key: 'TransactionCompletedDateTime', Value: dottedStamp(at) },
      { Key: 'B2CUtilityAccountAvailableFunds', Value: wireDouble(payout.balanceAfter ?? 0) },
      { Key: 'B2CWorkingAccountAvailableFunds', Value: wireDouble(balanceOf(kernel.db, payout.shortcode, WORKING)) },
      { Key: 'B2CRecipientIsRegisteredCustomer', Value: 'Y' },
      { Key: 'B2CChargesPaidAccountAvailableFunds', Value: wireDouble(payout.chargesAfter ?? 0) },
    ],
  })
}
