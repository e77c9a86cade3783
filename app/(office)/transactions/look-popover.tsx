'use client'

import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { setDensityAction } from '@/app/_shared/preference-actions'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { IconButton } from '@/components/ui/icon-button'
import { Popover } from '@/components/ui/popover'
import { SegmentedInput } from '@/components/ui/segmented'
import type { Density } from '@/components/ui/table'
import {
  FIXED_COLUMN,
  isUsual,
  LIST_COLUMNS,
  type ListColumn,
  USUAL_COLUMNS,
  writeColumns,
} from '@/lib/features/transactions/list-columns'
import { columnName } from './column-name'

type Props = Readonly<{
  columns: readonly ListColumn[]
  density: Density
  /** Whether the address says the row height; it is remembered in the browser otherwise. */
  isDensityAsked: boolean
  /** The list as it is, without columns and row height. */
  query: string
}>

/** Which columns the list has, in which order, and how high its rows are. Columns stand in the address. */
export function LookPopover(props: Props) {
  const t = useTranslations('transactions')
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const go = (columns: readonly ListColumn[], density: Density | undefined) => {
    const parameters = new URLSearchParams(props.query)
    if (!isUsual(columns)) parameters.set('columns', writeColumns(columns))
    if (density) parameters.set('density', density)
    router.push(`/transactions?${parameters.toString() || 'tab=all'}`, { scroll: false })
  }
  const setDensity = async (density: Density) => {
    if (props.isDensityAsked) return go(props.columns, density)
    await setDensityAction(density)
    router.refresh()
  }
  const setColumns = (columns: readonly ListColumn[]) => {
    setOpen(false)
    go(columns, props.isDensityAsked ? props.density : undefined)
  }
  return (
    <Popover
      label={t('look')}
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="max-h-(--radix-popover-content-available-height) overflow-y-auto"
      trigger={<IconButton label={t('look')} icon={<Columns3 aria-hidden="true" />} size="sm" />}
    >
      <div className="grid gap-3">
        <RowHeight density={props.density} onChoose={setDensity} />
        <ColumnsForm chosen={props.columns} onApply={setColumns} />
      </div>
    </Popover>
  )
}

function RowHeight({ density, onChoose }: { density: Density; onChoose: (density: Density) => void }) {
  const c = useTranslations('common')
  return (
    <SegmentedInput
      name="density"
      legend={c('density')}
      value={density}
      onValueChange={(value) => onChoose(value === 'compact' ? 'compact' : 'comfortable')}
      options={[
        { value: 'comfortable', label: c('comfortable') },
        { value: 'compact', label: c('compact') },
      ]}
    />
  )
}

/** The chosen ones first, in their order; the others below, as they are offered. */
function ColumnsForm(props: { chosen: readonly ListColumn[]; onApply: (columns: readonly ListColumn[]) => void }) {
  const t = useTranslations('transactions')
  const c = useTranslations('common')
  const [chosen, setChosen] = useState(props.chosen)
  const rest = LIST_COLUMNS.filter((column) => !chosen.includes(column))
  const move = (column: ListColumn, by: -1 | 1) => {
    const next = chosen.filter((each) => each !== column)
    next.splice(chosen.indexOf(column) + by, 0, column)
    setChosen(next)
    // The line moved in the document, which takes the focus off its button.
    requestAnimationFrame(() => {
      const ways = by === -1 ? ['up', 'down'] : ['down', 'up']
      for (const way of ways.toReversed()) {
        const button = document.getElementById(`column-${column}-${way}`)
        if (button && !button.hasAttribute('disabled')) button.focus()
      }
    })
  }
  const toggle = (column: ListColumn, isOn: boolean) =>
    setChosen(isOn ? [...chosen, column] : chosen.filter((each) => each !== column))
  return (
    <form
      aria-label={c('columns')}
      className="grid gap-2 border-line border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault()
        props.onApply(chosen)
      }}
    >
      <p className="font-medium text-sm">{c('columns')}</p>
      <ul className="grid">
        {[...chosen, ...rest].map((column) => {
          const at = chosen.indexOf(column)
          const name = columnName(t, column)
          return (
            <li key={column} className="flex min-h-8 items-center gap-2">
              <Checkbox
                id={`column-${column}`}
                checked={at >= 0}
                disabled={column === FIXED_COLUMN}
                onChange={({ target }) => toggle(column, target.checked)}
              />
              <label htmlFor={`column-${column}`} className="min-w-0 flex-1 truncate text-sm">
                {name}
              </label>
              {at >= 0 ? (
                <span className="flex">
                  <IconButton
                    id={`column-${column}-up`}
                    size="sm"
                    label={t('columnEarlier', { column: name })}
                    disabled={at === 0}
                    className="disabled:opacity-40"
                    icon={<ChevronUp aria-hidden="true" />}
                    onClick={() => move(column, -1)}
                  />
                  <IconButton
                    id={`column-${column}-down`}
                    size="sm"
                    label={t('columnLater', { column: name })}
                    disabled={at === chosen.length - 1}
                    className="disabled:opacity-40"
                    icon={<ChevronDown aria-hidden="true" />}
                    onClick={() => move(column, 1)}
                  />
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
      <p className="text-ink-soft text-xs">{t('columnsHint')}</p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="sm">
          {c('apply')}
        </Button>
        {isUsual(chosen) ? null : (
          <Button size="sm" onClick={() => props.onApply(USUAL_COLUMNS)}>
            {t('columnsUsual')}
          </Button>
        )}
      </div>
    </form>
  )
}
