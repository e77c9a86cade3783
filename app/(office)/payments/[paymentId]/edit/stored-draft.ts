import { isCurrency, toDecimal } from '@/lib/core/money'
import { readableMsisdn } from '@/lib/core/msisdn'
import { isPayeeRail } from '@/lib/features/payees/schemas'
import { detailsOf, type Payment } from '@/lib/features/payments/payment-order'
import type { Draft } from '../../new/draft'

/** What the quote put beside the facts of the corridor; it is asked for anew. */
const QUOTED = ['fix', 'sendCurrency', 'sendMinor', 'receiveCurrency', 'receiveMinor', 'rate', 'feeMinor']

/** The stored payment as its form would hold it. */
export function storedDraft(payment: Payment): Partial<Draft> {
  const details = detailsOf(payment)
  const fix = details.fix === 'send' ? 'send' : 'receive'
  return {
    payeeId: payment.payeeId ?? '',
    rail: isPayeeRail(payment.rail) ? payment.rail : '',
    place: payment.counterpartyBank,
    name: payment.counterpartyName,
    account: payment.rail === 'mpesa.b2c' ? readableMsisdn(payment.counterpartyAccount) : payment.counterpartyAccount,
    details: Object.fromEntries(Object.entries(details).filter(([name]) => !QUOTED.includes(name))),
    sourceAccountId: payment.sourceAccountId,
    fix,
    amount: amountOf(payment, details, fix),
    reference: payment.merchantReference === payment.reference ? '' : payment.merchantReference,
    purpose: payment.purpose,
    tickedName: payment.rail === 'ihela.cashin' ? payment.counterpartyName : '',
    duplicateReason: payment.duplicateReason ?? '',
  }
}

/** On the side that was typed; whole units without decimals, as rails that take no others want them. */
function amountOf(payment: Payment, details: Readonly<Record<string, string>>, fix: 'send' | 'receive'): string {
  const { receiveMinor, receiveCurrency } = details
  const typed =
    fix === 'receive' && receiveMinor !== undefined && receiveCurrency !== undefined && isCurrency(receiveCurrency)
      ? toDecimal(BigInt(receiveMinor), receiveCurrency)
      : toDecimal(payment.amountMinor, payment.currency)
  return typed.replace(/\.0+$/, '')
}
