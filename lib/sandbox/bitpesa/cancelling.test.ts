import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { payoutBody, startUnderTest, type UnderTest, until } from './sandbox-under-test'

let sandbox: UnderTest
beforeAll(async () => {
  sandbox = await startUnderTest()
  sandbox.kernel.settings.set('bitpesa', 'payoutDelayMs', 20)
  sandbox.kernel.settings.set('bitpesa', 'refundDelayMs', 20)
})
afterAll(() => sandbox.close())

const post = (path: string, body: unknown) => sandbox.call('POST', path, body)
const get = (path: string) => sandbox.call('GET', path)
const balance = async (currency: string) => (await get(`/v1/accounts/${currency}`)).json.at('object', 'amount')
const stateOf = async (id: string) => (await get(`/v1/transactions/${id}`)).json.text('object', 'state')
const becomes = (id: string, state: string) =>
  until(
    () => stateOf(id),
    (now) => now === state,
  )
async function created(options: Parameters<typeof payoutBody>[0] = {}) {
  const answer = await post('/v1/transactions', payoutBody(options))
  expect(answer.status, answer.text).toBe(201)
  return { id: answer.json.text('object', 'id'), recipient: answer.json.text('object', 'recipients', 0, 'id'), answer }
}
const fund = (id: string) => post('/v1/accounts/debits', { debit: { to_type: 'Transaction', to_id: id } })
const movesOf = (id: string) =>
  sandbox.kernel.ledger
    .list({ provider: 'bitpesa', after: 0, limit: 10_000 })
    .filter(({ providerReference }) => providerReference === id)
    .map(({ kind, amount, currency }) => `${kind} ${amount} ${currency}`)

describe('cancel, refund, edit', () => {
  test('an unfunded one is cancelled at once and no money moves', async () => {
    const { id, recipient } = await created()
    const answer = await sandbox.call('DELETE', `/v1/recipients/${recipient}`)
    expect([answer.status, answer.json.at('object', 'state')]).toEqual([200, 'canceled'])
    expect([await stateOf(id), movesOf(id)]).toEqual(['canceled', []])
    const again = await sandbox.call('DELETE', `/v1/recipients/${recipient}`)
    expect([again.status, again.json.at('object', 'errors')]).toEqual([422, { state: [{ error: 'invalid' }] }])
  })

  test('a failed payout is cancelled, then refunded: the balance is whole again', async () => {
    const before = await balance('USD')
    const { id, recipient } = await created({ phone: '+256772123409' })
    await fund(id)
    const failed = await until(
      () => get(`/v1/transactions/${id}`),
      (a) => a.json.at('object', 'recipients', 0, 'state') === 'error',
    )
    expect(failed.json.at('object', 'state')).toBe('received')
    expect(failed.json.at('object', 'recipients', 0, 'state_reason_details')).toMatchObject({
      code: '414',
      category: 'recipient_error',
    })
    expect(failed.json.at('object', 'recipients', 0, 'may_cancel')).toBe(true)
    const cancelled = await sandbox.call('DELETE', `/v1/recipients/${recipient}`)
    expect(cancelled.json.at('object', 'state')).toBe('canceled')
    expect(cancelled.json.at('object', 'transaction_state')).toBe('canceled')
    await becomes(id, 'refunded')
    expect(await balance('USD')).toBe(before)
    expect(movesOf(id)).toEqual(['funding 100.00 USD', 'refund 100.00 USD'])
  })

  test('a payout cancelled before it started is never paid', async () => {
    const { id, recipient } = await created()
    await fund(id)
    await sandbox.call('DELETE', `/v1/recipients/${recipient}`)
    await becomes(id, 'refunded')
    expect(movesOf(id)).toEqual(['funding 100.00 USD', 'refund 100.00 USD'])
  })

  test('a pending one keeps its state until the provider confirms that it failed', async () => {
    const { id, recipient } = await created({ phone: '+256772123401' })
    await fund(id)
    await until(
      () => get(`/v1/transactions/${id}`),
      (a) => a.json.at('object', 'recipients', 0, 'state') === 'pending',
    )
    const asked = await sandbox.call('DELETE', `/v1/recipients/${recipient}`)
    expect([asked.status, asked.json.at('object', 'state')]).toEqual([200, 'pending'])
    await sandbox.kernel.clock.advance(3_600_000)
    await becomes(id, 'refunded')
    expect(movesOf(id)).toEqual(['funding 100.00 USD', 'refund 100.00 USD'])
  })

  test('a pending one that the provider pays after all ends in success', async () => {
    const { id, recipient } = await created({ phone: '+256772123401' })
    await fund(id)
    await until(
      () => get(`/v1/transactions/${id}`),
      (a) => a.json.at('object', 'recipients', 0, 'state') === 'pending',
    )
    await sandbox.call('DELETE', `/v1/recipients/${recipient}`)
    await sandbox.call('POST', `/v1/transactions/${id}/payout`)
    await sandbox.kernel.clock.advance(3_600_000)
    expect([await stateOf(id), movesOf(id)]).toEqual(['paid', ['funding 100.00 USD', 'payout 370000 UGX']])
  })

  test('edited to a good number, a failed payout is paid; a paid one cannot be edited', async () => {
    const { id, recipient } = await created({ phone: '+256772123409' })
    await fund(id)
    await until(
      () => get(`/v1/transactions/${id}`),
      (a) => a.json.at('object', 'recipients', 0, 'state') === 'error',
    )
    const edit = (phone_number: string) =>
      sandbox.call('PATCH', `/v1/recipients/${recipient}`, {
        recipient: { payout_method: { details: { phone_number } } },
      })
    const bad = await edit('x')
    expect(bad.json.at('object', 'payout_method', 'errors')).toEqual({ phone_number: [{ error: 'invalid' }] })
    const good = await edit('+256772123400')
    expect(good.json.at('object', 'payout_method', 'details', 'first_name')).toBe('Ada')
    await becomes(id, 'paid')
    expect((await edit('+256772123400')).json.at('object', 'errors')).toEqual({ base: [{ error: 'not_editable' }] })
  })

  test('a temporary error stays in error, is tried again, and refunds itself after a day with auto_refund', async () => {
    const { id } = await created({ phone: '+256752123418' })
    await fund(id)
    const failed = await until(
      () => get(`/v1/transactions/${id}`),
      (a) => a.json.at('object', 'recipients', 0, 'state') === 'error',
    )
    expect(failed.json.at('object', 'recipients', 0, 'retriable')).toBe(true)
    await sandbox.kernel.clock.advance(600_000)
    expect(await stateOf(id)).toBe('received')
    await sandbox.kernel.clock.advance(24 * 3_600_000)
    await becomes(id, 'refunded')
  })

  test('two recipients, one cancelled after funding: refunded once nothing is open', async () => {
    const { transaction } = payoutBody({})
    const [first] = transaction.recipients
    const answer = await post('/v1/transactions', { transaction: { ...transaction, recipients: [first, first] } })
    const id = answer.json.text('object', 'id')
    expect(answer.json.at('object', 'input_amount')).toBe(200)
    // The payouts wait for the clock to be moved: on a busy machine both would be paid before one can be cancelled.
    sandbox.kernel.settings.set('bitpesa', 'payoutDelayMs', 60_000)
    await fund(id)
    await sandbox.call('DELETE', `/v1/recipients/${answer.json.text('object', 'recipients', 0, 'id')}`)
    await sandbox.kernel.clock.advance(60_000)
    sandbox.kernel.settings.set('bitpesa', 'payoutDelayMs', 20)
    await becomes(id, 'refunded')
    expect(movesOf(id).sort()).toEqual(['funding 200.00 USD', 'payout 370000 UGX', 'refund 100.00 USD'])
  })
})

test('recipients are listed by state in all three spellings of an array filter', async () => {
  const counts = []
  for (const query of [
    'state[]=success&state[]=refunded',
    'state%5B%5D=success&state%5B%5D=refunded',
    'state=success&state=refunded',
  ]) {
    counts.push((await get(`/v1/recipients?${query}&per=1`)).json.at('meta', 'pagination', 'total_count'))
  }
  expect(new Set(counts).size).toBe(1)
  expect(counts[0]).toBeGreaterThan(5)
  const sums = await get('/v1/recipients?currency[]=UGX&amount_from=370000&amount_to=370000&state[]=success')
  expect(sums.json.at('meta', 'pagination', 'total_count')).toBeGreaterThanOrEqual(3)
})
