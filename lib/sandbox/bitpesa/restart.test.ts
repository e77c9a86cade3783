import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { payoutBody, startUnderTest, until } from './sandbox-under-test'

test('what was on its way when the sandbox ended goes on after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hazina-bitpesa-'))
  const dataFile = join(folder, 'sandbox.db')
  const before = await startUnderTest({ dataFile })
  before.kernel.settings.set('bitpesa', 'payoutDelayMs', 60_000)
  const fund = (externalId: string, phone?: string) =>
    before.call('POST', '/v1/transactions/create_and_fund', payoutBody({ externalId, phone }))
  const paying = (await fund('goes-on')).json.text('object', 'id')
  const cancelled = (await fund('goes-back')).json
  await before.call('DELETE', `/v1/recipients/${cancelled.text('object', 'recipients', 0, 'id')}`)
  const unfunded = await before.call('POST', '/v1/transactions', payoutBody({ externalId: 'expires' }))
  before.kernel.settings.set('bitpesa', 'payoutDelayMs', 20)
  before.kernel.settings.set('bitpesa', 'refundDelayMs', 20)
  await before.close()

  const after = await startUnderTest({ dataFile, restarted: true })
  const becomes = (id: string, state: string) =>
    until(
      async () => (await after.call('GET', `/v1/transactions/${id}`)).json.at('object', 'state'),
      (now) => now === state,
    )
  await becomes(paying, 'paid')
  await becomes(cancelled.text('object', 'id'), 'refunded')
  await after.kernel.clock.advance(3_600_000)
  await becomes(unfunded.json.text('object', 'id'), 'canceled')
  const kinds = after.kernel.ledger.list({ provider: 'bitpesa', after: 0, limit: 100 }).map(({ kind }) => kind)
  expect(kinds.sort()).toEqual(['funding', 'funding', 'payout', 'refund'])
  await after.close()
  rmSync(folder, { recursive: true })
})
