import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uploadDocument } from '@/lib/providers/bitpesa/documents'
import { type BitpesaOffice, openBitpesaOffice } from './bitpesa-office'
import { until } from './office'
import { startWebhookListener } from './webhook-listener'

let office: BitpesaOffice
beforeAll(async () => {
  office = await openBitpesaOffice()
})
afterAll(() => office.close())

describe('11 names, documents, webhooks; 12 limits', () => {
  test.each([
    ['NGN::Bank', '12345678900', { bankCode: '058' }, true],
    ['NGN::Bank', '12345678939', { bankCode: '058' }, false],
    ['GHS::Mobile', '+233302123400', { mobileProvider: 'mtn' }, true],
    ['GHS::Bank', '12345678909', { bankCode: '030100' }, false],
    ['NGN::Bank', '12345678900', { bankCode: '999' }, false],
  ])('11.2 %s %s %j: found %s', async (bank, account, details, found) => {
    const told = await office.aza.names?.lookUpName({ bank, account, details })
    expect(told).toMatchObject(found ? { found: true, name: 'Test User' } : { found: false })
  })

  test('11.2 elsewhere no names are asked for', async () => {
    expect(office.aza.names?.covers?.('UGX::Mobile')).toBe(false)
    expect(await office.aza.names?.lookUpName({ bank: 'UGX::Mobile', account: '1' })).toMatchObject({ found: false })
  })

  test('11.3 a document is handed in, and its picture is not kept', async () => {
    const file = { fileName: 'passport.png', contentType: 'image/png', bytes: new Uint8Array([137, 80, 78, 71]) }
    const stored = await uploadDocument(office.client, file)
    expect(stored.fileName).toBe('passport.png')
    expect((await office.client.getDocument(stored.id)).json).toMatchObject({ object: { id: stored.id } })
    expect((await office.client.listDocuments(1)).status).toBe(200)
    await expect(uploadDocument(office.client, { ...file, contentType: 'text/html' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  test('11.4 registered once, signed over our address, told once; renewed on wish', async () => {
    const listener = await startWebhookListener()
    const { received, url } = listener
    const ours = async () => {
      const { object } = (await office.client.listWebhooks(1)).json as { object: { id: string; url: string }[] }
      return object.filter((hook) => hook.url === url('b')).map(({ id }) => id)
    }
    try {
      const { object: events } = (await office.client.listEvents()).json as { object: string[] }
      expect(events).toContain('recipient.error')
      await office.aza.registerCallbacks?.(url)
      await office.aza.registerCallbacks?.(url)
      const [first, ...more] = await ours()
      expect(more).toEqual([])
      await office.aza.registerCallbacks?.(url, { renew: true })
      const [second, ...others] = await ours()
      expect(others).toEqual([])
      expect(second).not.toBe(first)

      const wanted = await office.funded()
      await until(
        async () => received.map(({ body }) => body.toString()).join(),
        (all) => all.includes('paid_out'),
      )
      const readings = received.map(({ body, headers }) =>
        office.aza.callbacks?.readInbound({
          door: 'b',
          registeredUrl: url('b'),
          rawBody: body,
          headers,
          receivedAt: new Date(),
        }),
      )
      expect(new Set(readings.map((reading) => reading?.authenticity))).toEqual(new Set(['signed']))
      const told = readings.flatMap((reading) => reading?.items ?? [])
      expect(told.find((item) => item.kind === 'evidence' && item.evidence.meaning === 'succeeded')).toMatchObject({
        providerReference: wanted.providerReference,
      })
    } finally {
      await listener.close()
    }
  })

  test('12 one transaction is asked about six times in its first hour', async () => {
    const wanted = await office.created()
    const kinds = []
    for (let count = 0; count < 7; count += 1) kinds.push((await office.rail.ask(wanted, 'a')).kind)
    expect(kinds).toEqual([...Array(6).fill('evidence'), 'no_answer'])
    // The look before a debit is never left out.
    expect((await office.run('fund', wanted)).replyClass).toBe('accepted')
  })
})
