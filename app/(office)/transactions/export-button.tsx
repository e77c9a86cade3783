import { When } from '@/components/time/when'
import { Button } from '@/components/ui/button'
import { Fact, Facts } from '@/components/ui/facts'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import type { FeatureContext } from '@/lib/features/context'
import { exportShowsAccounts } from '@/lib/features/exports/compose'
import { EXPORT_COLUMNS } from '@/lib/features/exports/layouts'
import { writeTransactionFilter } from '@/lib/features/transactions/filter'
import type { CurrencySum } from '@/lib/features/transactions/queries'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { ExportDialog } from './export-dialog'
import type { ListView } from './list-view'
import { countRows, sumsInWords } from './result-line'

/** Export of exactly what the filter shows, up to the newest row that this screen knows of. */
export function ExportButton(props: {
  ctx: FeatureContext
  t: TextOf<'transactions'>
  common: TextOf<'common'>
  locale: LocaleTag
  view: ListView
  sums: readonly CurrencySum[]
  newestRow: number
  now: Date
}) {
  const { ctx, t, common, locale, sums } = props
  if (!ctx.actor.permissions.has('export.run'))
    return <Button disabledReason={t('exportRefused')}>{t('export')}</Button>
  const rows = countRows(sums)
  const parameters = new URLSearchParams(writeTransactionFilter(props.view.filter))
  parameters.set('upto', String(props.newestRow))
  const parts = sumsInWords({ t, locale }, sums)
  return (
    <ExportDialog
      label={t('export')}
      title={t('exportTitle')}
      description={t('exportWhat')}
      href={`/exports/transactions?${parameters.toString()}`}
      downloadLabel={t('download', { rows })}
      startedText={t('exportStarted')}
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
        <Fact label={t('exportZone')}>{t('exportZoneIs', { name: ctx.zone, zone: zoneAbbreviation(ctx.zone) })}</Fact>
        <Fact label={t('exportLayout')}>{t('exportLayoutIs')}</Fact>
        <Fact label={t('exportColumns')}>
          <span className="font-mono text-xs">{EXPORT_COLUMNS.join(', ')}</span>{' '}
          <span className="text-ink-soft">({t('exportColumnsVersion')})</span>
        </Fact>
      </Facts>
      {exportShowsAccounts(ctx) ? null : <p className="pt-2 text-ink-soft text-sm">{t('exportMasked')}</p>}
    </ExportDialog>
  )
}
