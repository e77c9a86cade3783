import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { allApplied } from '@/lib/features/inbox/apply-later'
import { newWorld, type World } from '@/lib/features/inbox/inbox-fixture'
import { dispatchPayment } from '@/lib/features/payments/dispatch-payment'
import { openEngine, success } from '@/lib/features/payments/engine-fixture'
import { createLog } from '@/lib/log'
import { type Doors, openDoors } from './doors-fixture'

/** RELIABILITY.md section 3 row 29: what must never be in a log is put in wherever something comes in. */
const CANARIES = {
  phone: '254799123987',
  account: '4111111111111111',
  name: 'CANARYNAME',
  token: 'canary-bearer-token',
  signature: 'c0ffee'.repeat(8),
} as const

let world: World
vi.mock('@/lib/worker/runtime', () => ({ getRuntime: async () => world.rt }))
vi.mock('@/lib/env', () => ({ env: () => ({ proxyAddressHeader: '' }) }))

let doors: Doors
let lines: string[]
beforeAll(async () => {
  doors = await openDoors(() => world)
})
afterAll(() => doors.close())
beforeEach(async () => {
  lines = []
  const made = await newWorld()
  const log = createLog('test', { write: (line: string) => void lines.push(line) })
  world = { ...made, rt: { ...made.rt, log } }
}, 30_000)

const found = () =>
  [...Object.entries(CANARIES), ...world.messages.map(({ token }, index) => [`address ${index}`, token] as const)]
    .filter(([, canary]) => lines.some((line) => line.includes(canary)))
    .map(([which]) => which)

const body = JSON.stringify({
  Result: { ResultCode: 0, ReceiverParty: `${CANARIES.phone} - ${CANARIES.name}`, Account: CANARIES.account },
})
const headers = {
  authorization: `Bearer ${CANARIES.token}`,
  'x-wekeza-signature': `t=1,v1=${CANARIES.signature}`,
  'x-transferzero-signature': CANARIES.signature,
}

it('no door logs a body, a phone, a signature or the secret of its address, whatever becomes of the message', async () => {
  for (const message of world.messages) {
    await doors.post(message)
    for (const bytes of [
      Buffer.from(body),
      Buffer.from(body.slice(0, 40)),
      Buffer.from(`${body}${'x'.repeat(70_000)}`),
    ])
      await doors.post(message, { headers, bytes })
  }
  const { tx } = world.rt.store
  Object.assign(world.rt.store, {
    tx: () => Promise.reject(new Error('SQLITE_FULL: the database or disk is full')),
  })
  for (const message of world.messages)
    expect((await doors.post(message, { bytes: Buffer.from(body) }))?.status).toBeGreaterThan(399)
  Object.assign(world.rt.store, { tx })
  await allApplied(world.rt)
  // Something was logged, or nothing is proved.
  expect(lines.length).toBeGreaterThan(0)
  expect(found()).toEqual([])
}, 60_000)

it('nor does the life of a payment, good or bad', async () => {
  const engine = await openEngine()
  const log = createLog('test', { write: (line: string) => void lines.push(line) })
  const rt = { ...engine.rt, log }
  const order = { counterpartyAccount: CANARIES.phone, counterpartyName: CANARIES.name, duplicateReason: 'a test' }
  for (const outcome of [
    { kind: 'accepted', providerReference: 'CONV-9' },
    { kind: 'indeterminate', because: `reset while sending to ${CANARIES.phone}` },
    { kind: 'not_sent', because: 'dns' },
  ] as const) {
    const payment = await engine.approvedPayout(order)
    engine.b2c.outcome = outcome
    await dispatchPayment(rt, payment.id, 'worker-1')
    if (outcome.kind === 'accepted')
      await engine.tell(payment.id, success({ partyAccount: CANARIES.phone, partyName: 'ANOTHER' }))
  }
  rt.log.info('done')
  expect(lines.length).toBeGreaterThan(0)
  expect(found()).toEqual([])
  await engine.store.close()
}, 60_000)
