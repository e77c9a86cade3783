import { type Density, TableFrame, Tbody, Thead, Tr } from '@/components/ui/table'
import { type ListColumn, USUAL_COLUMNS } from '@/lib/features/transactions/list-columns'
import type { TransactionRow } from '@/lib/features/transactions/transaction-line'
import { Cell, type CellProps, HeadCell } from './list-cells'

/** What is left beside an open row. */
const NARROW: readonly ListColumn[] = ['time', 'who', 'state', 'in', 'out']

type Props = Omit<CellProps, 'columns'> & { density: Density; rows: readonly TransactionRow[] }

/** The list. From 1280 px a row opens beside it, below that as a page; both addresses know the way back. */
export function TransactionsTable(props: Props) {
  const { t, view, rows } = props
  const chosen = view.columns ?? USUAL_COLUMNS
  const columns = view.open === undefined ? chosen : chosen.filter((column) => NARROW.includes(column))
  return (
    <TableFrame label={t('list')} density={props.density} scroll={columns.length > USUAL_COLUMNS.length}>
      <Thead>
        {columns.map((column) => (
          <HeadCell key={column} {...props} columns={columns} column={column} />
        ))}
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id} id={`row-${row.id}`} current={row.id === view.open} className="scroll-mt-28">
            {columns.map((column) => (
              <Cell key={column} {...props} columns={columns} column={column} row={row} />
            ))}
          </Tr>
        ))}
      </Tbody>
    </TableFrame>
  )
}
