'use server'

import { cookies } from 'next/headers'
import { z } from 'zod'
import { LANGUAGES } from '@/lib/messages/locales'
import { DENSITY_COOKIE, LANGUAGE_COOKIE, THEME_COOKIE, THEMES } from './preferences'

const ONE_YEAR_S = 31_536_000

/*
 * These say how a browser shows things and nothing about a person or money, so they ask for no sign-in:
 * the language is needed on the sign-in page itself.
 */
async function remember(name: string, value: string) {
  const jar = await cookies()
  jar.set(name, value, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: ONE_YEAR_S })
}

/** Switches the language; the page is rendered again in it. */
export async function setLanguageAction(language: string) {
  await remember(LANGUAGE_COOKIE, z.enum(LANGUAGES).parse(language))
}

/** Switches light, dark or the system's choice. */
export async function setThemeAction(theme: string) {
  await remember(THEME_COOKIE, z.enum(THEMES).parse(theme))
}

/** Switches the row height of all tables. */
export async function setDensityAction(density: string) {
  await remember(DENSITY_COOKIE, z.enum(['comfortable', 'compact']).parse(density))
}
