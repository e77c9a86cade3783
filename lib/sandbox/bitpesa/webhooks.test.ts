import { createHash, createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { payoutBody, type Received, startReceiver, startUnderTest, type UnderTest, until } from './sandbox-under-test'

let sandbox: UnderTest
beforeAll(async () => {
  sandbox = await startUnderTest()
  sandbox.kernel.settings.set('bitpesa', 'payoutDelayMs', 20)
  sandbox.kernel.settings.set('bitpesa', 'refundDelayMs', 20)
  sandbox.kernel.settings.set('bitpesa', 'webhookRetryMs', 5)
})
afterAll(() => sandbox.close())
const EVENTS = [
  'transaction.created',
  'transaction.paid_in',
  'transaction.paid_out',
  'transaction.error',
  'transaction.refunded',
  'recipient.error',
]

async function subscribe(statuses: number[] = [], events = EVENTS) {
  const receiver = await startReceiver(statuses)
  const made = await sandbox.call('POST', '/v1/webhooks', { webhook: { url: receiver.url, events } })
  expect(made.status).toBe(201)
  const id = made.json.text('object', 'id')
  const end = async () => {
    await sandbox.call('DELETE', `/v1/webhooks/${id}`)
    await receiver.close()
  }
  return { ...receiver, id, end }
}

/** As a receiver must: over the raw body and the URL it registered. */
function verifies({ headers, body }: Received, url: string): boolean {
  const hash = createHash('sha512').update(body).digest('hex')
  const toSign = `${headers['authorization-nonce']}&POST&${url}&${hash}`
  const signature = createHmac('sha512', 'hazina-sandbox-secret').update(toSign).digest('hex')
  return headers['authorization-key'] === 'hazina-sandbox-key' && headers['authorization-signature'] === signature
}

test('a paid payout tells created, paid in, paid out, each signed over the registered URL', async () => {
  const hook = await subscribe()
  await sandbox.call('POST', '/v1/transactions/create_and_fund', payoutBody({ externalId: 'hook-1' }))
  await until(
    () => hook.received.length,
    (n) => n === 3,
  )
  expect(hook.received.map(({ event }) => event).sort()).toEqual([
    'transaction.created',
    'transaction.paid_in',
    'transaction.paid_out',
  ])
  expect(hook.received.every((each) => verifies(each, hook.url))).toBe(true)
  const paid = hook.received.find(({ event }) => event === 'transaction.paid_out')
  expect(Object.keys(JSON.parse(paid?.body ?? '{}'))).toEqual(['webhook', 'event', 'object'])
  expect(JSON.parse(paid?.body ?? '{}').object).toMatchObject({ state: 'paid', external_id: 'hook-1' })
  await hook.end()
})

test('a failed and cancelled one tells error twice over and refunded', async () => {
  const hook = await subscribe([], ['transaction.error', 'recipient.error', 'transaction.refunded'])
  const made = await sandbox.call(
    'POST',
    '/v1/transactions/create_and_fund',
    payoutBody({ externalId: 'hook-2', phone: '+256772123409' }),
  )
  await until(
    () => hook.received.length,
    (n) => n === 2,
  )
  const recipient = made.json.text('object', 'recipients', 0, 'id')
  await sandbox.call('DELETE', `/v1/recipients/${recipient}`)
  await until(
    () => hook.received.length,
    (n) => n === 3,
  )
  expect(hook.received.map(({ event }) => event).sort()).toEqual([
    'recipient.error',
    'transaction.error',
    'transaction.refunded',
  ])
  const error = hook.received.find(({ event }) => event === 'recipient.error')
  expect(JSON.parse(error?.body ?? '{}').object).toMatchObject({
    id: recipient,
    transaction_id: made.json.at('object', 'id'),
  })
  await hook.end()
})

test('a refused delivery is tried five more times with new nonces and the same body, then dropped', async () => {
  const hook = await subscribe([500, 500, 404, 302, 503, 500], ['transaction.created'])
  await sandbox.call('POST', '/v1/transactions', payoutBody({}))
  await until(
    () => hook.received.length,
    (n) => n === 6,
  )
  await new Promise((resolve) => setTimeout(resolve, 250))
  expect(hook.received).toHaveLength(6)
  expect(new Set(hook.received.map(({ body }) => body)).size).toBe(1)
  expect(new Set(hook.received.map(({ headers }) => headers['authorization-nonce'])).size).toBe(6)
  expect(hook.received.every((each) => verifies(each, hook.url))).toBe(true)
  await hook.end()
})

test('a delivery that succeeds is not repeated', async () => {
  const hook = await subscribe([500, 201], ['transaction.created'])
  await sandbox.call('POST', '/v1/transactions', payoutBody({}))
  await until(
    () => hook.received.length,
    (n) => n === 2,
  )
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(hook.received).toHaveLength(2)
  await hook.end()
})

test('webhooks are listed, read and deleted; unknown events and bad URLs are refused', async () => {
  const hook = await subscribe()
  expect((await sandbox.call('GET', `/v1/webhooks/${hook.id}`)).json.at('object', 'url')).toBe(hook.url)
  expect((await sandbox.call('GET', '/v1/webhooks')).json.at('meta', 'pagination', 'total_count')).toBe(1)
  expect((await sandbox.call('GET', '/v1/webhooks/events')).json.at('object')).toContain('recipient.pending')
  await hook.end()
  expect((await sandbox.call('GET', `/v1/webhooks/${hook.id}`)).status).toBe(404)
  const bad = await sandbox.call('POST', '/v1/webhooks', {
    webhook: { url: 'ftp://x', events: ['transaction.exploded'] },
  })
  expect(bad.json.at('object', 'errors')).toEqual({ url: [{ error: 'invalid' }], events: [{ error: 'inclusion' }] })
})
