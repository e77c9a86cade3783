import type { createTranslator } from 'use-intl'
import type en from './en'
import { type Language, LOCALE_TAG, type LocaleTag } from './locales'
import type { SameShape } from './shape'

/** All areas in English: the literal sentences carry the names of their arguments into the types. */
export type Messages = typeof en
export type Area = keyof Messages
/** The `t` of one area. */
export type TextOf<A extends Area> = ReturnType<typeof createTranslator<Messages, A>>

declare module 'use-intl' {
  interface AppConfig {
    Locale: LocaleTag
    Messages: Messages
  }
}

const CATALOGUES: Readonly<Record<Language, () => Promise<{ default: SameShape<Messages> }>>> = {
  en: () => import('./en'),
  fr: () => import('./fr'),
  sw: () => import('./sw'),
}

/** The whole catalogue of one language; for the server, which then sends only the areas a page's client parts need. */
export async function loadMessages(language: Language): Promise<{ locale: LocaleTag; messages: Messages }> {
  const { default: messages } = await CATALOGUES[language]()
  // Other languages have the same keys (checked by type) and arguments (checked by test); only the words differ.
  return { locale: LOCALE_TAG[language], messages: messages as Messages }
}

/** The areas a client part needs, and no more. */
export function pickAreas(messages: Messages, areas: readonly Area[]): Partial<Messages> {
  return Object.fromEntries(areas.map((area) => [area, messages[area]]))
}
