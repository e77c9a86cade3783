import { FlaskConical, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import type { TextOf } from '@/lib/messages'
import { Badge } from '../ui/badge'
import { Link } from '../ui/link'
import { SEARCH_FIELD_ID } from './search-field'

/** Search, mode, zone, language, theme, user: one bar of 52 px over every page. */
export function TopBar(props: {
  t: TextOf<'frame'>
  sandbox: boolean
  zone: Zone
  maySearch: boolean
  sheet: ReactNode
  menus: ReactNode
}) {
  const { t, sandbox, zone } = props
  const abbreviation = zoneAbbreviation(zone)
  return (
    <header className="no-print sticky top-0 z-20 flex h-13 items-center gap-2 border-line border-b bg-canvas px-4 sm:px-6">
      {props.sheet}
      {props.maySearch ? <SearchForm t={t} /> : null}
      <div className="ml-auto flex items-center gap-0.5 sm:gap-1">
        <Badge
          tone={sandbox ? 'caution' : 'positive'}
          icon={sandbox ? <FlaskConical aria-hidden="true" /> : undefined}
          className="mr-1"
        >
          {sandbox ? t('mode.sandbox') : t('mode.live')}
        </Badge>
        <span
          title={t('zone', { abbreviation, zone })}
          className="px-1.5 font-medium text-ink-soft text-sm max-md:hidden"
        >
          {abbreviation}
          <span className="sr-only"> {t('zone', { abbreviation, zone })}</span>
        </span>
        {props.menus}
      </div>
    </header>
  )
}

/** A plain GET form: it works before any script has loaded. */
function SearchForm({ t }: { t: TextOf<'frame'> }) {
  return (
    <>
      <search className="w-full max-w-sm max-sm:hidden">
        <form action="/transactions" className="relative">
          <label htmlFor={SEARCH_FIELD_ID} className="sr-only">
            {t('search')}
          </label>
          <Search aria-hidden="true" className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-ink-soft" />
          <input
            id={SEARCH_FIELD_ID}
            name="q"
            type="search"
            autoComplete="off"
            placeholder={t('searchHint')}
            className="peer h-9 w-full rounded-control border border-control bg-surface pr-9 pl-8.5 text-base transition-colors hover:border-ink-soft focus-visible:outline-offset-0"
          />
          <span
            aria-hidden="true"
            className="pointer-events-none absolute top-2 right-2 rounded-small border border-line bg-sunken px-1.5 text-ink-soft text-xs leading-4.5 peer-focus:hidden"
          >
            /
          </span>
        </form>
      </search>
      <Link
        href="/transactions"
        aria-label={t('search')}
        className="inline-flex size-9 items-center justify-center rounded-control text-ink-soft hover:bg-hover sm:hidden"
      >
        <Search aria-hidden="true" className="size-4" />
      </Link>
    </>
  )
}
