'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { SelectField } from '@/components/ui/text-field'
import { ZONES } from '@/lib/core/days-and-zones'
import { DATE_ORDERS, DECIMAL_MARKS, FIELDS, Mapping } from '@/lib/features/imports/mapping'
import type { Head } from '@/lib/features/imports/read-file'
import { chooseColumnsAction } from '../actions'

/** A person says what the columns of this account's files mean. */
export function ColumnsForm(props: {
  importId: string
  head: Pick<Head, 'headings' | 'sample'>
  mapping: string | null
  again: boolean
}) {
  const { importId, head, again } = props
  const t = useTranslations('imports')
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string>()
  const known = Mapping.safeParse(JSON.parse(props.mapping ?? 'null')).data
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const chosen = FIELDS.flatMap((field) => (form.get(field) ? [[field, String(form.get(field))]] : []))
    const mapping = Mapping.safeParse({
      layout: known?.layout ?? 'own',
      dateOrder: form.get('dateOrder'),
      zone: form.get('zone'),
      decimalMark: form.get('decimalMark'),
      columns: Object.fromEntries(chosen),
    })
    if (!mapping.success) {
      const missing = mapping.error.issues.map(({ path }) => FIELDS.find((field) => field === path[0]))
      setProblem(missing.flatMap((field) => (field ? [t(`columns.fields.${field}`)] : [])).join(', '))
      return
    }
    start(async () => {
      const result = await chooseColumnsAction({ importId, mapping: mapping.data })
      setProblem(result.ok ? undefined : result.error.message)
      router.refresh()
    })
  }
  const options = head.headings.map((heading) => ({ value: heading, label: heading }))
  return (
    <Section title={t('columns.title')} description={again ? t('columns.again') : t('columns.state')}>
      <Sample head={head} label={t('columns.sample')} />
      <form onSubmit={submit} className="grid gap-4">
        {problem ? (
          <div role="alert">
            <Notice tone="negative" title={problem} />
          </div>
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {FIELDS.map((field) => (
            <SelectField
              key={field}
              name={field}
              label={t(`columns.fields.${field}`)}
              options={options}
              placeholder={t('columns.none')}
              defaultValue={known?.columns[field] ?? ''}
            />
          ))}
          <SelectField
            name="dateOrder"
            label={t('columns.dateOrder')}
            options={DATE_ORDERS.map((order) => ({ value: order, label: t(`columns.orders.${order}`) }))}
            defaultValue={known?.dateOrder ?? 'day'}
          />
          <SelectField
            name="zone"
            label={t('columns.zone')}
            options={Object.keys(ZONES).map((zone) => ({ value: zone, label: zone }))}
            defaultValue={known?.zone ?? 'Africa/Nairobi'}
          />
          <SelectField
            name="decimalMark"
            label={t('columns.decimalMark')}
            options={DECIMAL_MARKS.map((mark) => ({
              value: mark,
              label: t(`columns.marks.${mark === '.' ? 'point' : 'comma'}`),
            }))}
            defaultValue={known?.decimalMark ?? '.'}
          />
        </div>
        <Button type="submit" variant="primary" pending={busy} className="w-fit">
          {t('columns.check')}
        </Button>
      </form>
    </Section>
  )
}

function Sample({ head, label }: { head: Pick<Head, 'headings' | 'sample'>; label: string }) {
  return (
    <TableFrame label={label} scroll density="compact">
      <Thead>
        {head.headings.map((heading) => (
          <Th key={heading}>{heading}</Th>
        ))}
      </Thead>
      <Tbody>
        {head.sample.map((record, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a file have no other name
          <Tr key={index}>
            {head.headings.map((heading, column) => (
              <Td key={heading} card={column === 0 ? 'title' : 'meta'} className="whitespace-nowrap">
                {record[column] ?? ''}
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </TableFrame>
  )
}
