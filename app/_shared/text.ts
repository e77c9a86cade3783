import 'server-only'
import { cache } from 'react'
import { createTranslator } from 'use-intl/core'
import type { Density } from '@/components/ui/table'
import type { Zone } from '@/lib/core/days-and-zones'
import { env } from '@/lib/env'
import { type Area, loadMessages, type Messages, type TextOf } from '@/lib/messages'
import type { Language, LocaleTag } from '@/lib/messages/locales'
import { readPreferences } from './preferences'

/** The whole catalogue in the reader's language, once per request. */
export const readText = cache(async (): Promise<{ locale: LocaleTag; messages: Messages }> => {
  const { language } = await readPreferences()
  return loadMessages(language)
})

/** `const t = await getT('bills')`: the words of one area, on the server. */
export const getT = cache(async <A extends Area>(area: A): Promise<TextOf<A>> => {
  const { locale, messages } = await readText()
  return createTranslator<Messages, A>({ locale, messages, namespace: area })
})

export type Display = { locale: LocaleTag; language: Language; zone: Zone; density: Density }

/** What decides how numbers, times and tables look for this reader; the zone is the business's, not the browser's. */
export const getDisplay = cache(async (): Promise<Display> => {
  const [{ locale }, { language, density }] = await Promise.all([readText(), readPreferences()])
  return { locale, language, zone: env().zone, density }
})
