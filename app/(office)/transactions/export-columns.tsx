'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'

type Props = Readonly<{
  all: readonly string[]
  shown: readonly string[]
  version: number
  columns: readonly string[]
  onChange: (columns: readonly string[]) => void
}>

/** The columns of the file in the order in which they stand in it: the list's, all, or what is ticked. */
export function ExportColumns({ all, shown, version, columns, onChange }: Props) {
  const t = useTranslations('transactions')
  const isOwnOrder = columns.join() !== all.filter((column) => columns.includes(column)).join()
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-sm">
        {t('exportColumns')}{' '}
        <span className="font-normal text-ink-soft">
          {t('exportColumnsAll', { chosen: columns.length, all: all.length, version: String(version) })}
        </span>
      </legend>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" aria-pressed={columns.join() === shown.join()} onClick={() => onChange(shown)}>
          {t('exportAsList')}
        </Button>
        <Button size="sm" aria-pressed={columns.join() === all.join()} onClick={() => onChange(all)}>
          {t('exportAll')}
        </Button>
      </div>
      <div className="grid gap-x-4 sm:grid-cols-3">
        {all.map((column) => (
          <label
            key={column}
            htmlFor={`export-column-${column}`}
            className="flex min-h-7 items-center gap-2 font-mono text-xs"
          >
            <Checkbox
              id={`export-column-${column}`}
              checked={columns.includes(column)}
              disabled={columns.length === 1 && columns.includes(column)}
              onChange={({ target }) =>
                onChange(target.checked ? [...columns, column] : columns.filter((each) => each !== column))
              }
            />
            {column}
          </label>
        ))}
      </div>
      {isOwnOrder ? (
        <p className="break-words text-ink-soft text-xs">{t('exportInOrder', { columns: columns.join(', ') })}</p>
      ) : null}
    </fieldset>
  )
}
