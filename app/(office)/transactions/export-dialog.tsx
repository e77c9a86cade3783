'use client'

import { Download } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button, buttonLook } from '@/components/ui/button'
import { ChoiceCards } from '@/components/ui/choice-cards'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { useToast } from '@/components/ui/toast'
import { ZONES, type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import type { Layout } from '@/lib/features/exports/layouts'
import { orderExportAction } from './actions'
import { ExportColumns } from './export-columns'

const ZONE_NAMES = Object.keys(ZONES) as Zone[]

type Props = Readonly<{
  filter: Readonly<Record<string, string>>
  newestRow: number
  last: Readonly<{ layout: Layout; zone: Zone; columns: readonly string[] }>
  layouts: readonly Layout[]
  columns: readonly string[]
  /** Those that say what the list shows, in its order. */
  shown: readonly string[]
  columnsVersion: number
  /** Rows of the filter; of the accountant's layout, undefined where the filter has no one account. */
  rows: number
  ledgerRows?: number
  /** Above so many, a file in the background is what is offered first. */
  backgroundFrom: number
  /** Sums and moment, stated before anything is made. */
  children: ReactNode
}>

/** States what the file will hold and asks how it is to be written; the download is an ordinary link. */
export function ExportDialog(props: Props) {
  const t = useTranslations('transactions')
  const toast = useToast()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [isOrdering, start] = useTransition()
  const [problem, setProblem] = useState<string>()
  const mayLedger = props.ledgerRows !== undefined
  const [layout, setLayout] = useState<Layout>(props.last.layout)
  const [zone, setZone] = useState<Zone>(props.last.zone)
  const [columns, setColumns] = useState(props.last.columns)
  const asked: Layout = layout === 'ledger' && !mayLedger ? 'machine' : layout
  const rows = asked === 'ledger' ? (props.ledgerRows ?? 0) : props.rows
  const how = { layout: asked, zone, columns: columns.join(',') }
  const query = new URLSearchParams({ ...props.filter, upto: String(props.newestRow), ...how })
  const isLarge = rows > props.backgroundFrom
  const started = () => {
    setOpen(false)
    toast({ title: t('exportStarted') })
  }
  const order = () =>
    start(async () => {
      const result = await orderExportAction({ filter: props.filter, upto: props.newestRow, ...how })
      if (!result.ok) return setProblem(result.error.message)
      setOpen(false)
      toast({ title: t('exportOrdered') })
      router.push('/exports')
    })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="md"
      title={t('exportTitle')}
      description={t('exportWhat')}
      trigger={<Button icon={<Download aria-hidden="true" />}>{t('export')}</Button>}
      footer={
        <>
          <Button variant={isLarge ? 'primary' : 'secondary'} onClick={order} pending={isOrdering}>
            {t('exportBackground')}
          </Button>
          <a
            href={`/exports/transactions?${query.toString()}`}
            download
            onClick={started}
            className={buttonLook({ variant: isLarge ? 'secondary' : 'primary' })}
          >
            <Download aria-hidden="true" />
            {t('download', { rows })}
          </a>
        </>
      }
    >
      <div className="grid gap-4">
        {problem ? <Notice tone="negative" title={problem} /> : null}
        {isLarge ? <Notice tone="neutral" title={t('exportBackgroundWhy')} /> : null}
        {props.children}
        <ChoiceCards
          legend={t('exportLayout')}
          name="layout"
          columns={1}
          value={asked}
          onValueChange={(value) => setLayout(props.layouts.find((each) => each === value) ?? 'machine')}
          options={props.layouts.map((each) => ({
            value: each,
            label: t(`exportLayouts.${each}`),
            detail: t(`exportLayoutIs.${each}`),
            disabledReason: each === 'ledger' && !mayLedger ? t('exportLedgerNeeds') : undefined,
          }))}
        />
        <Field id="export-zone" label={t('exportZone')}>
          <Select
            id="export-zone"
            value={zone}
            onChange={({ target }) => setZone(ZONE_NAMES.find((each) => each === target.value) ?? zone)}
            options={ZONE_NAMES.map((name) => ({ value: name, label: `${name} (${zoneAbbreviation(name)})` }))}
          />
        </Field>
        {asked === 'ledger' ? null : (
          <ExportColumns
            all={props.columns}
            shown={props.shown}
            version={props.columnsVersion}
            columns={columns}
            onChange={setColumns}
          />
        )}
      </div>
    </Dialog>
  )
}
