import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FAULT_KINDS } from '@/lib/sandbox/faults'
import { howToPoint, SWITCHES } from '@/lib/sandbox/imitated'
import { DarajaByHand, VECTOR } from '@/lib/sandbox/mpesa/daraja-by-hand'

const folder = mkdtempSync(join(tmpdir(), 'sandbox-control-'))
const dataFile = join(folder, 'sandbox.db')
let daraja: DarajaByHand
beforeAll(async () => {
  daraja = await DarajaByHand.start({ dataFile })
})
afterAll(async () => {
  await daraja.close()
  rmSync(folder, { recursive: true })
})

const push = (msisdn: string) => ({
  ...VECTOR,
  TransactionType: 'CustomerPayBillOnline',
  Amount: 40,
  PartyA: msisdn,
  PartyB: '174379',
  PhoneNumber: msisdn,
  CallBackURL: daraja.hook('/results'),
  AccountReference: 'SF-1001',
  TransactionDesc: 'Order',
})

describe('the control API', () => {
  it('has a page that names every credential', async () => {
    const page = await daraja.control('GET', '/')
    for (const text of ['hazina-sandbox-key', '174379', 'Safaricom999!*!', 'whsec_hazina_sandbox', 'certificate.pem']) {
      expect(page.text).toContain(text)
    }
  })

  it('has on that page every fault, every switch and every scripted outcome', async () => {
    const { text } = await daraja.control('GET', '/')
    const switches = Object.values(SWITCHES).flatMap((list) => list.map(([name]) => name))
    for (const name of [...FAULT_KINDS, ...switches, 'SFC_IC0003', 'Cancelled'])
      expect(text).toContain(`<code>${name}</code>`)
    expect(text).not.toMatch(/<td><\/td>/)
  })

  it('is told in the terminal how to point any client at it', () => {
    const lines = howToPoint({ control: 4010, mpesa: 4011, wekeza: 4012, bitpesa: 4013, ihela: 4014 }).join('\n')
    for (const text of [
      'http://127.0.0.1:4010/',
      'http://127.0.0.1:4011',
      'http://127.0.0.1:4012/api/v1',
      'http://127.0.0.1:4012/oauth',
      'http://127.0.0.1:4013/v1',
      'http://127.0.0.1:4014/oAuth2/token/',
      'hazina-sandbox-secret',
      'testapi / Safaricom999!*!',
    ]) {
      expect(lines).toContain(text)
    }
  })

  it('logs requests with why they were refused, newest last', async () => {
    await daraja.post('/mpesa/stkpush/v1/processrequest', { ...push('254110000009'), Amount: 'ten' })
    const { entries } = (await daraja.control('GET', '/log?latest=1')).json
    expect(entries[0]).toMatchObject({
      provider: 'mpesa',
      direction: 'in',
      method: 'POST',
      status: 400,
      operation: 'stk_push',
    })
    expect(entries[0].note).toContain('whole number of shillings')
    expect((await daraja.control('GET', `/log?after=${entries[0].id}`)).json.entries).toEqual([])
    expect((await daraja.control('GET', '/log?provider=ihela')).json.entries).toEqual([])
  })

  it('refuses what it does not know in words', async () => {
    expect((await daraja.control('POST', '/faults', { provider: 'mpesa', kind: 'meteor' })).status).toBe(400)
    expect((await daraja.control('POST', '/phones/254110000008', { answer: 'pay' })).json.error).toContain(
      'no such prompt',
    )
    expect((await daraja.control('POST', '/phones/+254', { answer: 'pay' })).status).toBe(400)
    expect((await daraja.control('PATCH', '/settings', { paypal: {} })).status).toBe(400)
    expect((await daraja.control('GET', '/nothing')).status).toBe(404)
    expect((await daraja.control('DELETE', '/faults/999')).status).toBe(404)
  })

  it('lists, counts and removes faults; the same seed strikes at the same tries', async () => {
    const strikes = async () => {
      const { id } = (
        await daraja.control('POST', '/faults', {
          provider: 'mpesa',
          operation: 'stk_push',
          kind: 'server_error',
          probability: 0.5,
          seed: 'x',
        })
      ).json
      const seen: number[] = []
      for (let i = 0; i < 12; i++) {
        const response = await fetch(`${daraja.base}/mpesa/stkpush/v1/processrequest`, { method: 'POST' })
        seen.push(response.status)
      }
      const { faults } = (await daraja.control('GET', '/faults')).json
      expect(faults).toMatchObject([{ id, tried: 12, struck: seen.filter((status) => status === 503).length }])
      await daraja.control('DELETE', `/faults/${id}`)
      return seen
    }
    const first = await strikes()
    expect(new Set(first)).toEqual(new Set([404, 503]))
    expect(await strikes()).toEqual(first)
    expect((await daraja.control('GET', '/faults')).json.faults).toEqual([])
  })

  it('latency runs by the sandbox clock', async () => {
    await daraja.control('POST', '/faults', {
      provider: 'mpesa',
      operation: 'stk_push',
      kind: 'latency',
      delayMs: 600_000,
    })
    const answer = daraja.post('/mpesa/stkpush/v1/processrequest', {})
    await expect.poll(async () => (await daraja.control('GET', '/faults')).json.faults[0].struck).toBe(1)
    await daraja.control('POST', '/clock', { advanceMs: 600_000 })
    expect((await answer).status).toBe(400)
  })

  it('a prompt survives a restart of the sandbox', async () => {
    const msisdn = '254110000007'
    const ack = await daraja.post('/mpesa/stkpush/v1/processrequest', push(msisdn))
    await daraja.close()
    daraja = await DarajaByHand.start({ dataFile })
    const phone = (await daraja.control('GET', `/phones/${msisdn}`)).json
    expect(phone.prompts).toMatchObject([{ checkoutRequestId: ack.json.CheckoutRequestID }])
    await daraja.control('POST', `/phones/${msisdn}`, { answer: 'pay' })
    const movements = await daraja.movements()
    expect(movements.filter((movement: { from: string }) => movement.from === msisdn)).toHaveLength(1)
  })

  it('a reset makes a fresh world and keeps nothing but the certificate', async () => {
    const certificate = (await daraja.control('GET', '/mpesa/certificate.pem')).text
    await daraja.settings({ strictTokens: true })
    await daraja.control('POST', '/faults', { provider: 'mpesa', operation: 'b2c', kind: 'drop_after' })
    const answer = await daraja.control('POST', '/reset', { seed: 'another' })
    expect(answer.json).toMatchObject({ seed: 'another' })
    expect(await daraja.movements()).toEqual([])
    expect((await daraja.control('GET', '/faults')).json.faults).toEqual([])
    expect((await daraja.control('GET', '/settings')).json.mpesa).toEqual({})
    expect((await daraja.control('GET', '/mpesa/certificate.pem')).text).toBe(certificate)
    expect((await daraja.post('/mpesa/stkpush/v1/processrequest', {})).json).toMatchObject({ errorCode: '404.001.03' })
  })
})
