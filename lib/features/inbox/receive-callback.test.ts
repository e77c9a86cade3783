import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { sha256Hex } from '@/lib/core/content-hash'
import { setCrashHook } from '@/lib/core/crash-points'
import { getPayment } from '../payments/queries'
import { applyWaiting } from './apply-event'
import { type Message, newWorld, type World } from './inbox-fixture'
import { acceptCallback, receiveCallback } from './receive-callback'

afterEach(() => setCrashHook(undefined))

const requestOf = ({ door, token, body, headers }: Message) => ({
  door,
  token,
  search: '',
  rawBody: Buffer.from(body),
  headers,
})

const messageAt = (world: World, index: number): Message => {
  const message = world.messages[index]
  if (!message) throw new Error(`no message ${index}`)
  return message
}

const eventsOf = ({ rt }: World) => rt.store.read.select().from(rt.store.t.providerEvents)
const stateOf = async ({ rt }: World, id: string) => (await getPayment(rt.store, rt.store.read, id)).state

/** The process dies there: nothing after the place happens. */
function dieAt(place: string): void {
  setCrashHook((point) => {
    if (point === place) throw new Error(`died at ${point}`)
  })
}

describe('a message is safe before it is answered', () => {
  it('CP12: read and not stored, there is no answer and nothing is left; the repeat is followed', async () => {
    const world = await newWorld()
    const request = requestOf(messageAt(world, 2))
    dieAt('CP12')
    await expect(receiveCallback(world.rt, request)).rejects.toThrow('CP12')
    expect(await eventsOf(world)).toEqual([])
    setCrashHook(undefined)
    expect((await receiveCallback(world.rt, request)).status).toBe(200)
    expect(await stateOf(world, world.payments.payout.id)).toBe('succeeded')
  })

  it('CP13: stored and not answered, the start follows it and the repeat only counts', async () => {
    const world = await newWorld()
    const request = requestOf(messageAt(world, 2))
    dieAt('CP13')
    await expect(receiveCallback(world.rt, request)).rejects.toThrow('CP13')
    expect((await eventsOf(world)).map(({ verdict }) => verdict)).toEqual(['new'])
    setCrashHook(undefined)
    expect(await applyWaiting(world.rt)).toBe(1)
    expect(await stateOf(world, world.payments.payout.id)).toBe('succeeded')
    expect((await receiveCallback(world.rt, request)).status).toBe(200)
    expect((await eventsOf(world)).map(({ verdict, repeats }) => [verdict, repeats])).toEqual([['applied', 1]])
  })

  it('CP14: a reducer that fails changes nothing, the message stays new with its reason, and the answer is 200', async () => {
    const world = await newWorld()
    const before = await stateOf(world, world.payments.payout.id)
    dieAt('CP14')
    expect((await receiveCallback(world.rt, requestOf(messageAt(world, 2)))).status).toBe(200)
    expect(await stateOf(world, world.payments.payout.id)).toBe(before)
    expect(await world.rt.store.read.select().from(world.rt.store.t.postings)).toEqual([])
    expect((await eventsOf(world)).map(({ verdict, error }) => [verdict, error])).toEqual([['new', 'died at CP14']])
    setCrashHook(undefined)
    expect(await applyWaiting(world.rt)).toBe(1)
    expect(await stateOf(world, world.payments.payout.id)).toBe('succeeded')
    expect((await eventsOf(world)).map(({ verdict, error }) => [verdict, error])).toEqual([['applied', null]])
    expect(await applyWaiting(world.rt)).toBe(0)
  })

  it('a message that always fails does not keep others waiting', async () => {
    const world = await newWorld()
    const { rt } = world
    dieAt('CP14')
    await receiveCallback(rt, requestOf(messageAt(world, 0)))
    setCrashHook(undefined)
    await acceptCallback(rt, requestOf(messageAt(world, 2)))
    let passed = 0
    setCrashHook((point) => {
      if (point === 'CP14' && ++passed === 2) throw new Error('fails again')
    })
    expect(await applyWaiting(rt)).toBe(2)
    expect(await stateOf(world, world.payments.payout.id)).toBe('succeeded')
    expect((await eventsOf(world)).map(({ verdict, error }) => [verdict, error])).toEqual([
      ['new', 'fails again'],
      ['applied', null],
    ])
  })
})

describe('what is kept', () => {
  it('the bytes, the query of the address and the attempt, and never the secret of the address', async () => {
    const world = await newWorld()
    const message = messageAt(world, 2)
    await receiveCallback(world.rt, { ...requestOf(message), search: '?about=b2b' })
    const [event] = await eventsOf(world)
    expect(event).toMatchObject({ door: 'results', search: '?about=b2b', authenticity: 'token' })
    expect(event?.rawBody.toString()).toBe(message.body)
    expect(event?.bodySha256).toBe(sha256Hex(message.body))
    expect(JSON.stringify({ ...event, rawBody: '' })).not.toContain(message.token)
  })

  it('a forgery with the words of a genuine message does not take its place', async () => {
    const world = await newWorld()
    const genuine = messageAt(world, 5)
    const forged = { ...genuine, headers: { 'x-wekeza-signature': 't=1,v1=00' } }
    expect((await receiveCallback(world.rt, requestOf(forged))).status).toBe(401)
    expect((await receiveCallback(world.rt, requestOf(genuine))).status).toBe(200)
    expect((await eventsOf(world)).map(({ verdict }) => verdict)).toEqual(['rejected', 'applied'])
  })

  it('a token of an M-Pesa payment opens no door of another provider', async () => {
    const world = await newWorld()
    const { token } = messageAt(world, 2)
    const answer = await receiveCallback(world.rt, { ...requestOf(messageAt(world, 5)), token })
    expect(answer.status).toBe(404)
    const { providerEvents } = world.rt.store.t
    expect(await world.rt.store.read.select().from(providerEvents).where(eq(providerEvents.door, 'w'))).toEqual([])
  })
})
