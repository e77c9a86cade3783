import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ForeignClient, until, wekezaUnderTest } from '@/lib/sandbox/wekeza/foreign-client'

let bank: ForeignClient
beforeAll(async () => {
  bank = await wekezaUnderTest()
  bank.sandbox.kernel.settings.set('wekeza', 'webhookRetryScale', 0.001)
})
afterAll(() => bank.sandbox.close())

describe('webhooks', () => {
  let receiver: Server
  const seen: {
    signature: string
    attempt: string
    raw: string
    body: { id: string; type: string; data: Record<string, unknown>; metadata: { attempt: number } }
  }[] = []
  let refuse = 0
  beforeAll(async () => {
    receiver = createServer(async (request, response) => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part)
      const raw = Buffer.concat(parts).toString()
      seen.push({
        signature: String(request.headers['x-wekeza-signature']),
        attempt: String(request.headers['x-wekeza-delivery-attempt']),
        raw,
        body: JSON.parse(raw),
      })
      response.writeHead(refuse-- > 0 ? 500 : 200).end('{"received":true}')
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => new Promise((resolve) => receiver.close(resolve)))

  test('events arrive signed with the registered secret and are retried with the same id', async () => {
    const url = `http://127.0.0.1:${portOf(receiver)}/hooks`
    const events = ['payment.completed', 'payment.failed', 'transaction.posted']
    const registered = await bank.call('POST', '/api/v1/webhooks', { body: { url, events, secret: 'my-own-secret' } })
    expect(registered.status).toBe(201)
    expect(registered.body).toMatchObject({ url, events, status: 'ACTIVE' })
    expect(registered.body).not.toHaveProperty('secret')
    refuse = 1
    const { body } = await bank.pay({ reference: 'HOOKED', description: 'Café' })
    await until(
      async () => seen,
      (list) => list.length >= 4,
    )
    for (const delivery of seen) {
      const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(delivery.signature) ?? []
      expect(v1).toBe(createHmac('sha256', 'my-own-secret').update(`${t}.${delivery.raw}`).digest('hex'))
      expect(Math.abs(Date.now() / 1_000 - Number(t))).toBeLessThan(30)
      expect(delivery.raw).toBe(JSON.stringify(delivery.body))
    }
    const completed = seen.filter((delivery) => delivery.body.data.paymentId === body.id)
    const repeated = seen.filter((delivery) => delivery.body.metadata.attempt === 2)
    expect(completed[0]?.body).toMatchObject({
      type: 'payment.completed',
      data: { status: 'COMPLETED', amount: 12_500, description: 'Cafe' },
    })
    expect(repeated).toHaveLength(1)
    expect(seen.filter((delivery) => delivery.body.id === repeated[0]?.body.id)).toHaveLength(2)
    expect(new Set(seen.map((delivery) => delivery.body.type))).toEqual(
      new Set(['payment.completed', 'transaction.posted']),
    )
    const log = await until(
      () => bank.call('GET', `/api/v1/webhooks/${registered.body.id}/deliveries`),
      (answer) => answer.body.data.every((d) => d.status === 'SUCCESS'),
    )
    expect(log.body.data.map((d) => d.attempts).sort()).toEqual([1, 1, 2])
  })

  test('without a secret the demo application gets its default once; the same address is not registered twice', async () => {
    const input = { url: 'http://127.0.0.1:9/hooks', events: ['consent.revoked'] }
    const first = await bank.call('POST', '/api/v1/webhooks', { body: input })
    expect(first.body.secret).toBe('whsec_hazina_sandbox')
    const again = await bank.call('POST', '/api/v1/webhooks', { body: input })
    expect(again.body.id).toBe(first.body.id)
    expect((await bank.call('GET', `/api/v1/webhooks/${first.body.id}`)).body).not.toHaveProperty('secret')
    expect(
      (await bank.call('PATCH', `/api/v1/webhooks/${first.body.id}`, { body: { status: 'PAUSED' } })).body.status,
    ).toBe('PAUSED')
    expect((await bank.call('DELETE', `/api/v1/webhooks/${first.body.id}`)).status).toBe(204)
    expect((await bank.call('GET', `/api/v1/webhooks/${first.body.id}`)).status).toBe(404)
    expect(
      (await bank.call('POST', '/api/v1/webhooks', { body: { ...input, url: 'http://example.test/x' } })).status,
    ).toBe(400)
    expect((await bank.call('POST', '/api/v1/webhooks', { body: { ...input, events: ['nonsense'] } })).status).toBe(400)
  })
})

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the receiver does not listen')
  return address.port
}
