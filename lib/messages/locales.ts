/** The languages of the product, as the cookie names them. */
export const LANGUAGES = ['en', 'fr', 'sw'] as const
export type Language = (typeof LANGUAGES)[number]

/** The tag that decides separators, months and plurals: the language as it is written where the merchant works. */
export const LOCALE_TAG = { en: 'en-KE', fr: 'fr-BI', sw: 'sw-KE' } as const satisfies Record<Language, string>
export type LocaleTag = (typeof LOCALE_TAG)[Language]

/** Each language in its own words: these are never translated. */
export const LANGUAGE_NAME: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', sw: 'Kiswahili' }

export const DEFAULT_LANGUAGE: Language = 'en'

export function isLanguage(word: string | undefined): word is Language {
  return (LANGUAGES as readonly (string | undefined)[]).includes(word)
}
