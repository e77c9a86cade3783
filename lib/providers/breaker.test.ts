import { describe, expect, onTestFinished, test } from 'vitest'
import type { WireResult } from '@/lib/core/reply-class'
import { createBreaker } from './breaker'
import { answerJson, startScriptedServer } from './scripted-server'
import { wireWords } from './transmission'
import { createTransport } from './transport'

const lost: WireResult = { kind: 'lost', because: 'timeout' }
const refused: WireResult = { kind: 'never_left', because: 'refused' }
const page: WireResult = { kind: 'answered', status: 503, isJsonObject: false }
const well: WireResult = { kind: 'answered', status: 200, isJsonObject: true }
const said: WireResult = { kind: 'answered', status: 500, isJsonObject: true }

function breakerAt() {
  const clock = { now: 0 }
  return { clock, breaker: createBreaker(() => clock.now) }
}

describe('the breaker of a provider', () => {
  test('opens at the fifth failure within a minute, of whatever kind', () => {
    const { breaker } = breakerAt()
    for (const wire of [lost, refused, page, lost]) {
      breaker.report(wire)
      expect(breaker.admits()).toBe(true)
    }
    breaker.report(lost)
    expect(breaker.admits()).toBe(false)
  })

  test('lets one probe through each thirty seconds, and closes when it goes well', () => {
    const { clock, breaker } = breakerAt()
    for (let count = 0; count < 5; count += 1) breaker.report(lost)
    clock.now = 29_999
    expect(breaker.admits()).toBe(false)
    clock.now = 30_000
    expect([breaker.admits(), breaker.admits()]).toEqual([true, false])
    breaker.report(lost)
    clock.now = 59_999
    expect(breaker.admits()).toBe(false)
    clock.now = 60_000
    expect(breaker.admits()).toBe(true)
    breaker.report(well)
    expect([breaker.admits(), breaker.admits()]).toEqual([true, true])
  })

  test('stays open when the probe fails, however long ago the first failures were', () => {
    const { clock, breaker } = breakerAt()
    for (let count = 0; count < 5; count += 1) breaker.report(lost)
    clock.now = 600_000
    expect(breaker.admits()).toBe(true)
    breaker.report(lost)
    expect(breaker.admits()).toBe(false)
  })

  test('does not count failures spread over more than a minute, nor what the provider says in its own words', () => {
    const { clock, breaker } = breakerAt()
    for (let count = 0; count < 20; count += 1) {
      clock.now += 16_000
      breaker.report(lost)
    }
    expect(breaker.admits()).toBe(true)
    for (let count = 0; count < 20; count += 1) breaker.report(said)
    expect(breaker.admits()).toBe(true)
  })
})

test('an open breaker sends nothing and says why; other providers go on', async () => {
  const server = await startScriptedServer((_request, reply) => void reply.socket?.destroy())
  const other = await startScriptedServer((_request, reply) => answerJson(reply, 200, {}))
  onTestFinished(async () => {
    await server.close()
    await other.close()
  })
  const call = { operation: 'test', method: 'POST', path: '/pay', body: '{}' } as const
  const transport = createTransport({ provider: 'mpesa', baseUrl: server.url })
  for (let count = 0; count < 5; count += 1) await transport.call(call)
  const held = await transport.call(call)
  expect(held.wire).toEqual({ kind: 'never_left', because: 'breaker_open' })
  expect(held.exchange).toBeNull()
  expect(server.seen).toHaveLength(5)
  expect(wireWords(held.wire)).toMatch(/failed several times/)
  const elsewhere = await createTransport({ provider: 'wekeza', baseUrl: other.url }).call(call)
  expect(elsewhere.status).toBe(200)
})
