import { createHash } from 'node:crypto'
import type { Kernel } from '@/lib/sandbox/kernel'
import { stamp } from '@/lib/sandbox/mpesa/identifiers'
import { sendCallback } from '@/lib/sandbox/mpesa/results'
import { shillingText, wireJson } from '@/lib/sandbox/mpesa/shillings'
import type { RegisteredUrls, TransactionRow } from '@/lib/sandbox/mpesa/tables'

type Notice = Pick<
  TransactionRow,
  'command' | 'receipt' | 'amount' | 'shortcode' | 'reference' | 'msisdn' | 'party' | 'initiatedAt' | 'balanceAfter'
>

/** `2547 ***** 149`. */
export function maskedMsisdn(msisdn: string): string {
  return `${msisdn.slice(0, 4)} ***** ${msisdn.slice(-3)}`
}

/** SHA-256 of the plain 12 digits, lower-case hex. */
export function hashedMsisdn(msisdn: string): string {
  return createHash('sha256').update(msisdn).digest('hex')
}

/** v1 registrations get the hash, v2 the mask; the setting `c2bMsisdn` may say plain, masked or hashed for both. */
function shownMsisdn(kernel: Kernel, version: number, msisdn: string): string {
  const form = kernel.setting<string>('mpesa', 'c2bMsisdn', version === 1 ? 'hashed' : 'masked')
  if (form === 'plain') return msisdn
  return form === 'hashed' ? hashedMsisdn(msisdn) : maskedMsisdn(msisdn)
}

/** The body of a validation or confirmation: every value is a string, and only the confirmation knows the balance. */
export function noticeBody(kernel: Kernel, version: number, notice: Notice, thirdPartyId: string): string {
  const [first = '', ...rest] = notice.party.toUpperCase().split(' ')
  return wireJson({
    TransactionType: notice.command === 'CustomerBuyGoodsOnline' ? 'Buy Goods' : 'Pay Bill',
    TransID: notice.receipt ?? '',
    TransTime: stamp(new Date(notice.initiatedAt)),
    TransAmount: shillingText(notice.amount),
    BusinessShortCode: notice.shortcode,
    BillRefNumber: notice.reference,
    InvoiceNumber: '',
    OrgAccountBalance: notice.balanceAfter === null ? '' : shillingText(notice.balanceAfter),
    ThirdPartyTransID: thirdPartyId,
    MSISDN: shownMsisdn(kernel, version, notice.msisdn),
    FirstName: first,
    MiddleName: '',
    LastName: rest.join(' '),
  })
}

export async function sendConfirmation(kernel: Kernel, urls: RegisteredUrls, notice: Notice, thirdPartyId: string) {
  return sendCallback(kernel, {
    operation: 'c2b_confirmation',
    url: urls.confirmationUrl,
    body: noticeBody(kernel, urls.version, notice, thirdPartyId),
  })
}
