import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Message, newWorld, type World } from '@/lib/features/inbox/inbox-fixture'
import { type Doors, openDoors } from './doors-fixture'

let world: World
vi.mock('@/lib/worker/runtime', () => ({ getRuntime: async () => world.rt }))
vi.mock('@/lib/env', () => ({ env: () => ({ proxyAddressHeader: '' }) }))

let doors: Doors
beforeAll(async () => {
  doors = await openDoors(() => world)
})
afterAll(() => doors.close())
beforeEach(async () => {
  world = await newWorld()
})

const MEGABYTE = 1024 * 1024
const JSON_TYPE = { 'content-type': 'application/json' }
const payout = (): Message => {
  const found = world.messages[2]
  if (!found) throw new Error('no payout')
  return found
}
const address = () => `/hooks/${payout().door}/${payout().token}`
const stored = async () => (await world.rt.store.read.select().from(world.rt.store.t.providerEvents)).length

describe('row 24: bodies that are too large', () => {
  it('65 KiB is 413 and is not kept; 64 KiB is read', async () => {
    const filled = (bytes: number) => Buffer.from(`{"a":"${'x'.repeat(bytes - 8)}"}`)
    expect(filled(65_536)).toHaveLength(65_536)
    expect((await doors.post(payout(), { bytes: filled(65 * 1024) }))?.status).toBe(413)
    expect(await stored()).toBe(0)
    expect((await doors.post(payout(), { bytes: filled(64 * 1024) }))?.status).toBe(200)
    expect(await stored()).toBe(1)
  })

  it('10 MB is refused by its length, before any of it is read', async () => {
    const answer = await doors.send(address(), { ...JSON_TYPE, 'content-length': String(10 * MEGABYTE) }, (out) =>
      out.flushHeaders(),
    )
    expect(answer?.status).toBe(413)
    expect(await stored()).toBe(0)
  })

  it('a body in chunks without an end is cut off early, and memory stays flat', async () => {
    const before = process.memoryUsage().rss
    let sent = 0
    const answer = await doors.send(address(), { ...JSON_TYPE, 'transfer-encoding': 'chunked' }, (out) => {
      const chunk = Buffer.alloc(64 * 1024, 0x20)
      const more = () => {
        while (!out.destroyed && sent < 1024 * MEGABYTE) {
          sent += chunk.length
          if (!out.write(chunk)) return void out.once('drain', more)
        }
      }
      more()
    })
    expect([413, undefined]).toContain(answer?.status)
    expect(sent).toBeLessThan(64 * MEGABYTE)
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * MEGABYTE)
    expect(await stored()).toBe(0)
  })

  it('a body shorter than it said is not taken as a message', async () => {
    const answer = await doors.send(address(), { ...JSON_TYPE, 'content-length': '1000' }, (out) => {
      out.write('{"Result":')
      setTimeout(() => out.destroy(), 50)
    })
    expect(answer).toBeUndefined()
    expect(await stored()).toBe(0)
  })

  it.each(['-1', '1e3', '0x10', 'many'])('a length of %s is refused', async (length) => {
    const answer = await doors.send(address(), { ...JSON_TYPE, 'content-length': length }, (out) => out.end('{}'))
    expect([400, undefined]).toContain(answer?.status)
    expect(await stored()).toBe(0)
  })

  it('only JSON is taken', async () => {
    for (const type of ['text/html', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=json'])
      expect((await doors.post(payout(), { headers: { 'content-type': type } }))?.status).toBe(415)
    expect(
      (await doors.post(payout(), { headers: { 'content-type': 'application/json; charset=utf-8' } }))?.status,
    ).toBe(200)
  })
})
