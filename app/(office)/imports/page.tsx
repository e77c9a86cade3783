import { FileUp } from 'lucide-react'
import type { Metadata } from 'next'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { ImportStateTag } from '@/components/imports/import-state-tag'
import { When } from '@/components/time/when'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { type ImportRow, isUnderWay, listImports } from '@/lib/features/imports/queries'
import { RefreshWhileOpen } from '../collections/refresh-while-open'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('imports')
  return { title: t('title') }
}

/** Every statement file that was uploaded, newest first. */
export default async function ImportsPage(props: { searchParams: Promise<{ before?: string | string[] }> }) {
  const ctx = await pageContext('statement.import')
  const before = [(await props.searchParams).before].flat()[0]
  const [t, { rows, older }] = await Promise.all([getT('imports'), listImports(ctx, before)])
  const add = (
    <ButtonLink href="/imports/new" variant="primary" icon={<FileUp aria-hidden="true" />}>
      {t('add')}
    </ButtonLink>
  )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader title={t('title')} state={t('state')} actions={add} />
      {rows.length === 0 ? (
        <EmptyState icon={<FileUp aria-hidden="true" />} title={t('none')} />
      ) : (
        <div>
          <ImportsTable rows={rows} />
          <Pager
            label={t('table')}
            newerLabel={t('newer')}
            olderLabel={t('older')}
            newerHref={before ? '/imports' : undefined}
            olderHref={older ? `/imports?before=${older}` : undefined}
          />
        </div>
      )}
      <RefreshWhileOpen open={rows.some(isUnderWay)} said="" />
    </div>
  )
}

async function ImportsTable({ rows }: { rows: readonly ImportRow[] }) {
  const [t, c, { locale, zone, density }] = await Promise.all([getT('imports'), getT('common'), getDisplay()])
  const figure = (lines: number) => lines.toLocaleString(locale)
  return (
    <TableFrame label={t('table')} density={density}>
      <Thead>
        <Th>{t('file')}</Th>
        <Th>{c('account')}</Th>
        <Th>{c('status')}</Th>
        <Th numeric>{t('lines')}</Th>
        <Th numeric>{t('added')}</Th>
        <Th>
          {t('uploaded')} {zoneAbbreviation(zone)}
        </Th>
        <Th>{t('by')}</Th>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td card="title" className="break-all">
              <RowLink href={`/imports/${row.id}`} prefetch={false}>
                {row.fileName}
              </RowLink>
            </Td>
            <Td card="meta">{row.accountName}</Td>
            <Td card="tag">
              <ImportStateTag state={row.state} t={t} />
            </Td>
            <Td numeric>{figure(row.lines)}</Td>
            <Td numeric card="amount">
              {figure(row.addedLines)}
            </Td>
            <Td>
              <When at={row.createdAt} zone={zone} locale={locale} />
            </Td>
            <Td>{row.personName}</Td>
          </Tr>
        ))}
      </Tbody>
    </TableFrame>
  )
}
