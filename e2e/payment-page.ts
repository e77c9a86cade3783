import { expect, type Locator, type Page } from '@playwright/test'

/** The status beside the payment's heading. It changes by itself; nothing here reloads. */
export function statusTag(page: Page): Locator {
  return page.getByRole('main').getByRole('heading', { level: 1 }).locator('..')
}

export async function expectStatus(page: Page, word: string, timeout = 30_000): Promise<void> {
  await expect(statusTag(page).getByText(word, { exact: true })).toBeVisible({ timeout })
}

/** What stands beside a name in a list of facts. */
export function fact(page: Page, name: string): Locator {
  return page
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator('xpath=following-sibling::dd[1]')
}

/** The last part of the address. */
export function idOf(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}
