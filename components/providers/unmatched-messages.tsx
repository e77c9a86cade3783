import { type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import type { UnmatchedMessage } from '@/lib/features/providers/queries'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { When } from '../time/when'
import { TableFrame, Tbody, Td, Th, Thead, Tr } from '../ui/table'

const DOORS = ['results', 'timeouts', 'prompts', 'validation', 'confirmation', 'w', 'b'] as const
type Door = (typeof DOORS)[number]

/** Messages that nothing of ours claims, newest first. */
export function UnmatchedMessages(props: {
  rows: readonly UnmatchedMessage[]
  total: number
  t: TextOf<'providers'>
  common: TextOf<'common'>
  locale: LocaleTag
  zone: Zone
}) {
  const { rows, t, common, locale, zone } = props
  if (rows.length === 0)
    return (
      <p className="rounded-card border border-line-strong border-dashed px-4 py-6 text-center text-ink-soft">
        {t('unmatched.none')}
      </p>
    )
  const doorName = (word: string) => {
    const door: Door | undefined = DOORS.find((each) => each === word)
    return door ? t(`doors.${door}`) : word
  }
  return (
    <div className="grid gap-2">
      <TableFrame label={t('unmatched.table')}>
        <Thead>
          <Th>
            {t('unmatched.received')} {zoneAbbreviation(zone)}
          </Th>
          <Th>{common('provider')}</Th>
          <Th>{t('unmatched.door')}</Th>
          <Th>{t('unmatched.why')}</Th>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              <Td card="amount">
                <When at={row.at} zone={zone} locale={locale} />
              </Td>
              <Td card="title">{common(`providers.${row.provider}`)}</Td>
              <Td card="tag">{doorName(row.door)}</Td>
              <Td card="meta">
                {row.reason ? t(`unmatched.reasons.${row.reason}`) : row.note}
                {row.repeats > 0 ? ` (${t('unmatched.repeats', { count: row.repeats })})` : null}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </TableFrame>
      {props.total > rows.length ? (
        <p className="text-ink-soft text-sm">
          {t('unmatched.more', { shown: String(rows.length), count: String(props.total) })}
        </p>
      ) : null}
    </div>
  )
}
