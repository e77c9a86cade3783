import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createWekeza } from '@/lib/providers/wekeza'
import { until } from './office'
import { startWebhookListener } from './webhook-listener'
import { openWekezaOffice, type WekezaOffice } from './wekeza-office'

let office: WekezaOffice
beforeAll(async () => {
  office = await openWekezaOffice()
})
afterAll(() => office.close())
afterEach(() => office.usual())

describe('6 webhooks', () => {
  test('6.1 to 6.4 registered once, genuine, told once, and made anew when the secret changes', async () => {
    const listener = await startWebhookListener()
    const { received, url } = listener
    try {
      await office.bank.registerCallbacks?.(url)
      await office.bank.registerCallbacks?.(url)
      const ours = async () => {
        const { data } = (await office.client.listWebhooks()).json as { data: { id: string; url: string }[] }
        return data.filter((hook) => hook.url === url('w'))
      }
      expect(await ours()).toHaveLength(1)

      const wanted = await office.accepted(office.order())
      await until(
        async () => received,
        (all) => all.some(({ body }) => body.toString().includes('payment.completed')),
      )
      const readings = received.map(({ body, headers }) =>
        office.bank.callbacks?.readInbound({
          door: 'w',
          registeredUrl: url('w'),
          rawBody: body,
          headers,
          receivedAt: office.sandbox.kernel.now(),
        }),
      )
      expect(new Set(readings.map((reading) => reading?.authenticity))).toEqual(new Set(['signed']))
      expect(office.bank.callbacks?.acknowledgement).toBe('{"received":true}')
      const evidence = readings
        .flatMap((reading) => reading?.items ?? [])
        .find((item) => item.kind === 'evidence' && item.evidence.meaning === 'succeeded')
      expect(evidence).toMatchObject({ providerReference: wanted.providerReference })

      const [hook] = await ours()
      const { data } = (await office.client.listDeliveries(hook?.id ?? '')).json as { data: { eventId: string }[] }
      expect(data.length).toBeGreaterThan(0)
      const again = await office.client.retryDelivery(hook?.id ?? '', data[0]?.eventId ?? '')
      expect(again.status).toBe(202)

      const rotated = createWekeza({ ...office.config, webhookSecrets: ['whsec_new', 'whsec_hazina_sandbox'] })
      await rotated.registerCallbacks?.(url, { renew: true })
      expect(await ours()).toHaveLength(1)
      const before = received.length
      await office.accepted(office.order())
      await until(
        async () => received.length,
        (count) => count > before,
      )
      const [latest] = received.slice(-1)
      const message = { door: 'w', registeredUrl: url('w'), rawBody: latest?.body ?? Buffer.alloc(0) } as const
      const late = { ...message, headers: latest?.headers ?? {}, receivedAt: office.sandbox.kernel.now() }
      expect(rotated.callbacks?.readInbound(late).authenticity).toBe('signed')
      expect(office.bank.callbacks?.readInbound(late).authenticity).toBe('bad_signature')
    } finally {
      await listener.close()
    }
  })
})
