import type { ReactNode } from 'react'
import { type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import type { Currency } from '@/lib/core/money'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { Amount } from '../money/amount'
import { When } from '../time/when'
import { Badge } from '../ui/badge'
import { type Density, RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '../ui/table'

export type AccountLine = Readonly<{
  id: string
  href: string
  at: Date
  who: string
  reference: string
  direction: 'in' | 'out'
  state: 'pending' | 'unknown' | 'succeeded' | 'failed' | 'reversed'
  amountMinor: bigint
  balanceAfterMinor: bigint | null
}>

const TONE = {
  pending: 'neutral',
  unknown: 'unknown',
  succeeded: 'positive',
  failed: 'negative',
  reversed: 'neutral',
} as const

/** The newest lines of one account with the balance that the provider wrote after each. */
export function AccountLines(props: {
  lines: readonly AccountLine[]
  currency: Currency
  density: Density
  t: TextOf<'balances'>
  common: TextOf<'common'>
  locale: LocaleTag
  zone: Zone
}) {
  const { lines, currency, t, common, locale, zone } = props
  if (lines.length === 0)
    return (
      <p className="rounded-card border border-line-strong border-dashed px-4 py-6 text-center text-ink-soft">
        {t('account.noLines')}
      </p>
    )
  // A provider that writes no balance on its lines gets no empty column.
  const tellsBalance = lines.some(({ balanceAfterMinor }) => balanceAfterMinor !== null)
  const amount = (minor: bigint) => <Amount minor={minor} currency={currency} locale={locale} />
  return (
    <TableFrame label={t('account.linesTable')} density={props.density}>
      <Thead>
        <Th>
          {common('time')} {zoneAbbreviation(zone)}
        </Th>
        <Th>{common('who')}</Th>
        <Th numeric>{common('in')}</Th>
        <Th numeric>{common('out')}</Th>
        {tellsBalance ? <Th numeric>{t('account.balanceAfter')}</Th> : null}
      </Thead>
      <Tbody>
        {lines.map((line) => (
          <Tr key={line.id}>
            <Td card="meta">
              <When at={line.at} zone={zone} locale={locale} />
            </Td>
            <Td card="title">
              <RowLink href={line.href} scroll prefetch={false}>
                {line.who || line.reference}
              </RowLink>
              {line.state === 'succeeded' ? null : (
                <Badge tone={TONE[line.state]} className="ml-2">
                  {t(`account.state.${line.state}`)}
                </Badge>
              )}
            </Td>
            <Td numeric card={line.direction === 'in' ? 'amount' : 'hidden'}>
              {line.direction === 'in' ? <CardWord word={common('in')}>{amount(line.amountMinor)}</CardWord> : null}
            </Td>
            <Td numeric card={line.direction === 'out' ? 'amount' : 'hidden'}>
              {line.direction === 'out' ? <CardWord word={common('out')}>{amount(line.amountMinor)}</CardWord> : null}
            </Td>
            {tellsBalance ? (
              <Td numeric card="tag">
                {line.balanceAfterMinor === null ? (
                  <Amount
                    minor={undefined}
                    currency={currency}
                    locale={locale}
                    unknownReason={t('account.balanceAfterUnknown')}
                  />
                ) : (
                  <CardWord word={t('account.balanceAfter')}>{amount(line.balanceAfterMinor)}</CardWord>
                )}
              </Td>
            ) : null}
          </Tr>
        ))}
      </Tbody>
    </TableFrame>
  )
}

/** On a card the column's heading is out of sight, so its word stands with the figure. */
function CardWord({ word, children }: { word: string; children: ReactNode }) {
  return (
    <span className="flex items-baseline justify-end gap-1.5 sm:block">
      <span aria-hidden="true" className="text-ink-soft text-xs sm:hidden">
        {word}
      </span>
      {children}
    </span>
  )
}
