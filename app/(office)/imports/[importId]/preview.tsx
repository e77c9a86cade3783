import { PageText } from '@/app/_shared/page-text'
import { getDisplay, getT } from '@/app/_shared/text'
import { Amount } from '@/components/money/amount'
import { When } from '@/components/time/when'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { maskCounterparty } from '@/lib/core/masking'
import type { FeatureContext } from '@/lib/features/context'
import { listLines, type PreviewLine, type viewImport } from '@/lib/features/imports/queries'
import type { PreviewFilter } from '@/lib/features/imports/schemas'
import { maskText } from '@/lib/features/payments/mask-evidence'
import { DecideButtons } from './decide-buttons'

type View = Awaited<ReturnType<typeof viewImport>>
type Kind = NonNullable<PreviewFilter['view']>

/** The lines by what they are; what looks alike comes first while any of it waits for a decision. */
export async function Preview(props: { ctx: FeatureContext; view: View; filter: PreviewFilter }) {
  const { ctx, view } = props
  const { row, undecided } = view
  const shown: Kind = props.filter.view ?? (row.alikeLines > 0 ? 'alike' : row.newLines > 0 ? 'new' : 'known')
  const [t, { locale }, { lines, next }] = await Promise.all([
    getT('imports'),
    getDisplay(),
    listLines(ctx, row.id, { ...props.filter, view: shown }),
  ])
  const counts = { new: row.newLines, alike: row.alikeLines, known: row.knownLines + row.confirmingLines }
  const address = (kind: Kind, after?: number) => `/imports/${row.id}?view=${kind}${after ? `&after=${after}` : ''}`
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {undecided > 0 ? (
        <Notice tone="caution" title={t('alike.title', { count: undecided })}>
          <div className="grid gap-2">
            <p>{t('alike.what')}</p>
            <PageText areas={['imports']}>
              <DecideButtons importId={row.id} />
            </PageText>
          </div>
        </Notice>
      ) : null}
      {row.confirmingLines > 0 ? (
        <p className="text-ink-soft text-sm">{t('counts.confirming', { count: row.confirmingLines })}</p>
      ) : null}
      <LinkTabs
        label={t('views')}
        items={(['new', 'alike', 'known'] as const).map((kind) => ({
          href: address(kind),
          label: t(`counts.${kind}`),
          count: counts[kind].toLocaleString(locale),
          current: kind === shown,
        }))}
      />
      <LinesTable lines={lines} view={view} kind={shown} />
      <Pager
        label={t('linesTable')}
        newerLabel={t('first')}
        olderLabel={t('next')}
        newerHref={props.filter.after ? address(shown) : undefined}
        olderHref={next ? address(shown, next) : undefined}
      />
    </div>
  )
}

async function LinesTable(props: { lines: readonly PreviewLine[]; view: View; kind: Kind }) {
  const { lines, view, kind } = props
  const [t, c, { locale, zone, density }] = await Promise.all([getT('imports'), getT('common'), getDisplay()])
  const { currency } = view.row
  if (lines.length === 0) return <p className="text-ink-soft">{t('noLines')}</p>
  const who = (line: PreviewLine) =>
    line.counterpartyName ||
    maskCounterparty(line.counterpartyAccount) ||
    maskText(line.description, { account: line.counterpartyAccount, inFull: false })
  const given = (line: PreviewLine) => (line.reference.startsWith('line:') ? t('noReference') : line.reference)
  return (
    <PageText areas={['imports']}>
      <TableFrame label={t('linesTable')} density={density}>
        <Thead>
          <Th>{t('fileLine')}</Th>
          <Th>
            {t('when')} {zoneAbbreviation(zone)}
          </Th>
          <Th>{t('who')}</Th>
          <Th>{t('reference')}</Th>
          <Th numeric>{c('in')}</Th>
          <Th numeric>{c('out')}</Th>
          {kind === 'alike' ? <Th>{t('alike.like')}</Th> : null}
          {kind === 'alike' ? <Th>{t('alike.decision')}</Th> : null}
        </Thead>
        <Tbody>
          {lines.map((line) => (
            <Tr key={line.number}>
              <Td className="figures">{line.fileLine}</Td>
              <Td card="meta">
                <When at={line.occurredAt} zone={zone} locale={locale} />
              </Td>
              <Td card="title" className="break-words">
                {who(line)}
              </Td>
              <Td className="font-mono text-xs">{given(line)}</Td>
              {(['in', 'out'] as const).map((way) => (
                <Td key={way} numeric card={line.direction === way ? 'amount' : 'hidden'}>
                  {line.direction === way ? (
                    <Amount minor={line.amountMinor} currency={currency} locale={locale} />
                  ) : null}
                </Td>
              ))}
              {kind === 'alike' ? (
                <Td card="tag" className="font-mono text-xs">
                  {line.alikeReference ?? '—'}
                </Td>
              ) : null}
              {kind === 'alike' ? (
                <Td card="meta" className="max-sm:row-start-3!">
                  <DecideButtons
                    importId={view.row.id}
                    number={line.number}
                    about={given(line)}
                    decision={line.decision}
                  />
                </Td>
              ) : null}
            </Tr>
          ))}
        </Tbody>
      </TableFrame>
    </PageText>
  )
}
