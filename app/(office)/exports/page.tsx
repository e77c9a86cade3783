import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { dayInWords } from '@/components/time/day-text'
import { When } from '@/components/time/when'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Progress } from '@/components/ui/progress'
import { TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { dayOf, zoneAbbreviation } from '@/lib/core/days-and-zones'
import { formatMoney, isCurrency } from '@/lib/core/money'
import type { FeatureContext } from '@/lib/features/context'
import { exportShowsAccounts } from '@/lib/features/exports/compose'
import { readSums } from '@/lib/features/exports/export-transactions'
import type { Layout } from '@/lib/features/exports/layouts'
import { type ExportRow, listExports, mayDownload } from '@/lib/features/exports/saved-exports'
import { maskText } from '@/lib/features/payments/mask-evidence'
import { listPersonNames } from '@/lib/features/people/queries'
import { readTransactionFilter } from '@/lib/features/transactions/filter'
import { listAccountNames } from '@/lib/features/transactions/queries'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { filterParts } from '../transactions/filter-parts'
import { RefreshWhile } from './refresh-while'
import { SchedulesSection } from './schedules-section'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('exports'))('title') }
}

/** Who took which rows out: downloads, and the files that were made in the background. */
export default async function ExportsPage() {
  const ctx = await pageContext('export.run')
  const [rows, t, { locale, zone, density }, filterOf] = await Promise.all([
    listExports(ctx),
    getT('exports'),
    getDisplay(),
    filterWriter(ctx),
  ])
  // What somebody searched for may be a customer's phone.
  const inFull = exportShowsAccounts(ctx)
  const names = await listPersonNames(
    ctx.store,
    rows.map((row) => row.userId),
  )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <RefreshWhile busy={rows.some((row) => row.state === 'waiting')} />
      <PageHeader title={t('title')} state={t('state')} />
      <SchedulesSection ctx={ctx} />
      {rows.length === 0 ? (
        <EmptyState title={t('empty')} action={<ButtonLink href="/transactions">{t('toTransactions')}</ButtonLink>} />
      ) : (
        <TableFrame label={t('title')} density={density} scroll>
          <Thead>
            <Th>{t('file')}</Th>
            <Th>{t('who')}</Th>
            <Th>{t('at', { zone: zoneAbbreviation(zone) })}</Th>
            <Th numeric>{t('rows')}</Th>
            <Th>{t('sums')}</Th>
            <Th>{t('filter')}</Th>
            <Th>{t('taking')}</Th>
          </Thead>
          <Tbody>
            {rows.map((row) => (
              <Tr key={row.id}>
                <Td card="title" className="break-words sm:min-w-60">
                  {/* Breaks where its words end. */}
                  {(row.fileName || row.id).split(/(?<=-)/).flatMap((part) => [part, <wbr key={part} />])}
                  <span className="block text-ink-soft text-xs">{t(`layout.${row.layout as Layout}`)}</span>
                  {row.viewName !== null && row.dueDay !== null ? (
                    <span className="block font-normal text-ink-soft text-xs">
                      {t('schedule.madeBy', { view: row.viewName, day: dayInWords(row.dueDay, locale) })}
                    </span>
                  ) : null}
                  {row.sha256 ? (
                    <span className="block font-mono font-normal text-ink-soft text-xs" title={row.sha256}>
                      {t('hash')} {row.sha256.slice(0, 12)}…
                    </span>
                  ) : null}
                </Td>
                <Td>{names.get(row.userId) ?? row.userId}</Td>
                <Td card="meta" className="whitespace-nowrap">
                  <When at={row.at} zone={zone} locale={locale} />
                </Td>
                <Td numeric card="amount">
                  {new Intl.NumberFormat(locale).format(row.state === 'ready' ? row.doneRows : row.rows)}
                </Td>
                <Td className="figures">
                  <Sums row={row} locale={locale} t={t} />
                </Td>
                <Td className="max-w-48 break-words text-xs">
                  {maskText(filterOf(row), { account: '', inFull }) || t('everything')}
                </Td>
                <Td card="below">
                  <Taking row={row} t={t} mayTake={mayDownload(ctx, row)} />
                  {row.state === 'ready' && row.expiresAt ? (
                    <span className="block whitespace-nowrap text-ink-soft text-xs">
                      {t('until')} <When at={row.expiresAt} zone={zone} locale={locale} />
                    </span>
                  ) : null}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </TableFrame>
      )}
    </div>
  )
}

/** In words, as the list itself says it. */
async function filterWriter(ctx: FeatureContext): Promise<(row: ExportRow) => string> {
  const [t, status, accounts, { locale, zone }] = await Promise.all([
    getT('transactions'),
    getT('status'),
    listAccountNames(ctx.store),
    getDisplay(),
  ])
  const words = { t, status, locale, accounts, today: dayOf(ctx.now(), zone), asDates: true }
  return (row) =>
    filterParts(words, {
      filter: readTransactionFilter(JSON.parse(row.filter) as Record<string, string>),
      days: undefined,
    }).join(', ')
}

/** What the file has; where lines changed after it was ordered, also that it is no longer what was stated. */
function Sums({ row, locale, t }: { row: ExportRow; locale: LocaleTag; t: TextOf<'exports'> }) {
  const sums = readSums(row.fileSums ?? row.statedSums)
  const differs =
    row.state === 'ready' && (row.doneRows !== row.rows || (row.fileSums !== null && row.fileSums !== row.statedSums))
  const money = (amountMinor: bigint, currency: string) =>
    isCurrency(currency) ? formatMoney({ amountMinor, currency }, locale) : currency
  return (
    <>
      {sums.map(({ currency, inMinor, outMinor }) => (
        <span key={currency} className="block whitespace-nowrap">
          {[
            inMinor > 0n && t('sumIn', { amount: money(inMinor, currency) }),
            outMinor > 0n && t('sumOut', { amount: money(outMinor, currency) }),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      ))}
      {differs ? <span className="block text-caution">{t('differs')}</span> : null}
    </>
  )
}

function Taking({ row, t, mayTake }: { row: ExportRow; t: TextOf<'exports'>; mayTake: boolean }) {
  if (row.state === 'waiting')
    return (
      <span className="grid min-w-28 gap-1">
        {t('making', { done: row.doneRows, rows: row.rows })}
        <Progress label={t('progress')} value={row.doneRows} max={row.rows} />
      </span>
    )
  if (row.state !== 'ready') return <>{t(`states.${row.state}`)}</>
  if (!mayTake) return <>{t('othersFile')}</>
  return (
    <ButtonLink
      href={`/exports/saved/${row.id}`}
      prefetch={false}
      download
      icon={<Download aria-hidden="true" />}
      aria-label={t('take', { name: row.fileName })}
    >
      {t('download')}
    </ButtonLink>
  )
}
