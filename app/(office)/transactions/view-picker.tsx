import { getT } from '@/app/_shared/text'
import type { Day } from '@/lib/core/days-and-zones'
import type { FeatureContext } from '@/lib/features/context'
import { presetOf } from '@/lib/features/transactions/day-ranges'
import { writeTransactionFilter } from '@/lib/features/transactions/filter'
import { USUAL_COLUMNS, writeColumns } from '@/lib/features/transactions/list-columns'
import { mayChangeView, type SavedView, type Views } from '@/lib/features/views/queries'
import type { Density } from '@/lib/features/views/view-content'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { filterParts } from './filter-parts'
import { daysInWords } from './filter-words'
import { isAsKept, type ListView, listAddress, viewAddress } from './list-view'
import { type PresentView, ViewsPopover } from './views-popover'

type Props = Readonly<{
  ctx: FeatureContext
  t: TextOf<'transactions'>
  status: TextOf<'status'>
  locale: LocaleTag
  view: ListView & { density: Density }
  views: Views
  accounts: readonly { id: string; name: string }[]
  today: Day
}>

/** The saved views beside the list, with the one that it shows. */
export async function ViewPicker(props: Props) {
  const { t, locale, view, views, today } = props
  const v = await getT('views')
  const { filter } = view
  const link = (each: SavedView) => ({
    href: viewAddress(each, today),
    label: each.name,
    detail: each.isShared && each.ownerId === props.ctx.actor.id ? v('shared') : undefined,
    current: each.id === view.view && isAsKept(each, view, today),
  })
  const days = presetOf(filter, today)
  const fixed = daysInWords({ t, locale }, filter, today, { asDates: true })
  return (
    <ViewsPopover
      present={presentView(props)}
      own={views.own.map(link)}
      team={views.team.map(link)}
      everything={{
        href: listAddress({ filter: { tab: 'all', sort: 'newest' } }),
        label: v('everything'),
        current: false,
      }}
      shown={{
        filter: Object.fromEntries(new URLSearchParams(writeTransactionFilter(filter))),
        days: days ?? '',
        columns: writeColumns(view.columns ?? USUAL_COLUMNS),
        density: view.density,
      }}
      days={days && fixed ? { moving: t(`preset.${days}`), fixed } : undefined}
      filters={filterParts(props, { filter, days: undefined })}
    />
  )
}

function presentView({ ctx, view, views, today }: Props): PresentView | undefined {
  const found = [...views.own, ...views.team].find(({ id }) => id === view.view)
  if (!found) return undefined
  const { filter, days } = found.content
  return {
    id: found.id,
    name: found.name,
    version: found.version,
    isChanged: !isAsKept(found, view, today),
    mayChange: mayChangeView(ctx, found),
    keepsDates: days === undefined && (filter.from !== undefined || filter.to !== undefined),
  }
}
