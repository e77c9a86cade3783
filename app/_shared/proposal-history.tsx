import { When } from '@/components/time/when'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/card'
import { TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import type { DecidedProposal, ProposalRow } from '@/lib/features/proposals/queries'
import { getDisplay, getT } from './text'

const TONE = { confirmed: 'positive', refused: 'negative', withdrawn: 'neutral', open: 'caution' } as const

/** What two people decided, with both of them, the reason and the answer. */
export async function ProposalHistory(props: {
  rows: readonly DecidedProposal[]
  sentence: (row: ProposalRow) => string
}) {
  const [p, { locale, zone, density }] = await Promise.all([getT('proposals'), getDisplay()])
  if (props.rows.length === 0) {
    return (
      <Section title={p('history')}>
        <p className="text-ink-soft">{p('historyEmpty')}</p>
      </Section>
    )
  }
  return (
    <Section title={p('history')}>
      <TableFrame label={p('history')} density={density}>
        <Thead>
          <Th>{p('column.change')}</Th>
          <Th>{p('column.proposer')}</Th>
          <Th>{p('column.decider')}</Th>
          <Th>{p('column.result')}</Th>
          <Th>{p('column.when', { zone: zoneAbbreviation(zone) })}</Th>
        </Thead>
        <Tbody>
          {props.rows.map((row) => (
            <Tr key={row.id}>
              <Td card="title" className="figures py-2">
                {props.sentence(row)}
                {row.reason ? <p className="text-ink-soft text-xs">“{row.reason}”</p> : null}
              </Td>
              <Td>{row.proposerName}</Td>
              <Td card="meta">{row.deciderName}</Td>
              <Td card="amount">
                <Badge tone={TONE[row.state]}>{p(`state.${row.state}`)}</Badge>
                {row.decisionNote ? <p className="text-ink-soft text-xs">“{row.decisionNote}”</p> : null}
              </Td>
              <Td card="tag" className="whitespace-nowrap text-ink-soft">
                {row.decidedAt ? <When at={row.decidedAt} zone={zone} locale={locale} /> : null}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </TableFrame>
    </Section>
  )
}
