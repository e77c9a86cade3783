import type { Store } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { maskText } from '../payments/mask-evidence'
import type { ViewContent } from './view-content'

/**
 * What everybody in the team can read must tell nobody a number that is hidden from them: a phone that was searched for, or
 * that stands as a name.
 * @throws AppError `invalid_input` with the field `isShared`
 */
export function checkShared({ filter }: Pick<ViewContent, 'filter'>): void {
  const words = [filter.q, filter.counterparty].filter((text) => text !== undefined)
  if (words.every((text) => !tellsAccount(text))) return
  throw new AppError('invalid_input', 'a shared view tells an account', { fields: { isShared: 'view_tells_account' } })
}

/** So many digits in a row, blanks and dashes aside, are a phone or an account; amounts and receipts have fewer or letters. */
const ACCOUNT_DIGITS = /(?<![A-Za-z\d])\+?\d(?:[\s-]?\d){7,}(?![A-Za-z\d])/

function tellsAccount(text: string): boolean {
  return ACCOUNT_DIGITS.test(text) || text.includes('@') || maskText(text, { account: '', inFull: false }) !== text
}

/** Runs a write of a view; a name that its owner uses already is a problem of the field `name`. */
export async function withOwnName<T>(store: Store, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!store.isUniqueViolation(error)) throw error
    throw new AppError('invalid_input', 'a view of that name exists', {
      cause: error,
      fields: { name: 'view_name_used' },
    })
  }
}

/** The filter for the audit log, which keeps no whole account. */
export function auditedFilter(kept: string): string {
  return maskText(kept, { account: '', inFull: false })
}
