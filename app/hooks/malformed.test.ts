import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Message, newWorld, signedMessages, type World } from '@/lib/features/inbox/inbox-fixture'
import { standingToken } from '@/lib/features/payments/callback-token'
import { DOORS, type Door } from '@/lib/providers/inbound'
import { type Doors, openDoors } from './doors-fixture'

let world: World
vi.mock('@/lib/worker/runtime', () => ({ getRuntime: async () => world.rt }))
vi.mock('@/lib/env', () => ({ env: () => ({ proxyAddressHeader: '' }) }))

let doors: Doors
beforeAll(async () => {
  doors = await openDoors(() => world)
})
afterAll(() => doors.close())
/** The body at that door, authenticated as its provider would. */
function at(door: Door, bytes: Buffer): Message {
  if (door === 'w' || door === 'b') return signedMessages(world, bytes)[door]
  const token = door === 'results' || door === 'prompts' ? world.messages[door === 'results' ? 2 : 0]?.token : undefined
  return { door, token: token ?? standingToken(world.rt.key, 'arrivals'), body: '', headers: {} }
}

const nested = (depth: number) => Buffer.from(`${'{"a":'.repeat(depth - 1)}[]${'}'.repeat(depth - 1)}`)
const text = (value: string) => Buffer.from(value)

/** Bodies that no parser may take for JSON, each made by one small rule. */
function malformed(): Buffer[] {
  const seeds = ['{"a":1}', '[1,2]', '{"Result":{"ResultCode":0}}', '"text"', 'true', '-1.5e3']
  const cuts = seeds.flatMap((seed) =>
    Array.from({ length: seed.length - 1 }, (_, length) => seed.slice(0, length + 1)),
  )
  const doubled = seeds.flatMap((seed) => [
    `${seed}${seed}`,
    `${seed},`,
    `,${seed}`,
    `${seed}}`,
    `${seed}]`,
    `:${seed}`,
  ])
  const words = [
    '',
    ' ',
    'nul',
    'NULL',
    'True',
    'undefined',
    'NaN',
    'Infinity',
    '-Infinity',
    '+1',
    '01',
    '1.',
    '.5',
    '1e',
    '0x10',
    "'a'",
    '{a:1}',
  ]
  const strings = ['"\n"', '"\t"', '"\u0000"', '"\\x41"', '"\\u12G4"', '"\\"', '"', '["a\u0001"]']
  const objects = [
    '{"a"}',
    '{"a":}',
    '{:1}',
    '{"a":1,}',
    '{,}',
    '[,]',
    '[1,]',
    '[1 2]',
    '{"a" 1}',
    '{1:2}',
    '{"a":1 "b":2}',
    '//c\n{}',
    '/**/{}',
    '{}#',
  ]
  return [...cuts, ...doubled, ...words, ...strings, ...objects]
    .filter((body) => {
      try {
        JSON.parse(body)
        return false
      } catch {
        return true
      }
    })
    .map(text)
}

/** Bodies that JSON.parse takes, and that break later. */
const HOSTILE: readonly [string, Buffer][] = [
  ['21 deep', nested(21)],
  ['as deep as 64 KiB allow', text('['.repeat(65_536))],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['a cut character', Buffer.from([0x22, 0xe2, 0x82, 0x22])],
  ['a surrogate written as bytes', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ['an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ['an amount said twice', text('{"Amount":1,"Amount":1000000}')],
  ['a key said twice in two spellings', text('{"Amount":1,"\\u0041mount":2}')],
  ['__proto__', text('{"__proto__":{"polluted":"yes"}}')],
  ['__proto__ further in', text('{"Result":{"__proto__":{"polluted":"yes"},"ResultCode":0}}')],
  ['a number that is too large', text('{"Amount":1e400}')],
]

/** Odd, and nothing wrong with them: kept like any message. */
const ODD: readonly [string, Buffer][] = [
  ['20 deep', nested(20)],
  ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), text('{}')])],
  ['NUL as an escape', text('{"a\\u0000b":"\\u0000"}')],
  ['half a surrogate pair', text('{"a":"\\ud800"}')],
  ['the words constructor and prototype', text('{"constructor":{"prototype":{"polluted":"yes"}}}')],
  ['a number at the top', text('12')],
  ['null', text('null')],
  ['a long number', text('{"Amount":123456789012345678901234567890}')],
]

const events = () => world.rt.store.read.select().from(world.rt.store.t.providerEvents)
const keptAs = async (bytes: Buffer) => (await events()).filter(({ rawBody }) => rawBody.equals(bytes))
const polluted = () => ({}) as Record<string, unknown>

describe.each(DOORS)('rows 25 and 26, door %s', (door) => {
  beforeAll(async () => {
    world = await newWorld()
  })

  it.each(HOSTILE)('%s: 400 before it is parsed, its bytes kept, nothing applied', async (_name, bytes) => {
    const states = await world.rt.store.read.select().from(world.rt.store.t.payments)
    expect((await doors.post(at(door, bytes), { bytes }))?.status).toBe(400)
    expect((await keptAs(bytes)).map(({ verdict }) => verdict)).toEqual(['rejected'])
    expect(await world.rt.store.read.select().from(world.rt.store.t.payments)).toEqual(states)
    expect(polluted().polluted).toBeUndefined()
  })

  it.each(ODD)('%s: kept, no crash', async (_name, bytes) => {
    expect((await doors.post(at(door, bytes), { bytes }))?.status).toBe(200)
    expect((await keptAs(bytes)).map(({ error }) => error)).toEqual([null])
    expect(polluted().polluted).toBeUndefined()
  })

  it('some hundred malformed bodies: none is taken for a message, none breaks anything', async () => {
    const bodies = malformed()
    expect(bodies.length).toBeGreaterThan(100)
    const money = async () => (await world.rt.store.read.select().from(world.rt.store.t.postings)).length
    for (const bytes of bodies) {
      const answer = await doors.post(at(door, bytes), { bytes })
      // A notice of waiting has no documented form: it says "not known yet", whatever it holds.
      expect([bytes.toString(), answer?.status]).toEqual([bytes.toString(), door === 'timeouts' ? 200 : 400])
    }
    expect((await events()).filter(({ verdict }) => verdict === 'new')).toEqual([])
    expect(await money()).toBe(0)
  }, 60_000)
})
