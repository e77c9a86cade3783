import type { ListColumn } from '@/lib/features/transactions/list-columns'
import type { TextOf } from '@/lib/messages'

const WORD = {
  time: 'timeColumn',
  who: 'who',
  theirAccount: 'theirAccount',
  ourAccount: 'ourAccount',
  rail: 'rail',
  reference: 'reference',
  ourReference: 'merchantReference',
  description: 'description',
  state: 'stateColumn',
  fee: 'fee',
  in: 'moneyIn',
  out: 'moneyOut',
} as const satisfies Record<ListColumn, string>

/** What a column of the list is called. */
export function columnName(t: TextOf<'transactions'>, column: ListColumn): string {
  return t(WORD[column])
}
