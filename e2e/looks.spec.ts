import type { Page } from '@playwright/test'
import { accessibilityFaults } from './accessibility'
import { expect, type Person, test } from './fixtures'
import { choose, fillAmount, fillWho, sendButton } from './prepare-payout'
import { listVisits } from './visited-pages'

// Each test walks over the whole application: whichever worker is free takes the next.
test.describe.configure({ mode: 'parallel' })

const WIDTHS = [1280, 390] as const
const sizeOf = (width: number) => ({ width, height: 900 })
/** The pages are shared out over as many tests, which run beside each other. */
const PARTS = [0, 1]

async function expectGoodLooks(page: Page, what: string, within?: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  expect.soft(await accessibilityFaults(page, { within }), `${what}, light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  // The document is the same one; only its colours are others.
  const rules = ['color-contrast', 'link-in-text-block']
  expect.soft(await accessibilityFaults(page, { rules, within }), `${what}, dark`).toEqual([])
  const { wide, shown } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    shown: document.documentElement.clientWidth,
  }))
  expect.soft(wide, `${what} does not scroll sideways`).toBeLessThanOrEqual(shown)
}

for (const part of PARTS) {
  test(`every page, wide and narrow, light and dark, has no accessibility fault and fits its width (${part + 1} of ${PARTS.length})`, async ({
    openAs,
    beside,
    page: visitor,
  }) => {
    test.setTimeout(480_000)
    const pages = new Map<Person | undefined, Page>()
    await visitor.emulateMedia({ reducedMotion: 'reduce' })
    pages.set(undefined, visitor)
    const visits = (await listVisits(beside)).filter((_, at) => at % PARTS.length === part)
    for (const visit of visits) {
      const page =
        pages.get(visit.person) ?? (visit.person && (await openAs(visit.person, { reducedMotion: 'reduce' })))
      if (!page) throw new Error(`nobody opens ${visit.route}`)
      pages.set(visit.person, page)
      await page.setViewportSize(sizeOf(WIDTHS[0]))
      await page.goto(visit.address)
      for (const width of WIDTHS) {
        await page.setViewportSize(sizeOf(width))
        // Under 1280 px the open row takes the place of the list and of its title.
        const level = width < 1280 && visit.route === '/transactions?open' ? 2 : 1
        await expect(page.getByRole('heading', { level }).first(), visit.route).toBeVisible()
        await expectGoodLooks(page, `${visit.route} at ${width} px`)
      }
    }
  })
}

test('the steps of a payment, with and without mistakes, have no accessibility fault', async ({ openAs }) => {
  test.setTimeout(120_000)
  for (const width of WIDTHS) {
    const page = await openAs('amina', { viewport: sizeOf(width), reducedMotion: 'reduce' })
    const payout = {
      rail: 'iHela cash-in',
      place: { label: 'Bank or wallet', choose: /iHela Credit Union/ },
      account: { label: 'Account or phone', type: '76000111' },
      amount: '1,000',
      purpose: 'Wages',
    } as const
    await fillWho(page, { ...payout, account: { ...payout.account, type: '' } })
    await expect(page.getByRole('alert').filter({ hasText: /need/ })).toBeVisible()
    await expectGoodLooks(page, `who, refused, at ${width} px`)
    await page.getByLabel('Account or phone', { exact: true }).fill('76000111')
    await choose(page, 'Bank or wallet', /iHela Credit Union/)
    await page.getByRole('button', { name: 'Continue to the amount' }).click()
    await fillAmount(page, { ...payout, amount: 'a lot' })
    await expect(page.getByRole('alert').filter({ hasText: /need/ })).toBeVisible()
    await expectGoodLooks(page, `amount, refused, at ${width} px`)
    await fillAmount(page, payout)
    await expect(sendButton(page)).toBeVisible({ timeout: 20_000 })
    await expectGoodLooks(page, `check at ${width} px`)
  }
})

test('menus, filters and dialogs have no accessibility fault and close with Escape', async ({ openAs }) => {
  const page = await openAs('eshe', { reducedMotion: 'reduce' })
  await page.goto('/transactions')
  for (const name of ['Days', 'Amount', 'Counterparty']) {
    await page.getByRole('search', { name: 'Filters' }).getByRole('button', { name }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectGoodLooks(page, `filter ${name}`, '[role=dialog]')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Export these transactions' })).toBeVisible()
  await expectGoodLooks(page, 'export dialog', '[role=dialog]')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Your account/ }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectGoodLooks(page, 'account menu', '[role=menu]')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectGoodLooks(page, 'palette', '[role=dialog]')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the appearance can be chosen, and stays', async ({ openAs }) => {
  const page = await openAs('eshe')
  await page.goto('/bills')
  await page.getByRole('button', { name: /^Appearance/ }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
