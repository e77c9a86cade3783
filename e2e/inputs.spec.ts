import { expect, ready, test } from './fixtures'

const AMOUNTS: readonly [typed: string, read: string][] = [
  ['1,500', 'KES 1,500.00'],
  ['1500', 'KES 1,500.00'],
  [' 1500 ', 'KES 1,500.00'],
  ['KES 1,500.00', 'KES 1,500.00'],
]
const NOT_AMOUNTS: readonly [typed: string, sentence: string][] = [
  ['1,500.50', 'Only whole amounts are possible here, without decimals.'],
  ['0', 'Type an amount above zero.'],
  ['-5', 'Type an amount in digits, such as 1,500.50.'],
  ['1.5.0', 'Type an amount in digits, such as 1,500.50.'],
  ['abc', 'Type an amount in digits, such as 1,500.50.'],
  ['1 500', 'Type an amount in digits, such as 1,500.50.'],
  ['1e6', 'Type an amount in digits, such as 1,500.50.'],
]
const PHONES: readonly string[] = [
  '0712 345 678',
  '0712345678',
  '+254 712 345 678',
  '+254712345678',
  '254712345678',
  '712345678',
  '0712-345-678',
]
const NOT_PHONES: readonly string[] = ['0612 345 678', '0712 345 67', '+256 701 234 567', 'phone']

test('an amount takes what people paste, and refuses the rest with a sentence', async ({ openAs }) => {
  const page = await openAs('daudi')
  await page.goto('/collections/new')
  await ready(page)
  const amount = page.getByLabel('Amount', { exact: true })
  for (const [typed, read] of AMOUNTS) {
    await amount.fill(typed)
    await amount.blur()
    await expect(page.getByText(`Read as ${read}`), typed).toBeVisible()
    await expect(amount, typed).not.toHaveAttribute('aria-invalid', 'true')
  }
  for (const [typed, sentence] of NOT_AMOUNTS) {
    await amount.fill(typed)
    await amount.blur()
    await expect(amount, typed).toHaveAttribute('aria-invalid', 'true')
    await expect(amount, typed).toHaveAccessibleDescription(new RegExp(sentence.replaceAll('.', '\\.')))
    await expect(page.getByText(/^Read as KES/), typed).toHaveCount(0)
  }
})

test('cents are taken where the rail can carry them', async ({ openAs }) => {
  const page = await openAs('amina')
  await page.goto('/payments/new')
  await ready(page)
  await page.getByRole('radio', { name: /^Wekeza transfer/ }).check()
  await page.getByLabel('Account number').fill('1009 876 543')
  await page.getByLabel('Name of the receiver').fill('Kinangop Highland Farm')
  await page.getByRole('button', { name: 'Continue to the amount' }).click()
  const amount = page.getByLabel('Amount', { exact: true })
  await amount.fill('1,500.50')
  await expect(page.getByText('Read as KES 1,500.50')).toBeVisible()
  await amount.fill('1,500.505')
  await amount.blur()
  await expect(amount).toHaveAccessibleDescription(/This currency has at most two decimals\./)
})

test('a phone takes every usual spelling, and refuses the rest with a sentence', async ({ openAs }) => {
  const page = await openAs('daudi')
  await page.goto('/collections/new')
  await ready(page)
  const phone = page.getByLabel('Phone')
  for (const typed of PHONES) {
    await phone.fill(typed)
    await expect(phone, typed).toHaveAccessibleDescription('Read as 0712 345 678')
  }
  await page.getByLabel('Amount', { exact: true }).fill('10')
  await page.getByLabel('What it is for').fill('Nothing that is sent')
  for (const typed of NOT_PHONES) {
    await phone.fill(typed)
    await page.getByRole('button', { name: 'Request money' }).click()
    await expect(phone, typed).toHaveAccessibleDescription(/Type a Kenyan mobile number, such as 0712 345 678\./)
    await expect(page.getByRole('alert').filter({ hasText: 'One field needs another look' })).toBeFocused()
  }
  await expect(page).toHaveURL(/\/collections\/new/)
})

test('an account number of the wrong length is refused where it was typed', async ({ openAs }) => {
  const page = await openAs('amina')
  await page.goto('/payments/new')
  await ready(page)
  await page.getByRole('radio', { name: /^Wekeza transfer/ }).check()
  await page.getByLabel('Account number').fill('12345')
  await page.getByLabel('Name of the receiver').fill('Kinangop Highland Farm')
  await page.getByRole('button', { name: 'Continue to the amount' }).click()
  await expect(page.getByLabel('Account number')).toHaveAccessibleDescription(/Type the ten digits of the account\./)
  await page.getByRole('alert').filter({ hasText: 'One field needs another look' }).getByRole('link').click()
  await expect(page.getByLabel('Account number')).toBeFocused()
})

test('days of a filter are taken as year-month-day, and nonsense in the address filters nothing', async ({
  openAs,
}) => {
  const page = await openAs('farida')
  await page.goto('/transactions?from=2026-13-45&to=yesterday&currency=XXX&sort=sideways')
  await expect(page.getByRole('status', { name: 'Result of the filter' })).toContainText(/[\d,]+ rows/)
  await expect(page.getByRole('link', { name: 'Clear all filters' })).toHaveCount(0)
  await page.goto('/transactions?from=2026-11-20&to=2026-11-10')
  await expect(page.getByText('The first day is after the last one, so nothing can match.')).toBeVisible()
})
