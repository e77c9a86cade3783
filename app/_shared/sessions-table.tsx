import { EndSessionButton } from '@/components/people/end-session-button'
import { When } from '@/components/time/when'
import { Badge } from '@/components/ui/badge'
import { TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { deviceOf } from '@/lib/features/people/client'
import type { SessionRow } from '@/lib/features/people/end-sessions'
import { getDisplay, getT } from './text'

type Ending = (input: { sessionId: string }) => Promise<{ ok: true } | { ok: false; error: { message: string } }>

/** Where somebody is signed in: browser and system in words, address, last use, and the end of each. */
export async function SessionsTable({ rows, end }: { rows: readonly SessionRow[]; end: Ending }) {
  const [t, c, { locale, zone, density }] = await Promise.all([getT('account'), getT('common'), getDisplay()])
  const abbreviation = zoneAbbreviation(zone)
  return (
    <TableFrame label={t('sessions.title')} density={density}>
      <Thead>
        <Th>{t('sessions.device')}</Th>
        <Th>{t('sessions.address')}</Th>
        <Th>{t('sessions.since', { zone: abbreviation })}</Th>
        <Th>{t('sessions.lastUse', { zone: abbreviation })}</Th>
        <Th>
          <span className="sr-only">{c('actions')}</span>
        </Th>
      </Thead>
      <Tbody>
        {rows.map((row) => {
          const device = inWords(t, row.userAgent)
          return (
            <Tr key={row.id}>
              <Td card="title" className="font-medium">
                {device}
              </Td>
              <Td card="meta" className="font-mono text-ink-soft">
                {row.address || c('notKnown')}
              </Td>
              <Td className="whitespace-nowrap text-ink-soft">
                <When at={row.createdAt} zone={zone} locale={locale} />
              </Td>
              <Td card="tag" className="whitespace-nowrap text-ink-soft">
                <When at={row.lastSeenAt} zone={zone} locale={locale} />
              </Td>
              <Td card="amount" numeric>
                {row.isCurrent ? (
                  <Badge tone="accent">{t('sessions.here')}</Badge>
                ) : (
                  <EndSessionButton
                    size="sm"
                    act={end.bind(null, { sessionId: row.id })}
                    words={{
                      act: t('sessions.end'),
                      name: t('sessions.endOf', { device, address: row.address || c('notKnown') }),
                      done: t('sessions.ended'),
                    }}
                  />
                )}
              </Td>
            </Tr>
          )
        })}
      </Tbody>
    </TableFrame>
  )
}

function inWords(t: Awaited<ReturnType<typeof getT<'account'>>>, userAgent: string): string {
  const { browser, system } = deviceOf(userAgent)
  if (browser && system) return t('sessions.browserOn', { browser, system })
  return browser ?? system ?? t('sessions.unknownDevice')
}
