import { sql } from 'drizzle-orm'
import type { Currency } from '@/lib/core/money'
import type { ProviderId } from '@/lib/core/rails'
import type { Kit } from '../kit'
import type { BillState } from '../words'

/** Bills that customers pay at their bank. */
export function defineBills(kit: Kit) {
  const bills = kit.table(
    'bills',
    {
      id: kit.text('id').primaryKey(),
      reference: kit.text('reference').notNull(),
      provider: kit.text('provider').$type<ProviderId>().notNull(),
      state: kit.text('state').$type<BillState>().notNull(),
      version: kit.count('version').notNull(),
      amountMinor: kit.minorUnits('amount_minor').notNull(),
      currency: kit.text('currency').$type<Currency>().notNull(),
      customerName: kit.text('customer_name').notNull(),
      payer: kit.text('payer').notNull(), // e-mail, phone or the provider's own id
      bank: kit.text('bank').notNull(), // empty: the provider's own
      description: kit.text('description').notNull(),
      merchantReference: kit.text('merchant_reference').notNull(),
      makerId: kit.text('maker_id').notNull(), // `history` for bills of the merchant's old book
      requestKey: kit.text('request_key').notNull(),
      code: kit.text('code'), // null until the provider gave one
      confirmationUrl: kit.text('confirmation_url'), // null until the provider gave one
      providerWord: kit.text('provider_word').notNull(), // the provider's last word, as it said it
      bankReference: kit.text('bank_reference'), // null until paid
      lastCheckedAt: kit.instant('last_checked_at'), // null before the first check
      nextCheckAt: kit.instant('next_check_at'), // null when nothing is asked any more
      checks: kit.count('checks').notNull(),
      createdAt: kit.instant('created_at').notNull(),
      finishedAt: kit.instant('finished_at'), // null while open
    },
    (t) => [
      kit.uniqueIndex('bills_merchant_reference').on(t.provider, t.merchantReference),
      kit.uniqueIndex('bills_request').on(t.makerId, t.requestKey),
      kit.index('bills_newest').on(t.createdAt, t.id),
      kit.index('bills_state').on(t.state, t.createdAt, t.id),
      kit.check('bills_amount', sql`${t.amountMinor} > 0`),
    ],
  )

  return { bills }
}
