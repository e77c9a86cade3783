import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { When } from '@/components/time/when'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { SelectField, TextField } from '@/components/ui/text-field'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { AUDIT_KINDS } from '@/lib/features/audit/events'
import { AuditFilter, type AuditLine, listAudit } from '@/lib/features/audit/read-log'
import { VerifyButton } from './verify-button'

type Search = Promise<Record<string, string | string[] | undefined>>
const FIELDS = ['who', 'about', 'kind', 'action', 'from', 'to'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('audit'))('title') }
}

/** Who did what to what and when, as the log has it: filtered, exported and verified. */
export default async function AuditPage({ searchParams }: { searchParams: Search }) {
  const ctx = await pageContext('audit.read')
  const asked = await searchParams
  const filter = AuditFilter.parse(asked)
  const [, way, number] = /^(older|newer)-(\d{1,15})$/.exec(String(asked.at ?? '')) ?? []
  const place =
    way && number
      ? { way: way === 'newer' ? ('newer' as const) : ('older' as const), number: Number(number) }
      : undefined
  const [page, t, common, { locale, zone, density }] = await Promise.all([
    listAudit(ctx, filter, place),
    getT('audit'),
    getT('common'),
    getDisplay(),
  ])
  const query = (at?: string) => {
    const kept = FIELDS.flatMap((name): [string, string][] => (filter[name] ? [[name, filter[name]]] : []))
    return new URLSearchParams([...kept, ...(at ? [['at', at]] : [])]).toString()
  }
  const seesMoney = ctx.actor.permissions.has('money.read')
  return (
    <div className="grid gap-5">
      <PageHeader
        title={t('title')}
        state={seesMoney ? t('state') : t('stateWithoutMoney')}
        actions={
          <ButtonLink
            href={`/exports/audit?${query()}`}
            prefetch={false}
            download
            icon={<Download aria-hidden="true" />}
          >
            {t('export')}
          </ButtonLink>
        }
      />
      <PageText areas={['audit']}>
        <VerifyButton zone={zone} />
      </PageText>
      <Card>
        <form
          action="/audit"
          aria-label={t('filter.label')}
          className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4"
        >
          <TextField name="who" label={t('filter.who')} defaultValue={filter.who} maxLength={100} />
          <TextField name="about" label={t('filter.about')} defaultValue={filter.about} maxLength={100} />
          <SelectField
            name="kind"
            label={t('filter.kind')}
            placeholder={t('filter.anyKind')}
            defaultValue={filter.kind ?? ''}
            options={AUDIT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
          <TextField name="action" label={t('filter.action')} defaultValue={filter.action} maxLength={60} mono />
          <TextField name="from" type="date" label={t('filter.from')} defaultValue={filter.from} />
          <TextField name="to" type="date" label={t('filter.to')} defaultValue={filter.to} />
          <Button type="submit" variant="primary">
            {t('filter.apply')}
          </Button>
        </form>
      </Card>
      {page.lines.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <div>
          <TableFrame label={t('list')} density={density}>
            <Thead>
              <Th>{t('column.number')}</Th>
              <Th>{t('column.at', { zone: zoneAbbreviation(zone) })}</Th>
              <Th>{t('column.who')}</Th>
              <Th>{t('column.action')}</Th>
              <Th>{t('column.about')}</Th>
              <Th>{t('column.facts')}</Th>
            </Thead>
            <Tbody>
              {page.lines.map((line) => (
                <Tr key={line.number}>
                  <Td className="figures text-ink-soft">{line.number}</Td>
                  <Td card="amount" className="whitespace-nowrap text-ink-soft">
                    <When at={line.at} zone={zone} locale={locale} />
                  </Td>
                  <Td card="meta" className="lg:whitespace-nowrap">
                    {line.who}
                  </Td>
                  <Td card="title">
                    <span className="font-mono">{line.action}</span>
                  </Td>
                  <Td card="tag" className="lg:min-w-60">
                    <span className="font-mono wrap-anywhere">{line.about}</span>
                  </Td>
                  <Td>
                    <Facts line={line} />
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </TableFrame>
          <Pager
            label={common('pages')}
            newerLabel={common('newer')}
            olderLabel={common('older')}
            newerHref={page.newer ? `/audit?${query(`newer-${page.newer}`)}` : undefined}
            olderHref={page.older ? `/audit?${query(`older-${page.older}`)}` : undefined}
          />
        </div>
      )}
    </div>
  )
}

function Facts({ line }: { line: AuditLine }) {
  return (
    <span className="line-clamp-2 break-all text-ink-soft text-xs">
      {line.facts.map(({ name, text }) => `${name}: ${text}`).join(' · ')}
    </span>
  )
}
