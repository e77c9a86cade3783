import { csvRecord, neutraliseText } from '@/lib/core/csv'
import { startOfDay, ZONES, type Zone } from '@/lib/core/days-and-zones'
import { AppError } from '@/lib/core/errors'
import { toDecimal } from '@/lib/core/money'
import { readBalanceBefore } from '../balances/closing-balances'
import { getAccount } from '../balances/queries'
import type { Runtime } from '../context'
import type { TransactionFilter } from '../transactions/filter'
import { movedIn, pages, type Selection, type Written } from './pieces'
import { instantText } from './write-row'

/** A running balance is one account's: of every line of it, over a range of days or over all. */
export function isLedgerFilter(filter: TransactionFilter): boolean {
  const { account, tab, q, rail, currency, counterparty, min, max } = filter
  return account !== undefined && tab === 'all' && [q, rail, currency, counterparty, min, max].every((part) => !part)
}

/**
 * Date, reference, debit, credit and the balance after it, oldest first. It starts from the account's balance before the
 * first day, so that the last line is the closing balance that the page of the account shows; where no balance is known the
 * column stays empty.
 * @throws AppError `invalid_input` for more or less than one account.
 */
export async function* ledger(rt: Runtime, selected: Selection, fileZone: Zone): AsyncGenerator<Written> {
  const { filter, zone } = selected
  if (!isLedgerFilter(filter)) throw new AppError('invalid_input', 'the accountant’s layout needs one account')
  const account = await getAccount(rt.store, filter.account ?? '')
  const from = filter.from ? startOfDay(filter.from, zone) : undefined
  let balanceMinor = await readBalanceBefore(rt, account, from)
  const money = (amountMinor: bigint) => toDecimal(amountMinor, account.currency)
  for await (const page of pages(rt.store, { ...selected, filter: { ...filter, sort: 'oldest' } })) {
    const rows = page.filter((row) => row.state === 'succeeded')
    const lines = rows.map((row) => {
      const isIn = row.direction === 'in'
      if (balanceMinor !== undefined) balanceMinor += isIn ? row.amountMinor : -row.amountMinor
      return csvRecord([
        instantText(row.occurredAt, ZONES[fileZone].offsetMinutes, 'iso'),
        neutraliseText(row.providerReference),
        isIn ? '' : money(row.amountMinor),
        isIn ? money(row.amountMinor) : '',
        balanceMinor === undefined ? '' : money(balanceMinor),
      ])
    })
    yield { rows: rows.length, bytes: Buffer.from(lines.join('')), moved: movedIn(rows) }
  }
}
