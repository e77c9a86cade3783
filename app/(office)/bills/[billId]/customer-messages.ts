import 'server-only'
import { createTranslator } from 'use-intl/core'
import { formatMoney } from '@/lib/core/money'
import type { Bill } from '@/lib/features/bills/move-bill'
import { loadMessages, type Messages } from '@/lib/messages'
import { LANGUAGES, type Language } from '@/lib/messages/locales'

export type CustomerMessage = { language: Language; text: string }

/** What to send to the customer, in each language whatever the reader's own: the customer may read another one. */
export async function customerMessages(
  bill: Bill,
  merchant: string,
  link: string | undefined,
): Promise<CustomerMessage[]> {
  return Promise.all(
    LANGUAGES.map(async (language) => {
      const { locale, messages } = await loadMessages(language)
      const t = createTranslator<Messages, 'bills'>({ locale, messages, namespace: 'bills' })
      const facts = {
        name: bill.customerName,
        merchant,
        amount: formatMoney(bill, locale),
        description: bill.description,
        code: bill.code ?? '',
      }
      return { language, text: link ? t('customer.withLink', { ...facts, link }) : t('customer.withCode', facts) }
    }),
  )
}
