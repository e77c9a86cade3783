import { When } from '@/components/time/when'
import { Button } from '@/components/ui/button'
import { Fact, Facts } from '@/components/ui/facts'
import type { FeatureContext } from '@/lib/features/context'
import { exportShowsAccounts } from '@/lib/features/exports/compose'
import { readLastChoice } from '@/lib/features/exports/export-transactions'
import {
  BACKGROUND_FROM_ROWS,
  COLUMNS_VERSION,
  EXPORT_COLUMNS,
  exportColumnsOf,
  LAYOUTS,
} from '@/lib/features/exports/layouts'
import { isLedgerFilter } from '@/lib/features/exports/ledger'
import { writeTransactionFilter } from '@/lib/features/transactions/filter'
import { USUAL_COLUMNS } from '@/lib/features/transactions/list-columns'
import type { CurrencySum } from '@/lib/features/transactions/sums'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { ExportDialog } from './export-dialog'
import type { ListView } from './list-view'
import { countRows, sumsInWords } from './result-line'

/** Export of exactly what the filter shows, up to the newest row that this screen knows of. */
export async function ExportButton(props: {
  ctx: FeatureContext
  t: TextOf<'transactions'>
  common: TextOf<'common'>
  locale: LocaleTag
  view: ListView
  sums: Promise<readonly CurrencySum[]>
  newestRow: number
  now: Date
}) {
  const { ctx, t, common, locale } = props
  if (!ctx.actor.permissions.has('export.run'))
    return <Button disabledReason={t('exportRefused')}>{t('export')}</Button>
  const sums = await props.sums
  const rows = countRows(sums)
  const { filter, columns } = props.view
  const last = await readLastChoice(ctx)
  const shown = exportColumnsOf(columns ?? USUAL_COLUMNS)
  const ledgerRows = isLedgerFilter(filter) ? sums.reduce((total, sum) => total + sum.movedRows, 0) : undefined
  const parts = sumsInWords({ t, locale }, sums)
  return (
    <ExportDialog
      // Another view chooses anew: what was ticked for the last one is not carried along.
      key={columns?.join('.')}
      filter={Object.fromEntries(new URLSearchParams(writeTransactionFilter(filter)))}
      newestRow={props.newestRow}
      // Whoever chose the columns of the list gets them; nobody else loses what they took the last time.
      last={columns ? { ...last, columns: shown } : last}
      shown={shown}
      layouts={LAYOUTS}
      columns={EXPORT_COLUMNS}
      columnsVersion={COLUMNS_VERSION}
      rows={rows}
      ledgerRows={ledgerRows}
      backgroundFrom={BACKGROUND_FROM_ROWS}
    >
      <Facts>
        <Fact label={t('exportRows')}>
          <span className="figures">{rows === 0 ? t('exportEmpty') : common('rows', { count: rows })}</span>
        </Fact>
        <Fact label={t('exportSums')}>
          {parts.length === 0 ? t('noneMoved') : null}
          <ul className="figures grid gap-0.5">
            {parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </Fact>
        <Fact label={t('exportAsOf')}>
          <When at={props.now} zone={ctx.zone} locale={locale} form="full" />
        </Fact>
      </Facts>
      {exportShowsAccounts(ctx) ? null : <p className="pt-2 text-ink-soft text-sm">{t('exportMasked')}</p>}
    </ExportDialog>
  )
}
