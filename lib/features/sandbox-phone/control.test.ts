import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSandboxControl } from './control'
import { operationsFor } from './operations'
import { findLogBodies, readLogHeads } from './phone-view'
import { SandboxMsisdn } from './schemas'

let server: Server
let heard: string[]
let answer: { status: number; body: unknown }

beforeEach(async () => {
  heard = []
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      heard.push(`${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`.trim())
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

const control = () => createSandboxControl(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
const PHONE = { msisdn: '254712345678', name: 'Jane', balance: '100.00', default: 'ask', delayMs: 1500, prompts: [] }
const entry = (id: number) => ({
  id,
  at: '2026-11-21T05:00:00.000Z',
  provider: 'mpesa',
  operation: 'b2c',
  direction: 'in',
  method: 'POST',
  path: '/mpesa/b2c',
  status: 200,
  request: `{"id":${id}}`,
  response: '{}',
  note: null,
})

describe('the control of the sandbox', () => {
  it('answers the prompt that was on the screen, by its id', async () => {
    answer = { status: 200, body: PHONE }
    await control().answerPrompt({ msisdn: PHONE.msisdn, answer: 'wrong_pin', checkoutRequestId: 'ws_1' })
    expect(heard).toEqual(['POST /phones/254712345678 {"answer":"wrong_pin","checkoutRequestId":"ws_1"}'])
  })

  it('sets what a phone does by itself under the name the control knows', async () => {
    answer = { status: 200, body: PHONE }
    await control().setHabit({ msisdn: PHONE.msisdn, habit: 'cancel', delayMs: 500 })
    expect(heard).toEqual(['POST /phones/254712345678 {"default":"cancel","delayMs":500}'])
  })

  it.each([
    [404, 'not_found'],
    [400, 'invalid_input'],
    [500, 'provider_unreachable'],
  ])('turns %i into %s', async (status, code) => {
    answer = { status, body: { error: 'no' } }
    await expect(control().removeFault(3)).rejects.toMatchObject({ code })
  })

  it('says so when the sandbox is not there', async () => {
    const gone = control()
    await new Promise((resolve) => server.close(resolve))
    await expect(gone.now()).rejects.toMatchObject({ code: 'provider_unreachable' })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })

  it('refuses an answer of another shape', async () => {
    answer = { status: 200, body: { ...PHONE, balance: 100 } }
    await expect(control().getPhone(PHONE.msisdn)).rejects.toThrow()
  })
})

describe('the log', () => {
  it('shows the newest first and leaves the bodies for later', async () => {
    answer = { status: 200, body: { entries: [entry(1), entry(2)] } }
    const { entries } = await readLogHeads(control(), 'mpesa')
    expect(entries.map(({ id }) => id)).toEqual([2, 1])
    expect(entries[0]).not.toHaveProperty('request')
    expect(heard).toEqual(['GET /log?latest=30&provider=mpesa'])
  })

  it('takes no other entry for one that has gone', async () => {
    answer = { status: 200, body: { entries: [entry(8)] } }
    expect(await findLogBodies(control(), 7)).toBeUndefined()
    expect(await findLogBodies(control(), 8)).toEqual({ request: '{"id":8}', response: '{}' })
  })
})

describe('what a tester may choose', () => {
  it('a number as people write it, Kenyan only', () => {
    expect(SandboxMsisdn.parse('0712 345 678')).toBe('254712345678')
    expect(SandboxMsisdn.safeParse('+256701234567').success).toBe(false)
    expect(SandboxMsisdn.safeParse('../log').success).toBe(false)
  })

  it('callback faults only where there are callbacks', () => {
    expect(operationsFor('ihela', 'callback_lost')).toEqual([])
    expect(operationsFor('wekeza', 'callback_lost')).toEqual(['webhook'])
    expect(operationsFor('mpesa', 'drop_after')).toContain('b2c')
  })
})
