import { expect, type Page } from '@playwright/test'

/** Rows, and money by direction and currency in minor units, such as `{ 'out KES': 1250000n }`. */
export type Sums = { rows: number; money: Record<string, bigint> }

/** Digits without separators: equal texts of one currency have equal decimals. */
export const minorOf = (figure: string): bigint => BigInt(figure.replace(/[.,]/g, ''))

/** "12,431 rows · in KES 8,204,110.00 · out KES 6,950,400.00", as it stands above the list. */
export async function readSums(page: Page): Promise<Sums> {
  const line = page.getByRole('status', { name: 'Result of the filter' })
  await expect(line).toBeVisible()
  const text = ((await line.textContent()) ?? '').replaceAll('\u00a0', ' ')
  const rows = /^([\d,]+) rows?/.exec(text)?.[1]
  const parts = [...text.matchAll(/(in|out) ([A-Z]{3}) ([\d,.]+)/g)]
  return {
    rows: rows ? Number(rows.replaceAll(',', '')) : 0,
    money: Object.fromEntries(parts.map(([, way, code, figure]) => [`${way} ${code}`, minorOf(figure ?? '')])),
  }
}
