import type { LocaleTag } from './locales'

/** Short unit words of an age ("2 h"), read by components that have no catalogue at hand. */
export const AGE_UNITS: Readonly<Record<LocaleTag, Readonly<Record<'second' | 'minute' | 'hour' | 'day', string>>>> = {
  'en-KE': { second: 's', minute: 'min', hour: 'h', day: 'd' },
  'fr-BI': { second: 's', minute: 'min', hour: 'h', day: 'j' },
  'sw-KE': { second: 'sek', minute: 'dak', hour: 'saa', day: 'siku' },
}
