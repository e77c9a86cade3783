import { Plus, Search, Users } from 'lucide-react'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { When } from '@/components/time/when'
import { Badge } from '@/components/ui/badge'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { maskCounterparty } from '@/lib/core/masking'
import type { FeatureContext } from '@/lib/features/context'
import { type BookRow, listBook } from '@/lib/features/payees/list-payees'
import { findPayee } from '@/lib/features/payees/queries'
import { listOpenProposals } from '@/lib/features/proposals/queries'
import { WaitingPayees } from './waiting'

/** The book of everybody we pay, by name. */
export default async function PayeesPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await pageContext('money.read')
  const query = await props.searchParams
  const one = (name: string) => [query[name]].flat()[0] ?? ''
  const search = one('q').trim().slice(0, 100)
  const [t, page, waiting, added] = await Promise.all([
    getT('payees'),
    listBook(ctx.store, { search, at: one('at') }),
    listOpenProposals(ctx.store, ['payee.add', 'payee.change']),
    one('added') ? findPayee(ctx.store, ctx.store.read, one('added').slice(0, 64)) : undefined,
  ])
  return (
    <PageText areas={['proposals']}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <PageHeader title={t('title')} state={t('state')} actions={<AddPayee ctx={ctx} />} />
        {added ? <Notice tone="positive" title={t('added', { name: added.name })} /> : null}
        {waiting.length > 0 ? <WaitingPayees ctx={ctx} rows={waiting} /> : null}
        <search aria-label={t('search')}>
          <form className="flex max-w-md gap-2">
            <Input
              name="q"
              type="search"
              defaultValue={search}
              aria-label={t('search')}
              placeholder={t('searchHint')}
            />
            <Button type="submit" icon={<Search aria-hidden="true" />}>
              {t('find')}
            </Button>
          </form>
        </search>
        {page.rows.length === 0 ? (
          <EmptyState
            icon={<Users aria-hidden="true" />}
            title={search ? t('nobodyFound', { search }) : t('empty')}
            action={search ? <ButtonLink href="/payees">{t('showAll')}</ButtonLink> : <AddPayee ctx={ctx} quiet />}
          />
        ) : (
          <div>
            <BookTable ctx={ctx} rows={page.rows} />
            <BookPager search={search} before={page.before} after={page.after} />
          </div>
        )}
      </div>
    </PageText>
  )
}

async function AddPayee({ ctx, quiet }: { ctx: FeatureContext; quiet?: boolean }) {
  const [t, e] = await Promise.all([getT('payees'), getT('errors')])
  const may = ctx.actor.permissions.has('payee.change')
  return (
    <ButtonLink
      href="/payees/new"
      variant={quiet ? 'secondary' : 'primary'}
      icon={<Plus aria-hidden="true" />}
      disabledReason={may ? undefined : e('refusedReason', { right: e('permissions.payee.change') })}
    >
      {t('add')}
    </ButtonLink>
  )
}

async function PayLink({ ctx, payee }: { ctx: FeatureContext; payee: BookRow }) {
  const [t, e] = await Promise.all([getT('payees'), getT('errors')])
  const may = ctx.actor.permissions.has('payout.prepare')
  const refused =
    payee.confirmedAt === null
      ? e('field.payee_not_confirmed')
      : may
        ? undefined
        : e('refusedReason', { right: e('permissions.payout.prepare') })
  return (
    <ButtonLink
      href={`/payments/new?payee=${payee.id}`}
      size="sm"
      aria-label={t('payName', { name: payee.name })}
      disabledReason={refused}
    >
      {t('pay')}
    </ButtonLink>
  )
}

async function BookPager(props: { search: string; before: string | null; after: string | null }) {
  const [t, c] = await Promise.all([getT('payees'), getT('common')])
  const href = (at: string | null) =>
    at ? `/payees?${new URLSearchParams({ ...(props.search && { q: props.search }), at })}` : undefined
  return (
    <Pager
      label={c('pages')}
      newerLabel={t('earlierNames')}
      olderLabel={t('laterNames')}
      newerHref={href(props.before)}
      olderHref={href(props.after)}
    />
  )
}

async function BookTable({ ctx, rows }: { ctx: FeatureContext; rows: BookRow[] }) {
  const [t, c, s, { locale, zone, density }] = await Promise.all([
    getT('payees'),
    getT('common'),
    getT('status'),
    getDisplay(),
  ])
  return (
    <TableFrame label={t('title')} density={density}>
      <Thead>
        <Th sort="ascending">{c('name')}</Th>
        <Th>{c('rail')}</Th>
        <Th>{c('account')}</Th>
        <Th>{t('place')}</Th>
        <Th>
          {t('since')} {zoneAbbreviation(zone)}
        </Th>
        <Th>
          {t('lastPaid')} {zoneAbbreviation(zone)}
        </Th>
        <Th>
          <span className="sr-only">{c('actions')}</span>
        </Th>
      </Thead>
      <Tbody>
        {rows.map((payee) => (
          <Tr key={payee.id}>
            <Td card="title" className="max-w-64 truncate font-medium">
              <RowLink href={`/payees/${payee.id}`}>{payee.name}</RowLink>
              {payee.confirmedAt === null ? (
                <Badge tone="caution" className="ml-2">
                  {t('waits')}
                </Badge>
              ) : null}
            </Td>
            <Td card="meta">{s(`rails.${payee.rail}`)}</Td>
            <Td card="tag" className="figures whitespace-nowrap">
              {maskCounterparty(payee.account)}
            </Td>
            <Td className="text-ink-soft">{payee.bank || '—'}</Td>
            <Td className="text-ink-soft">
              <When at={payee.createdAt} zone={zone} locale={locale} />
            </Td>
            <Td className="text-ink-soft">
              {payee.lastPaidAt ? <When at={payee.lastPaidAt} zone={zone} locale={locale} /> : t('never')}
            </Td>
            <Td card="amount" numeric>
              <PayLink ctx={ctx} payee={payee} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </TableFrame>
  )
}
