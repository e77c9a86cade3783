import { PROVIDER_VARIABLES } from '@/lib/env/variables'
import { expect, test } from './fixtures'

test('the way to real money is said where nothing is set up, and the sandbox proves none of it', async ({ openAs }) => {
  const gitau = await openAs('gitau')
  await gitau.goto('/providers')
  await gitau.getByRole('link', { name: 'Going live' }).click()
  await expect(gitau.getByRole('heading', { name: 'Going live', level: 1 })).toBeVisible()
  await expect(gitau.getByText(/^No provider is set up, so this is the sandbox\./)).toBeVisible()
  await expect(gitau.getByText(/npm run create-administrator/)).toBeVisible()
  for (const [provider, variables] of [
    ['M-Pesa', PROVIDER_VARIABLES.mpesa],
    ['Wekeza', PROVIDER_VARIABLES.wekeza],
    ['BitPesa', PROVIDER_VARIABLES.bitpesa],
    ['iHela', PROVIDER_VARIABLES.ihela],
  ] as const) {
    const steps = gitau.getByRole('list', { name: `Steps of ${provider}` })
    await expect(steps.getByText(variables.join(' '))).toBeVisible()
    await expect(steps.getByText('Open', { exact: true })).not.toHaveCount(0)
    await expect(steps.getByText(/^Proven/)).toHaveCount(0)
  }
  const baraka = await openAs('baraka')
  await baraka.goto('/providers/going-live')
  await expect(baraka).toHaveURL(/\/refused\?right=provider\.test/)
})
