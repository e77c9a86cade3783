import type { Page } from '@playwright/test'
import { listPauses } from '@/lib/features/providers/pause'
import { resumeSending } from '@/lib/features/providers/pause-sending'
import { releaseHold, viewHold } from '@/lib/features/providers/release-hold'
import { expectAccessible } from './accessibility'
import { approveBySomebody } from './approve'
import { actAs } from './beside-the-server'
import { expect, ready, test } from './fixtures'
import { freshPhone } from './order-beside'
import { expectStatus } from './payment-page'
import { reachCheckStep, submitForApproval } from './prepare-payout'

/** The application is shared by all files: a test that broke in between must not leave it paused. */
test.afterEach(async ({ beside }) => {
  const gitau = await actAs(beside, 'gitau')
  for (const provider of (await listPauses(beside.store)).keys())
    await resumeSending(gitau, { provider, reason: 'The test is over' })
  if (await viewHold(gitau)) await releaseHold(gitau, { reason: 'The test is over', letEarlierGo: true })
})

const actsOn = (page: Page, provider: string) => page.getByRole('region', { name: `Acts on ${provider}`, exact: true })

async function giveReason(page: Page, act: 'Pause sending' | 'Resume sending', reason: string): Promise<void> {
  await page.goto('/providers')
  await ready(page)
  await actsOn(page, 'M-Pesa').getByRole('button', { name: act }).click()
  const dialog = page.getByRole('dialog', { name: `${act} by M-Pesa` })
  await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByRole('button', { name: act }).click()
  await expect(dialog).toBeHidden()
}

test('a paused provider holds what is approved, says why everywhere, and lets it go when resumed', async ({
  openAs,
  beside,
  sandbox,
}) => {
  test.setTimeout(150_000)
  const before = (await sandbox.movementsOf(1_933)).length
  const baraka = await openAs('baraka')
  await giveReason(baraka, 'Pause sending', 'Answers are late since noon')
  await expect(baraka.getByText('Sending by M-Pesa is paused', { exact: true })).toBeVisible()
  await expect(baraka.getByText(/^By Baraka Mwangi, .*“Answers are late since noon”/)).toBeVisible()
  const resume = actsOn(baraka, 'M-Pesa').getByRole('button', { name: 'Resume sending' })
  await expect(resume, 'an approver cannot resume').toHaveAttribute('aria-disabled', 'true')

  const maker = await openAs('amina')
  await maker.goto('/')
  await expect(maker.getByText(/^paused by Baraka Mwangi, \d\d:\d\d/).first()).toBeVisible()
  await reachCheckStep(maker, {
    rail: 'M-Pesa to phone',
    account: { label: 'Phone', type: freshPhone() },
    name: 'Grace Achieng',
    amount: '1,933',
    purpose: 'Paused meanwhile',
  })
  await expect(maker.getByText(/^Sending by M-Pesa is paused by Baraka Mwangi since/)).toBeVisible()
  const address = await submitForApproval(maker)
  await approveBySomebody(openAs, beside, address)

  await expectStatus(maker, 'Approved')
  const why = /^Approved, but Baraka Mwangi paused sending by M-Pesa at .*“Answers are late since noon”/
  await expect(maker.getByText(why)).toBeVisible()
  expect(await sandbox.movementsOf(1_933)).toHaveLength(before)

  const gitau = await openAs('gitau')
  await giveReason(gitau, 'Resume sending', 'M-Pesa says it is repaired')
  await expect(gitau.getByText('Sending by M-Pesa is paused', { exact: true })).toBeHidden()
  await expectStatus(maker, 'Succeeded')
  expect(await sandbox.movementsOf(1_933)).toHaveLength(before + 1)
})

test('all sending is stopped by an approver, said everywhere, and released by an administrator', async ({
  openAs,
  beside,
  sandbox,
}) => {
  test.setTimeout(150_000)
  const before = (await sandbox.movementsOf(1_944)).length
  const baraka = await openAs('baraka')
  await baraka.goto('/providers')
  await ready(baraka)
  await baraka.getByRole('button', { name: 'Stop all sending' }).click()
  const stop = baraka.getByRole('dialog', { name: 'Stop all sending' })
  await stop.getByLabel('Reason').fill('A stolen laptop')
  await expectAccessible(baraka)
  await stop.getByRole('button', { name: 'Stop all sending' }).click()
  await expect(baraka.getByText(/^Baraka Mwangi stopped all sending on .*“A stolen laptop”$/)).toBeVisible()
  await expect(baraka.getByRole('button', { name: 'Stop all sending' })).toHaveCount(0)
  await expect(baraka.getByRole('button', { name: 'Release sending' })).toHaveAttribute('aria-disabled', 'true')

  const maker = await openAs('amina')
  await reachCheckStep(maker, {
    rail: 'M-Pesa to phone',
    account: { label: 'Phone', type: freshPhone() },
    name: 'Grace Achieng',
    amount: '1,944',
    purpose: 'Stopped meanwhile',
  })
  const address = await submitForApproval(maker)
  await approveBySomebody(openAs, beside, address)
  await expectStatus(maker, 'Approved')
  await expect(maker.getByText(/^Approved, but all sending is held/)).toBeVisible()
  expect(await sandbox.movementsOf(1_944)).toHaveLength(before)

  const gitau = await openAs('gitau')
  await gitau.goto('/providers')
  await ready(gitau)
  await gitau.getByRole('button', { name: 'Release sending' }).click()
  const release = gitau.getByRole('dialog', { name: 'Release sending' })
  await release.getByLabel('Why it is safe to send again').fill('Found again')
  await release.getByRole('button', { name: 'Release sending' }).click()
  await expect(gitau.getByText('All sending is held')).toBeHidden()
  await expectStatus(maker, 'Succeeded')
  expect(await sandbox.movementsOf(1_944)).toHaveLength(before + 1)
})

test('the connection test of each provider is all green against the sandbox', async ({ openAs }) => {
  const gitau = await openAs('gitau')
  await gitau.goto('/providers')
  await ready(gitau)
  for (const [provider, steps] of [
    ['M-Pesa', 4],
    ['Wekeza', 5],
    ['BitPesa', 4],
    ['iHela', 3],
  ] as const) {
    await actsOn(gitau, provider).getByRole('button', { name: 'Test connection' }).click()
    const results = gitau.getByRole('list', { name: `Connection test of ${provider}` })
    await expect(results.getByText('Fine', { exact: true })).toHaveCount(steps, { timeout: 20_000 })
    await expect(results.getByText(/^(Failed|Not tried)$/)).toHaveCount(0)
  }
  await actsOn(gitau, 'BitPesa').getByText('What was sent, to compare').click()
  await expect(actsOn(gitau, 'BitPesa').getByText(/^[0-9a-f-]{36}&GET&.*\/v1\/accounts&[0-9a-f]{128}$/)).toBeVisible()
})

test('who only reads sees health and no act', async ({ openAs }) => {
  const farida = await openAs('farida')
  await farida.goto('/providers')
  await expect(farida.getByRole('heading', { name: 'Providers', level: 1 })).toBeVisible()
  await expect(farida.getByRole('button', { name: /Test connection|sending/ })).toHaveCount(0)
})
