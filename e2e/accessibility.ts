import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const FURTHER_ROWS = 'tbody > tr:nth-child(n + 16)'

/** What is wrong, short enough to read: the rule, and where. `within` leaves out what was looked at before. */
export async function accessibilityFaults(
  page: Page,
  options: { rules?: string[]; within?: string } = {},
): Promise<string[]> {
  // Further rows of a table are the same parts over and over; they took more than half of the time.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).exclude(FURTHER_ROWS)
  // There are no frames of another site, whose answers would be joined in a page of its own.
  builder.setLegacyMode()
  if (options.within) builder.include(options.within)
  const { violations } = await (options.rules ? builder.withRules(options.rules) : builder.withTags(WCAG)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
  )
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([])
}
