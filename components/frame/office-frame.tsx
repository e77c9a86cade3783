import type { ReactNode } from 'react'
import type { Zone } from '@/lib/core/days-and-zones'
import type { Permission } from '@/lib/core/permissions'
import type { NoticeBoard } from '@/lib/features/notices/schemas'
import type { TextOf } from '@/lib/messages'
import type { Language } from '@/lib/messages/locales'
import { Link } from '../ui/link'
import { ACTS, type Badge, navigationFor } from './navigation'
import { NavigationSheet } from './navigation-sheet'
import { NoticeBell } from './notice-bell'
import type { PaletteEntry } from './palette'
import { type RailGroup, RailLinks } from './rail-links'
import { Shortcuts } from './shortcuts'
import { TopBar } from './top-bar'
import { LanguageMenu, type ThemeChoice, ThemeMenu, UserMenu } from './top-bar-menus'

export type FrameProps = {
  t: TextOf<'frame'>
  person: { name: string; roles: string; permissions: ReadonlySet<Permission> }
  counts: Readonly<Record<Badge, number>>
  /** Absent for people who see no money. */
  notices?: NoticeBoard
  sandbox: boolean
  zone: Zone
  language: Language
  theme: ThemeChoice
  setLanguage: (language: string) => Promise<void>
  setTheme: (theme: string) => Promise<void>
  signOut: () => Promise<void>
  children: ReactNode
}

/** Everything around a page: ribbon, rail, top bar, and the one place where the page's content stands. */
export function OfficeFrame(props: FrameProps) {
  const { t, person, sandbox } = props
  const groups = railGroups(props)
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-accent px-3 py-2 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('skip')}
      </a>
      {sandbox ? (
        <aside
          aria-label={t('mode.sandbox')}
          className="border-caution-line/40 border-b bg-caution-soft px-4 py-1.5 text-center text-caution text-xs"
        >
          {t('ribbon')}
        </aside>
      ) : null}
      <div className="flex">
        <div className="no-print sticky top-0 flex h-dvh shrink-0 flex-col overflow-y-auto border-line border-r bg-sunken px-2 pb-4 max-sm:hidden sm:w-14 lg:w-56 lg:px-3">
          <RailLinks label={t('navigation')} groups={groups} folding>
            <Link
              href="/"
              className="-mb-2 flex h-13 shrink-0 items-center gap-2.5 rounded-control font-semibold text-md max-lg:justify-center lg:px-2.5"
            >
              <Mark />
              <span className="max-lg:sr-only">{t('product')}</span>
            </Link>
          </RailLinks>
        </div>
        <div className="min-w-0 flex-1">
          <TopBar
            t={t}
            sandbox={sandbox}
            zone={props.zone}
            maySearch={person.permissions.has('money.read')}
            sheet={<NavigationSheet groups={groups} />}
            menus={
              <>
                {props.notices ? <NoticeBell board={props.notices} zone={props.zone} /> : null}
                <LanguageMenu language={props.language} setLanguage={props.setLanguage} />
                <ThemeMenu theme={props.theme} setTheme={props.setTheme} />
                <UserMenu name={person.name} roles={person.roles} signOut={props.signOut} />
              </>
            }
          />
          <main id="content" tabIndex={-1} className="mx-auto max-w-[1408px] px-4 pt-6 pb-16 outline-none sm:px-6">
            {props.children}
          </main>
        </div>
      </div>
      <Shortcuts entries={paletteEntries(props)} />
    </>
  )
}

function railGroups({ t, person, sandbox, counts }: FrameProps): readonly RailGroup[] {
  return navigationFor(person.permissions, sandbox).map(({ group, items }) => ({
    label: t(`groups.${group}`),
    links: items.map(({ page, href, icon: Icon, badge }) => ({
      href,
      label: t(`pages.${page}`),
      icon: <Icon aria-hidden="true" />,
      badge: badge && { count: counts[badge], label: t('waiting', { count: counts[badge] }) },
    })),
  }))
}

function paletteEntries({ t, person, sandbox }: FrameProps): readonly PaletteEntry[] {
  const acts = ACTS.filter((each) => person.permissions.has(each.permission))
  const pages = navigationFor(person.permissions, sandbox).flatMap(({ items }) => items)
  return [
    ...acts.map((each) => ({ kind: 'act' as const, href: each.href, label: t(`acts.${each.act}`) })),
    ...pages.map((each) => ({ kind: 'page' as const, href: each.href, label: t(`pages.${each.page}`) })),
  ]
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-6 shrink-0" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path
        d="M9 8v16M23 8v16M9 16h14"
        className="stroke-accent-ink"
        strokeWidth="3.2"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  )
}
