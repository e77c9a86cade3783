import { fullInstant } from '@/components/time/when'
import type { Zone } from '@/lib/core/days-and-zones'
import { formatMoney, isCurrency } from '@/lib/core/money'
import { readableMsisdn } from '@/lib/core/msisdn'
import type { PaymentView } from '@/lib/features/payments/payment-view'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { linkInWords } from '../../../give-back/link-in-words'

export type ContentFact = Readonly<{ label: string; text: string; note?: string; strong?: boolean }>
export type ContentWords = {
  t: TextOf<'approvals'>
  common: TextOf<'common'>
  status: TextOf<'status'>
  giveBack: TextOf<'give-back'>
}

/** What is signed, in words: the same list is shown, and compared when the page turns out to be stale. */
export function contentFacts(
  { t, common, status, giveBack }: ContentWords,
  view: PaymentView,
  { locale, zone }: { locale: LocaleTag; zone: Zone },
): ContentFact[] {
  const { payment, details } = view
  const provider = common(`providers.${payment.provider}`)
  const { receiveMinor, receiveCurrency, rate, feeMinor } = details
  const fee =
    feeMinor === undefined
      ? undefined
      : formatMoney({ amountMinor: BigInt(feeMinor), currency: payment.currency }, locale)
  const nameNote = payment.rail === 'ihela.cashin' ? t('page.nameChecked') : t('page.nameUnchecked', { provider })
  return [
    { label: t('page.to'), text: payment.counterpartyName, note: nameNote, strong: true },
    { label: t('page.account'), text: readableMsisdn(payment.counterpartyAccount), strong: true },
    ...(view.earlier ? [{ label: giveBack('linked'), text: linkInWords(giveBack, view.earlier), strong: true }] : []),
    ...(payment.counterpartyBank ? [{ label: t('page.bank'), text: payment.counterpartyBank }] : []),
    { label: t('page.amount'), text: formatMoney(payment, locale), strong: true },
    ...(receiveMinor !== undefined && receiveCurrency !== undefined && isCurrency(receiveCurrency)
      ? [
          {
            label: t('page.gets'),
            text: formatMoney({ amountMinor: BigInt(receiveMinor), currency: receiveCurrency }, locale),
            strong: true,
          },
          { label: t('page.rate'), text: `1 ${payment.currency} = ${rate ?? '?'} ${receiveCurrency}` },
        ]
      : []),
    { label: t('page.from'), text: accountText(view) },
    { label: t('page.rail'), text: status(`rails.${payment.rail}`) },
    { label: t('page.fee'), text: fee === undefined ? t('page.feeUnknown') : t('page.feeQuoted', { fee, provider }) },
    { label: t('page.purpose'), text: payment.purpose },
    { label: t('page.reference'), text: payment.merchantReference },
    {
      label: t('page.preparedBy'),
      text: view.makerName,
      note: fullInstant(payment.createdAt, zone, locale),
    },
  ]
}

/** Name and number of our own account, the number once only. */
function accountText({ accountName, accountKey }: PaymentView): string {
  return accountName.includes(accountKey) ? accountName : `${accountName} ${accountKey}`
}
