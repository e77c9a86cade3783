'use client'

import { useTranslations } from 'use-intl'
import { accountKind, type Draft, isNamedField } from './draft'

/** What each field is called on the page, for the summary at the top of a refused form. */
export function useFieldLabels(draft: Draft): (field: string) => string | undefined {
  const t = useTranslations('payments')
  const c = useTranslations('common')
  return (field) => {
    const detail = field.startsWith('details.') ? field.slice('details.'.length) : undefined
    if (detail !== undefined) return isNamedField(detail) ? t(`new.fields.${detail}`) : detail
    const labels: Readonly<Record<string, string>> = {
      payeeId: t('new.payee'),
      rail: t('new.rail'),
      place: t(draft.rail === 'bitpesa.payout' ? 'new.corridor' : 'new.bank'),
      name: t('new.name'),
      account: t(`new.account.${accountKind(draft)}`),
      sourceAccountId: t('new.source'),
      amount: c('amount'),
      purpose: t('new.purpose'),
      reference: c('reference'),
      confirmedName: t('review.nameCheck'),
      duplicateReason: t('review.repeatReason'),
    }
    return labels[field]
  }
}
