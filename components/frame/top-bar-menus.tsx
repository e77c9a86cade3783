'use client'

import { Languages, LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react'
import { useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { LANGUAGE_NAME, LANGUAGES, type Language } from '@/lib/messages/locales'
import { IconButton } from '../ui/icon-button'
import { Menu, MenuChoice, MenuItem, MenuLinkItem, MenuSeparator } from '../ui/menu'

export type ThemeChoice = 'system' | 'light' | 'dark'

/** Three languages, each named in its own words. */
export function LanguageMenu({
  language,
  setLanguage,
}: {
  language: Language
  setLanguage: (language: string) => Promise<void>
}) {
  const t = useTranslations('frame')
  const [pending, start] = useTransition()
  return (
    <Menu
      label={t('language')}
      trigger={
        <button
          type="button"
          aria-label={`${t('language')}: ${LANGUAGE_NAME[language]}`}
          aria-busy={pending || undefined}
          className="inline-flex h-9 items-center gap-1.5 rounded-control px-2 font-medium text-ink-soft text-sm uppercase transition-colors hover:bg-hover hover:text-ink data-[state=open]:bg-hover"
        >
          <Languages aria-hidden="true" className="size-4" />
          {language}
        </button>
      }
    >
      <MenuChoice
        value={language}
        options={LANGUAGES.map((each) => ({ value: each, label: LANGUAGE_NAME[each], lang: each }))}
        onValueChange={(next) => start(() => setLanguage(next))}
      />
    </Menu>
  )
}

/** Light, dark, or whatever the system says. */
export function ThemeMenu({ theme, setTheme }: { theme: ThemeChoice; setTheme: (theme: string) => Promise<void> }) {
  const t = useTranslations('frame')
  const [, start] = useTransition()
  return (
    <Menu
      label={t('theme')}
      trigger={
        <IconButton
          label={`${t('theme')}: ${t(`themes.${theme}`)}`}
          icon={
            theme === 'dark' ? (
              <Moon aria-hidden="true" />
            ) : theme === 'light' ? (
              <Sun aria-hidden="true" />
            ) : (
              <Monitor aria-hidden="true" />
            )
          }
        />
      }
    >
      <MenuChoice
        value={theme}
        options={[
          { value: 'system', label: t('themes.system'), icon: <Monitor aria-hidden="true" /> },
          { value: 'light', label: t('themes.light'), icon: <Sun aria-hidden="true" /> },
          { value: 'dark', label: t('themes.dark'), icon: <Moon aria-hidden="true" /> },
        ]}
        onValueChange={(next) => start(() => setTheme(next))}
      />
    </Menu>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase()
}

/** Who is signed in, as what, and the way out. */
export function UserMenu({ name, roles, signOut }: { name: string; roles: string; signOut: () => Promise<void> }) {
  const t = useTranslations('frame')
  const [pending, start] = useTransition()
  return (
    <Menu
      label={t('account')}
      trigger={
        <button
          type="button"
          aria-label={`${t('account')}: ${name}`}
          className="inline-flex h-9 items-center gap-2 rounded-control px-1.5 transition-colors hover:bg-hover data-[state=open]:bg-hover"
        >
          <span
            aria-hidden="true"
            className="flex size-6 items-center justify-center rounded-full bg-accent-soft font-medium text-accent text-xs"
          >
            {initials(name)}
          </span>
          <span className="max-w-36 truncate font-medium max-md:hidden">{name}</span>
        </button>
      }
    >
      <div className="grid gap-0.5 px-2.5 py-1.5">
        <p className="text-ink-soft text-xs">{t('signedInAs')}</p>
        <p className="font-medium">{name}</p>
        <p className="text-ink-soft text-sm">{roles}</p>
      </div>
      <MenuSeparator />
      <MenuLinkItem href="/account" icon={<UserRound aria-hidden="true" />}>
        {t('toAccount')}
      </MenuLinkItem>
      <MenuItem icon={<LogOut aria-hidden="true" />} disabled={pending} onSelect={() => start(() => signOut())}>
        {t('signOut')}
      </MenuItem>
    </Menu>
  )
}
