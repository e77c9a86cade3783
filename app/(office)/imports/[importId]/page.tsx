import path from 'node:path'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { ImportStateTag } from '@/components/imports/import-state-tag'
import { fullInstant } from '@/components/time/when'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Progress } from '@/components/ui/progress'
import { AppError } from '@/lib/core/errors'
import { percentDone } from '@/lib/core/percent'
import { env } from '@/lib/env'
import { isUnderWay, viewImport } from '@/lib/features/imports/queries'
import { PreviewFilter } from '@/lib/features/imports/schemas'
import { RefreshWhileOpen } from '../../collections/refresh-while-open'
import { ColumnsForm } from './columns-form'
import { ImportActs } from './import-acts'
import { Preview } from './preview'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('imports')
  return { title: t('title') }
}

type View = Awaited<ReturnType<typeof viewImport>>

/** One statement: how far it has come, what is in it, and what a person has to decide. */
export default async function ImportPage(props: {
  params: Promise<{ importId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await pageContext('statement.import')
  const { importId } = await props.params
  const query = Object.entries(await props.searchParams).map(([name, value]) => [name, [value].flat()[0]])
  const filter = PreviewFilter.parse(Object.fromEntries(query))
  const [t, view] = await Promise.all([
    getT('imports'),
    viewImport(ctx, importId, path.join(env().dataDir, 'statements')).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not_found') notFound()
      throw error
    }),
  ])
  const { row, undecided } = view
  const toBook = row.newLines + row.confirmingLines + row.alikeLines
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        back={{ href: '/imports', label: t('back') }}
        title={<span className="break-all">{row.fileName}</span>}
        tag={<ImportStateTag state={row.state} t={t} />}
        state={`${row.accountName}. ${t(`because.${row.state}`)}`}
        actions={
          <PageText areas={['imports']}>
            <ImportActs importId={row.id} state={row.state} lines={toBook} undecided={undecided} />
          </PageText>
        }
      />
      <SameFile view={view} />
      <ProgressCard view={view} />
      <Refusal view={view} />
      {view.head ? (
        <PageText areas={['imports']}>
          <ColumnsForm importId={row.id} head={view.head} mapping={row.mapping} again={row.state === 'refused'} />
        </PageText>
      ) : null}
      {row.state === 'ready' ? <Preview ctx={ctx} view={view} filter={filter} /> : null}
      <Outcome view={view} />
    </div>
  )
}

async function SameFile({ view: { earlier, row } }: { view: View }) {
  const [t, { locale, zone }] = await Promise.all([getT('imports'), getDisplay()])
  if (!earlier || row.state === 'done' || row.state === 'discarded') return null
  return (
    <Notice
      tone="caution"
      title={t('sameFile', { time: fullInstant(earlier.createdAt, zone, locale) })}
      action={
        <ButtonLink href={`/imports/${earlier.id}`} size="sm">
          {t('openEarlier')}
        </ButtonLink>
      }
    />
  )
}

async function ProgressCard({ view: { row } }: { view: View }) {
  const [t, { locale }] = await Promise.all([getT('imports'), getDisplay()])
  const figure = (lines: number) => lines.toLocaleString(locale)
  const reading = row.state === 'checking' && row.total === row.fileBytes
  const label = reading ? t('reading') : row.state === 'checking' ? t('comparing') : t('booking')
  const words = reading
    ? t('percent', { percent: String(percentDone(row.done, row.total)) })
    : t('progress', { done: figure(row.done), total: figure(row.total) })
  return (
    <>
      {isUnderWay(row) ? (
        <Card>
          <div className="grid gap-2">
            <p className="figures flex flex-wrap justify-between gap-2 font-medium">
              <span>{label}</span>
              <span className="text-ink-soft">{words}</span>
            </p>
            <Progress label={label} value={row.done} max={row.total} />
          </div>
        </Card>
      ) : null}
      <RefreshWhileOpen open={isUnderWay(row)} said={t(`states.${row.state}`)} />
    </>
  )
}

async function Refusal({ view: { row, problems } }: { view: View }) {
  const t = await getT('imports')
  if (row.state !== 'refused') return null
  const isPart = row.badLines > problems.length
  return (
    <Notice tone="negative" title={t('refusedTitle', { count: row.badLines })}>
      {isPart ? <p>{t('refusedFirst', { count: String(problems.length) })}</p> : null}
      <ul className="grid gap-0.5">
        {problems.map(({ fileLine, problem }) => (
          <li key={`${fileLine} ${problem}`}>
            {fileLine === 0
              ? t(`problems.${problem}`)
              : t('atLine', { line: String(fileLine), problem: t(`problems.${problem}`) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

async function Outcome({ view: { row } }: { view: View }) {
  const t = await getT('imports')
  return row.state === 'done' ? <Notice tone="positive" title={t('broughtIn', { count: row.addedLines })} /> : null
}
