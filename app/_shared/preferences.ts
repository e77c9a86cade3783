import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import type { Density } from '@/components/ui/table'
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '@/lib/messages/locales'

export const LANGUAGE_COOKIE = 'hazina-locale'
export const THEME_COOKIE = 'hazina-theme'
export const DENSITY_COOKIE = 'hazina-density'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export type Preferences = { language: Language; theme: Theme; density: Density }

/** How this browser wants to see Hazina. Anything unreadable falls back to English, the system's theme, roomy rows. */
export const readPreferences = cache(async (): Promise<Preferences> => {
  const jar = await cookies()
  const language = jar.get(LANGUAGE_COOKIE)?.value
  const theme = THEMES.find((each) => each === jar.get(THEME_COOKIE)?.value)
  return {
    language: isLanguage(language) ? language : DEFAULT_LANGUAGE,
    theme: theme ?? 'system',
    density: jar.get(DENSITY_COOKIE)?.value === 'compact' ? 'compact' : 'comfortable',
  }
})
