import type { Page } from '@playwright/test'
import { type Area, loadMessages } from '@/lib/messages'
import { LANGUAGE_NAME, type Language, LOCALE_TAG } from '@/lib/messages/locales'
import { expect, type Person, test } from './fixtures'
import { listVisits } from './visited-pages'

// Each test walks over the whole application: whichever worker is free takes the next.
test.describe.configure({ mode: 'parallel' })

/** The sentences of a catalogue by their key; those with arguments are left out, as they never show as they stand. */
function sentences(catalogue: object, above = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(catalogue)) {
    const key = above === '' ? name : `${above}.${name}`
    if (typeof value === 'object' && value !== null) for (const one of sentences(value, key)) found.set(...one)
    else if (typeof value === 'string' && !/[{<]/.test(value)) found.set(key, value)
  }
  return found
}

/** English sentences that this language says differently everywhere: seeing one of them is a text that was forgotten. */
async function englishOnly(language: Language): Promise<Set<string>> {
  const english = sentences((await loadMessages('en')).messages)
  const other = sentences((await loadMessages(language)).messages)
  const said = new Set(other.values())
  return new Set(
    [...english].filter(([key, text]) => other.get(key) !== text && !said.has(text)).map(([, text]) => text),
  )
}

/** What a reader sees, line by line, less what was never ours to translate: raw bodies, names and references. */
async function shownLines(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => {
    const copy = document.body.innerText
    const raw = [...document.querySelectorAll('pre, code, q')].map((one) =>
      one instanceof HTMLElement ? one.innerText : '',
    )
    return raw.reduce((rest, one) => (one === '' ? rest : rest.replace(one, '')), copy)
  })
  return text
    .split(/[\n\t]/)
    .map((line) => line.trim())
    .filter((line) => line.length > 2)
}

for (const language of ['fr', 'sw'] as const) {
  test(`${LANGUAGE_NAME[language]}: chosen once, every page speaks it, and no key shows through`, async ({
    openAs,
    beside,
    page: visitor,
  }) => {
    test.setTimeout(180_000)
    const forgotten = await englishOnly(language)
    expect(forgotten.size).toBeGreaterThan(300)
    const areas = Object.keys((await loadMessages('en')).messages) as Area[]
    const key = new RegExp(`^(${areas.join('|')})(\\.[a-zA-Z_]+)+$`)
    const pages = new Map<Person | undefined, Page>()
    for (const { route, address, person } of await listVisits(beside)) {
      let page = pages.get(person)
      if (!page) {
        page = person ? await openAs(person) : visitor
        await page.goto(person ? '/bills' : '/sign-in')
        // The menu opens once the page's own scripts have taken over its button.
        const [menu, choice] = [
          page.getByRole('button', { name: 'Language: English' }),
          page.getByRole('menuitemradio', { name: LANGUAGE_NAME[language] }),
        ]
        await expect(async () => {
          await menu.click()
          await choice.click({ timeout: 2_000 })
        }).toPass({ timeout: 20_000 })
        await expect(page.locator('html')).toHaveAttribute('lang', LOCALE_TAG[language])
        pages.set(person, page)
      }
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 }), route).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('lang', LOCALE_TAG[language])
      const lines = await shownLines(page)
      expect
        .soft(
          lines.filter((line) => forgotten.has(line)),
          `${route} still says in English`,
        )
        .toEqual([])
      expect
        .soft(
          lines.filter((line) => key.test(line)),
          `${route} shows keys`,
        )
        .toEqual([])
    }
  })
}
