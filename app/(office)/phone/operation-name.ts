'use client'

import { useTranslations } from 'use-intl'
import type { Messages } from '@/lib/messages'

type Named = keyof Messages['phone']['operations']
const NAMED = {
  account_balance: true,
  accounts: true,
  b2c: true,
  balance: true,
  banks: true,
  bill_init: true,
  bill_page: true,
  bill_verify: true,
  c2b_confirmation: true,
  c2b_register: true,
  calculate: true,
  cash_in: true,
  create_and_fund: true,
  create_transaction: true,
  create_webhook: true,
  currencies: true,
  get_transaction: true,
  list_accounts: true,
  list_transactions: true,
  list_webhooks: true,
  lookup: true,
  payment: true,
  payment_create: true,
  payment_methods_out: true,
  stk_push: true,
  stk_query: true,
  stk_status: true,
  token: true,
  transaction_status: true,
  transactions: true,
  webhook: true,
  webhooks: true,
} as const satisfies Record<Named, true>

function isNamed(operation: string): operation is Named {
  return Object.hasOwn(NAMED, operation)
}

/** The sandbox's name of an operation in words; one we have no words for keeps its own name. */
export function useOperationName(): (operation: string) => string {
  const t = useTranslations('phone')
  return (operation) => {
    if (operation === '*') return t('faults.anyOperation')
    return isNamed(operation) ? t(`operations.${operation}`) : operation
  }
}
